import path from 'node:path';
import { projectFolder } from '../workspace/folders';
import { checkTypes, notebookOptions } from './check';
import { lintNotebook } from './lint-notebook';
import { listNotebooks, readNotebooks } from './list-notebooks';

/**
 * Checks the types and the form of a project's notebooks; one that cannot be read does not hide the others.
 *
 * @param root the project's folder, with tsconfig.json and notebooks/ in it
 * @returns one line for each problem, for example
 *   `notebooks/3-visualize.ipynb, cell 4, line 2: Cannot find name 'digit'.`
 */
export function checkNotebooks(root: string): string[] {
  const files = listNotebooks(path.join(root, 'notebooks'));
  const { notebooks, unreadable } = readNotebooks(files);
  const shown = (file: string) => path.relative(root, file);

  const types = checkTypes(notebooks, notebookOptions(path.join(root, 'tsconfig.json')));
  return [
    ...unreadable.map((problem) => path.join('notebooks', problem)),
    ...types.map(({ file, cell, line, message }) => `${shown(file)}, cell ${cell}, line ${line}: ${message}`),
    ...notebooks.flatMap(({ file, notebook }) => {
      const following = files[files.indexOf(file) + 1];
      const next = following === undefined ? {} : { next: path.basename(following) };
      return lintNotebook(notebook, next).map((problem) => `${shown(file)}: ${problem}`);
    }),
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
