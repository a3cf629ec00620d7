// The notebooks as the book needs them: with their runs, what TypeScript knows of their code, and what a page runs.
import { existsSync } from 'node:fs';
import path from 'node:path';

import { hashOf } from '../project/hash.mjs';
import { load } from '../project/library.mjs';
import { NOTEBOOKS, place, ROOT } from '../project/places.mjs';
import { hashOfAll, kept } from './kept.mjs';
import { EXECUTED } from './places.mjs';

/** @typedef {import('../../lib/runner/index.js').Notebook} Notebook */
/** @typedef {import('../../lib/book/site/index.js').Chapter} Chapter */

/** What tells of the code of cells and compiles it, and the types that they use. */
const COMPILED_BY = [
  'package-lock.json',
  'tsconfig.json',
  'lib/book/dist',
  'lib/runner/dist',
  'lib/runner/kernel',
  'lib/digits/dist',
];

/**
 * The code cells of a notebook.
 *
 * @param {Notebook} notebook
 */
const codeOf = ({ cells }) => cells.filter(({ type }) => type === 'code').map(({ id, source }) => ({ id, source }));

/**
 * Reads the notebooks. What TypeScript says of them is kept until their code, or the library, changes.
 *
 * @param {readonly Chapter[]} chapters
 */
export async function readSources(chapters) {
  const { readNotebook, notebookOptions } = load('runner/dist/index.js');
  const notebooks = chapters.map(({ name }) => {
    const file = path.join(NOTEBOOKS, `${name}.ipynb`);
    const notebook = readNotebook(file);
    return { name, file, notebook, cells: codeOf(notebook) };
  });
  const version = hashOfAll(COMPILED_BY);
  const how = {
    name: (/** @type {{ name: string }} */ { name }) => name,
    key: (/** @type {{ cells: unknown }} */ { cells }) => hashOf(version, JSON.stringify(cells)),
  };
  // Other processes compile while this one asks for types.
  const compiling = kept('cells', notebooks, { ...how, make: compile });
  const hovers = await kept('hovers', notebooks, {
    ...how,
    make: (missing) =>
      load('book/dist/site/index.js').readHovers(missing, notebookOptions(place('tsconfig.json')), ROOT),
  });
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

/** @param {readonly { name: string, cells: readonly { id: string, source: string }[] }[]} notebooks */
async function compile(notebooks) {
  const compiled = await load('book/dist/live/build/compile-notebooks.js').compileNotebooks(notebooks);
  return compiled.map((cells) => [...cells]);
}
