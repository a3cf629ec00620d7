// The notebooks as the book needs them: with their runs, what TypeScript knows of their code, and what a page runs.
import { existsSync } from 'node:fs';
import path from 'node:path';

import { hashOf } from '../project/hash.mjs';
import { load } from '../project/library.mjs';
import { NOTEBOOKS, place, ROOT } from '../project/places.mjs';
import { compiledBefore, compilerVersion } from './compiled.mjs';
import { kept } from './kept.mjs';
import { EXECUTED } from './places.mjs';

/** @typedef {import('../../lib/runner/index.js').Notebook} Notebook */
/** @typedef {import('../../lib/book/site/index.js').Chapter} Chapter */

/**
 * The code cells of a notebook.
 *
 * @param {Notebook} notebook
 */
const codeOf = ({ cells }) => cells.filter(({ type }) => type === 'code').map(({ id, source }) => ({ id, source }));

/**
 * The notebooks with their code, and by what is kept that is made of them.
 *
 * @param {readonly Chapter[]} chapters
 */
function readCode(chapters) {
  const { readNotebook } = load('runner/dist/index.js');
  const notebooks = chapters.map(({ name }) => {
    const file = path.join(NOTEBOOKS, `${name}.ipynb`);
    const notebook = readNotebook(file);
    return { name, file, notebook, cells: codeOf(notebook) };
  });
  const version = compilerVersion();
  const how = {
    name: (/** @type {{ name: string }} */ { name }) => name,
    key: (/** @type {{ cells: unknown }} */ { cells }) => hashOf(version, JSON.stringify(cells)),
  };
  return { notebooks, version, how };
}

/** @param {ReturnType<typeof readCode>} code */
function hoversOf({ notebooks, how }) {
  const { notebookOptions } = load('runner/dist/index.js');
  return kept('hovers', notebooks, {
    ...how,
    make: (missing) =>
      load('book/dist/site/index.js').readHovers(missing, notebookOptions(place('tsconfig.json')), ROOT),
  });
}

/**
 * Makes what TypeScript says of the notebooks' code, where what is kept is of another.
 *
 * @param {readonly Chapter[]} chapters
 */
export const keepHovers = (chapters) => hoversOf(readCode(chapters));

/**
 * Reads the notebooks. What TypeScript says of them is kept until their code, or the library, changes; so are their cells as
 * kernels compile them, which a run of the notebooks may have left.
 *
 * @param {readonly Chapter[]} chapters
 */
export async function readSources(chapters) {
  const { readNotebook } = load('runner/dist/index.js');
  const code = readCode(chapters);
  const { notebooks, version, how } = code;
  // Other processes compile while this one asks for types.
  const compiling = kept('cells', notebooks, { ...how, make: (missing) => compile(missing, version) });
  const hovers = await hoversOf(code);
  const compiled = await compiling;
  return chapters.map((chapter, index) => {
    const run = path.join(EXECUTED, `${chapter.name}.ipynb`);
    return {
      chapter,
      notebook: /** @type {Notebook} */ (notebooks[index]?.notebook),
      executed: existsSync(run) ? readNotebook(run) : undefined,
      hovers: hovers[index] ?? { cells: {}, texts: [] },
      compiled: new Map(compiled[index]),
    };
  });
}

/**
 * @param {readonly { name: string, cells: readonly { id: string, source: string }[] }[]} notebooks
 * @param {string} version
 */
async function compile(notebooks, version) {
  const before = notebooks.map(({ name, cells }) => compiledBefore(name, cells, version));
  const missing = notebooks.filter((_, index) => before[index] === undefined);
  const compiled = await load('book/dist/live/build/compile-notebooks.js').compileNotebooks(missing);
  const made = compiled.map((cells) => [...cells]);
  return before.map((entries) => entries ?? made.shift() ?? []);
}
