import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

import { mustSucceed } from '../notebook/tags';
import type { NotebookFile, Problem } from './check-types';

/**
 * Compiles the code cells of notebooks one by one with the kernel's own compiler, which is older than the
 * project's and has options of its own: what it refuses would fail when the notebook runs. Cells that are skipped,
 * or whose tag says that they fail, are left out. It works in a process of its own.
 *
 * @param folder the notebooks' folder, in which their kernels run
 * @returns once that process has got its work: a promise of the problems of the first cell that each
 *   notebook's kernel would refuse; it rejects if the compiler does not work at all
 */
export async function startKernelCheck(
  notebooks: readonly NotebookFile[],
  folder: string,
): Promise<{ readonly problems: Promise<Problem[]> }> {
  const sources = notebooks.map(({ file, notebook }) => ({
    file,
    cells: notebook.cells.flatMap((cell, i) =>
      mustSucceed(cell) && cell.source.trim() !== '' ? [{ cell: i + 1, source: cell.source }] : [],
    ),
  }));
  const script = require.resolve('@digits/runner/kernel/preload/compile-cells.cjs');
  const child = spawn(process.execPath, [script], { cwd: folder, stdio: 'pipe', windowsHide: true });
  const ended = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('exit', resolve));
  const written = new Promise<void>((resolve) =>
    child.stdin.once('error', () => resolve()).end(JSON.stringify(sources), resolve),
  );

  const problems = Promise.all([text(child.stdout), text(child.stderr), ended]).then(([output, errors, status]) => {
    if (status !== 0) throw new Error(`compiling the notebooks as the kernel does: ${errors.trim()}`);
    const found = JSON.parse(output) as Problem[];
    return found.map((problem) => ({ ...problem, message: `the kernel refuses it: ${problem.message}` }));
  });
  // Whoever waits for them hears of it; until then it is no rejection that nothing handles.
  problems.catch(() => undefined);
  await written;
  return { problems };
}
