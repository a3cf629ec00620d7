// The cells as kernels have compiled them in a run of the notebooks: the book need not compile them once more.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

import { parseJson } from '../project/json.mjs';
import { load } from '../project/library.mjs';
import { writeWhole } from '../project/whole-file.mjs';
import { hashOfAll } from './kept.mjs';
import { CACHE } from './places.mjs';

/** @typedef {import('../../lib/common/protocol.js').CompiledLine} CompiledLine */
/** @typedef {import('../../lib/book/live/protocol.js').CompiledCell} CompiledCell */

/** Where kernels leave them. */
export const COMPILED = path.join(CACHE, 'compiled');

/** What compiles cells and tells of their code, and the types that they use. */
const COMPILED_BY = [
  'package-lock.json',
  'tsconfig.json',
  'lib/book/dist',
  'lib/runner/dist',
  'lib/runner/kernel',
  'lib/digits/dist',
];

/** What cells are compiled by, as a hash: with another one they may come out otherwise. */
export const compilerVersion = () => hashOfAll(COMPILED_BY);

/** @param {string} folder */
const versionFile = (folder) => path.join(folder, 'version.txt');

/**
 * Makes room for those of the next run.
 *
 * @param {string} version of what they are to be compiled by
 * @param {string} [folder]
 */
export function clearCompiled(version, folder = COMPILED) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeWhole(versionFile(folder), version);
}

/**
 * What a kernel has left of a notebook.
 *
 * @param {string} name
 * @param {readonly { readonly id: string, readonly source: string }[]} cells its code cells
 * @param {string} version
 * @param {string} [folder]
 * @returns {readonly (readonly [id: string, cell: CompiledCell])[] | undefined} undefined where it has not compiled just
 *   these cells, in their order, and by that version; what follows them is the runner's own code
 */
export function compiledBefore(name, cells, version, folder = COMPILED) {
  const file = path.join(folder, `${name}.jsonl`);
  if (!existsSync(file) || !existsSync(versionFile(folder))) return undefined;
  if (readFileSync(versionFile(folder), 'utf8') !== version) return undefined;
  const { compiledCell } = load('book/dist/live/compiler/compile.js');
  const lines = readFileSync(file, 'utf8').split('\n', cells.length).map(parsed);
  const entries = cells.flatMap(({ id, source }, place) => {
    const line = lines[place];
    return line?.source === source ? [/** @type {const} */ ([id, compiledCell(line.converted)])] : [];
  });
  return entries.length === cells.length ? entries : undefined;
}

/**
 * @param {string} line
 * @returns {CompiledLine | undefined} undefined for one that a kernel did not come to the end of
 */
function parsed(line) {
  try {
    return /** @type {CompiledLine} */ (parseJson(line));
  } catch {
    return undefined;
  }
}
