import path from 'node:path';
import { projectFolder } from '../workspace/folders';
import { checkTypes, notebookOptions } from './check';
import { lintNotebook } from './lint-notebook';
import { listNotebooks } from './list-notebooks';
import { readNotebook } from './notebook';
import { isOfOutputs, savedCells, savedOutputs } from './saved-outputs';

/**
 * Checks the types and the form of a project's notebooks.
 *
 * @param root the project's folder, with tsconfig.json and notebooks/ in it
 * @returns one line for each problem, for example
 *   `notebooks/3-visualize.ipynb, cell 4, line 2: Cannot find name 'digit'.`; and what to do where notebooks
 *   were run and saved
 */
export function checkNotebooks(root: string): string[] {
  const files = listNotebooks(path.join(root, 'notebooks'));
  const notebooks = files.map((file) => ({ file, notebook: readNotebook(file) }));
  const shown = (file: string) => path.relative(root, file);

  const types = checkTypes(notebooks, notebookOptions(path.join(root, 'tsconfig.json')));
  return [
    ...types.map(({ file, cell, line, message }) => `${shown(file)}, cell ${cell}, line ${line}: ${message}`),
    ...notebooks.flatMap(({ file, notebook }, i) => {
      const following = files[i + 1];
      const next = following === undefined ? {} : { next: path.basename(following) };
      const count = savedCells(notebook);
      const saved = count === 0 ? [] : [`was run and saved: ${count} of its cells hold outputs or counts`];
      const problems = lintNotebook(notebook, next).filter((problem) => !isOfOutputs(problem));
      return [...problems, ...saved].map((problem) => `${shown(file)}: ${problem}`);
    }),
    ...savedOutputs(notebooks.filter(({ notebook }) => savedCells(notebook) > 0).map(({ file }) => shown(file))),
  ];
}

if (require.main === module) {
  try {
    const problems = checkNotebooks(projectFolder());
    for (const problem of problems) process.stdout.write(`${problem}\n`);
    process.exitCode = problems.length === 0 ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
