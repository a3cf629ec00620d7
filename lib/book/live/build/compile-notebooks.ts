import { spawnSync } from 'node:child_process';
import path from 'node:path';

import { projectFolder } from '@digits/common/files';

import type { Compilation, CompiledCell } from '../protocol';

/** The code of a notebook: its code cells in their order. */
export interface NotebookCode {
  readonly name: string;
  readonly cells: readonly { readonly id: string; readonly source: string }[];
}

/** Room for what the compiling process writes: about 10 kB a cell. */
const MOST_BYTES = 2 ** 28;

/**
 * Compiles the cells of notebooks as the kernel would, each after those before it.
 *
 * @returns for each notebook its compiled cells by their ids
 * @throws Error if the compiler finds a fault in a cell; it says where
 */
export function compileNotebooks(notebooks: readonly NotebookCode[]): readonly ReadonlyMap<string, CompiledCell>[] {
  const sources = notebooks.map(({ cells }) => cells.map(({ source }) => source));
  const compilations = run(JSON.stringify(sources));
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

function run(input: string): readonly (readonly Compilation[])[] {
  const script = path.join(projectFolder(), 'lib', 'book', 'dist', 'live', 'build', 'compile-main.js');
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [script], {
    cwd: path.join(projectFolder(), 'notebooks'),
    input,
    encoding: 'utf8',
    maxBuffer: MOST_BYTES,
  });
  if (status !== 0) throw new Error(`making the book: compiling the cells failed: ${stderr}`, { cause: error });
  return JSON.parse(stdout) as readonly (readonly Compilation[])[];
}
