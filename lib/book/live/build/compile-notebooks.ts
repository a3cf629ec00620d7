import { availableParallelism } from 'node:os';

import type { Compilation, CompiledCell } from '../protocol';
import { runScript } from './run-script';

/** The code of a notebook: its code cells in their order. */
export interface NotebookCode {
  readonly name: string;
  readonly cells: readonly { readonly id: string; readonly source: string }[];
}

/** Most processes that compile: each takes a second or two to load the compiler and its types. */
const MOST_PROCESSES = 4;

/**
 * Compiles the cells of notebooks as the kernel would, each after those before it; the notebooks are shared among processes.
 *
 * @returns for each notebook its compiled cells by their ids
 * @throws Error if the compiler finds a fault in a cell; it says where
 */
export async function compileNotebooks(
  notebooks: readonly NotebookCode[],
): Promise<readonly ReadonlyMap<string, CompiledCell>[]> {
  const processes = Math.min(MOST_PROCESSES, availableParallelism(), notebooks.length);
  const shares = Array.from({ length: processes }, (_, share) =>
    notebooks.filter((_notebook, place) => place % processes === share),
  );
  const compiled = await Promise.all(shares.map(compileShare));
  return notebooks.map((_, place) => compiled[place % processes]?.[Math.floor(place / processes)] ?? new Map());
}

async function compileShare(notebooks: readonly NotebookCode[]): Promise<readonly ReadonlyMap<string, CompiledCell>[]> {
  const sources = notebooks.map(({ cells }) => cells.map(({ source }) => source));
  const found = await runScript('compile-main.js', sources, 'compiling the cells');
  const compilations = found as readonly (readonly Compilation[])[];
  return notebooks.map(({ name, cells }, notebook) => {
    return new Map(cells.map(({ id }, place) => [id, cellOf(compilations[notebook]?.[place], `${name}, cell ${id}`)]));
  });
}

function cellOf(compilation: Compilation | undefined, where: string): CompiledCell {
  if (compilation?.cell) return compilation.cell;
  const found = compilation?.problems?.map(({ line, column, message }) => `${line}:${column} ${message}`) ?? [
    'nothing',
  ];
  throw new Error(`making the book: expected cells that compile, found in ${where}: ${found.join('; ')}`);
}
