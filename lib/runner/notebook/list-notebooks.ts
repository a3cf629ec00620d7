import { readdirSync } from 'node:fs';
import path from 'node:path';

import { reasonOf } from '@digits/common/text';

import { type Notebook, readNotebook } from './notebook';

/**
 * The notebooks of a folder, in the order of their file names: `2-split.ipynb` before `10-end.ipynb`.
 *
 * @param only numbers with which the names must begin; all notebooks without it
 * @returns full paths
 * @throws Error if the folder holds no notebook; RangeError if a number names none
 */
export function listNotebooks(folder: string, only?: readonly number[]): string[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.ipynb'))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  if (names.length === 0) throw new Error(`looking for notebooks: found none in ${folder}`);
  const missing = only?.find((number) => !names.some((name) => Number.parseInt(name, 10) === number));
  if (missing !== undefined) {
    throw new RangeError(
      `looking for notebooks: expected numbers of notebooks (${names.join(', ')}), found ${missing}`,
    );
  }
  return names
    .filter((name) => only?.includes(Number.parseInt(name, 10)) ?? true)
    .map((name) => path.join(folder, name));
}

/** The notebooks that could be read, and what is wrong with the others. */
export interface NotebooksRead {
  readonly notebooks: readonly { readonly file: string; readonly notebook: Notebook }[];
  /** One line for each notebook that could not be read, which names it. */
  readonly unreadable: readonly string[];
}

/** Reads notebooks; one that cannot be read does not keep the others from it. */
export function readNotebooks(files: readonly string[]): NotebooksRead {
  const notebooks: { file: string; notebook: Notebook }[] = [];
  const unreadable: string[] = [];
  for (const file of files) {
    try {
      notebooks.push({ file, notebook: readNotebook(file) });
    } catch (error) {
      const message = reasonOf(error);
      const name = path.basename(file);
      unreadable.push(message.startsWith(name) ? message : `${name}: ${message}`);
    }
  }
  return { notebooks, unreadable };
}
