import path from 'node:path';

import type { Notebook } from '../notebook/notebook';

/** How many code cells hold outputs or a count of executions: someone has run and saved the notebook. */
export function savedCells({ cells }: Notebook): number {
  return cells.filter((cell) => cell.type === 'code' && (cell.outputs.length > 0 || cell.executionCount !== null))
    .length;
}

/** Whether a problem that `lintNotebook` reports is one of outputs, which `savedOutputs` explains. */
export function isOfOutputs(problem: string): boolean {
  return /^cell \d+: expected (no outputs|execution_count null)/.test(problem);
}

/**
 * What to do with lessons that were run and saved in place of the reader's copy of them.
 *
 * @param files paths from the project's folder
 * @returns lines to print; none for no files
 */
export function savedOutputs(files: readonly string[]): string[] {
  if (files.length === 0) return [];
  const list = files.map((file) => file.split(path.sep).join('/')).join(' ');
  return [
    'The lessons in notebooks/ are kept without outputs. To work on them, use the copy in my-notebooks/,',
    'which "npm run lab" opens, and "npm run lab -- --prepare-only" makes for other programs.',
    `  First, to keep what you did (asks before it overwrites):  cp -i ${list} my-notebooks/`,
    `  Then, to undo it in notebooks/:  git checkout -- ${list}`,
  ];
}
