import { readdirSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from './arguments';

/**
 * The notebooks of a folder, in the order of their file names: `2-split.ipynb` before `10-end.ipynb`.
 *
 * @param only numbers with which the names must begin; all notebooks without it
 * @returns full paths
 * @throws Error if the folder holds no notebook; UsageError if a number names none
 */
export function listNotebooks(folder: string, only?: readonly number[]): string[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.ipynb'))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  if (names.length === 0) throw new Error(`looking for notebooks: found none in ${folder}`);
  const missing = only?.find((number) => !names.some((name) => Number.parseInt(name, 10) === number));
  if (missing !== undefined) {
    throw new UsageError(`--only: expected numbers of notebooks (${names.join(', ')}), found ${missing}`);
  }
  return names
    .filter((name) => only?.includes(Number.parseInt(name, 10)) ?? true)
    .map((name) => path.join(folder, name));
}
