import path from 'node:path';

import { startKernelCheck } from './check/check-kernel';
import { checkTypes, notebookOptions, type Problem } from './check/check-types';
import { lintNotebook } from './check/lint-notebook';
import { isOfOutputs, savedCells, savedOutputs } from './check/saved-outputs';
import { listNotebooks, readNotebooks } from './notebook/list-notebooks';

/**
 * Checks the types and the form of a project's notebooks; one that cannot be read does not hide the others.
 *
 * @param root the project's folder, with tsconfig.json and notebooks/ in it
 * @returns one line for each problem, for example
 *   `notebooks/3-visualize.ipynb, cell 4, line 2: Cannot find name 'digit'.`; and what to do where notebooks
 *   were run and saved
 */
export async function checkNotebooks(root: string): Promise<string[]> {
  const folder = path.join(root, 'notebooks');
  const files = listNotebooks(folder);
  const { notebooks, unreadable } = readNotebooks(files);
  const shown = (file: string) => path.relative(root, file);

  // A process of its own compiles for the kernel while this one checks for the project.
  const refused = await startKernelCheck(notebooks, folder);
  const types = checkTypes(notebooks, notebookOptions(path.join(root, 'tsconfig.json')));
  const isNew = ({ file, cell }: Problem) => !types.some((problem) => problem.file === file && problem.cell === cell);
  const problems = [...types, ...(await refused.problems).filter(isNew)];
  return [
    ...unreadable.map((problem) => path.join('notebooks', problem)),
    ...problems.map(({ file, cell, line, message }) => `${shown(file)}, cell ${cell}, line ${line}: ${message}`),
    ...notebooks.flatMap(({ file, notebook }) => {
      const names = files.map((each) => path.basename(each));
      const at = files.indexOf(file);
      const next = names[at + 1];
      const context = { earlier: names.slice(0, at), ...(next !== undefined && { next }) };
      const count = savedCells(notebook);
      const saved = count === 0 ? [] : [`was run and saved: ${count} of its cells hold outputs or counts`];
      const form = lintNotebook(notebook, context).filter((problem) => !isOfOutputs(problem));
      return [...form, ...saved].map((problem) => `${shown(file)}: ${problem}`);
    }),
    ...savedOutputs(notebooks.filter(({ notebook }) => savedCells(notebook) > 0).map(({ file }) => shown(file))),
  ];
}
