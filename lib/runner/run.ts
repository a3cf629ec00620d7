import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { ReportRow } from '../report/report';
import { embedPictures, type Render } from './embed-pictures';
import { Kernel } from './kernel';
import { formatNotebook, readNotebook, writeWhole } from './notebook';
import { peakMemory } from './peak-memory';
import type { Progress } from './progress';
import { reportRows } from './report-table';
import { runNotebook, type CellFailure } from './run-notebook';

export interface RunAllOptions {
  /** Seconds that a cell may take. */
  readonly timeout: number;
  /** Environment variables of the kernels. */
  readonly env: NodeJS.ProcessEnv;
  readonly progress: Progress;
  /** Draws a figure for the executed copies. */
  readonly render: Render;
  /** Aborting it ends the run with the signal's reason, and the kernel with it. */
  readonly signal: AbortSignal;
}

/** A cell of a notebook failed; the message shows the cell and the error. */
export class NotebookError extends Error {
  override readonly name = 'NotebookError';

  constructor(notebook: string, { cell, source, message }: CellFailure) {
    const code = source.trimEnd().replace(/^/gm, '    ');
    super(`${notebook}, cell ${cell} failed:\n\n${code}\n\n${message}`);
  }
}

/** Removes the pictures that an earlier run drew for a notebook: their titles may have changed. */
function removePictures(folder: string, name: string): void {
  if (!existsSync(folder)) return;
  for (const file of readdirSync(folder)) {
    const ours = file.startsWith(`${name}-`) && /^\d+(-.*)?\.png$/.test(file.slice(name.length + 1));
    if (ours) rmSync(path.join(folder, file));
  }
}

/**
 * Runs notebooks one after the other, each in a kernel of its own, and writes the executed copies to
 * `notebooks` and their charts to `pictures` in the output folder.
 *
 * @param files full paths of the notebooks; a kernel works in its notebook's folder
 * @param output full path of the output folder
 * @returns the lines of the report's comparison that the notebooks handed over
 * @throws NotebookError at the first cell that fails, when the copy up to that cell is written
 */
export async function runAll(
  files: readonly string[],
  output: string,
  { timeout, env, progress, render, signal }: RunAllOptions,
): Promise<ReportRow[]> {
  const rows: ReportRow[] = [];
  for (const file of files) {
    const base = path.basename(file);
    const name = path.basename(file, '.ipynb');
    const copy = path.join(output, 'notebooks', base);
    const pictureFolder = path.join(output, 'pictures');
    const notebook = readNotebook(file);
    let how = 'stopped';
    let megabytes: number | undefined;
    progress.notebookStarted(base, notebook.cells.length);
    try {
      const run = await withKernel(path.dirname(file), { env, signal }, async (kernel) => {
        const result = await runNotebook(kernel, notebook, progress, { timeout, signal });
        megabytes = peakMemory(kernel.pid);
        return result;
      });
      writeWhole(copy, formatNotebook(run.notebook));
      removePictures(pictureFolder, name);
      how = 'failed';
      if (run.failure) throw new NotebookError(base, run.failure);
      const drawn = await embedPictures(run.notebook, name, render);
      for (const { name: picture, png } of drawn.pictures) writeWhole(path.join(pictureFolder, picture), png);
      writeWhole(copy, formatNotebook(drawn.notebook));
      rows.push(...reportRows(run.notebook));
      signal.throwIfAborted();
      how = 'done';
    } finally {
      progress.notebookFinished(how, megabytes);
    }
  }
  return rows;
}

/** Does work with a kernel that is closed afterwards, at once if the work fails. */
async function withKernel<T>(
  folder: string,
  options: { readonly env: NodeJS.ProcessEnv; readonly signal: AbortSignal },
  work: (kernel: Kernel) => Promise<T>,
): Promise<T> {
  const kernel = await Kernel.start(folder, options);
  let patience = 0;
  try {
    const result = await work(kernel);
    patience = 1;
    return result;
  } finally {
    await kernel.close(patience);
  }
}
