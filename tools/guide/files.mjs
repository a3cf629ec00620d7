// The files that state times or solutions, as they should be.
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { load } from '../project/library.mjs';
import { NOTEBOOKS, place } from '../project/places.mjs';
import { answersPage } from './answers.mjs';
import { loadOf } from './minutes.mjs';
import { withRow, withSection, withTime, withWay } from './texts.mjs';

/**
 * What takes time in each notebook, from notebook 0 on.
 *
 * @returns {{ readonly file: string, readonly load: import('./minutes.mjs').Load }[]}
 */
export function notebookLoads() {
  const { listNotebooks, readNotebook } = load('runner/dist/index.js');
  return listNotebooks(NOTEBOOKS).map((file) => ({
    file: `notebooks/${path.basename(file)}`,
    load: loadOf(readNotebook(file).cells),
  }));
}

/**
 * Every file that states a time or a solution, with its text as it should be.
 *
 * @returns {ReadonlyMap<string, string>} by its name below the project's folder
 */
export function guideFiles() {
  const { LESSONS } = load('digits/dist/exercises/check.js');
  const read = (/** @type {string} */ file) => readFileSync(place(file), 'utf8');
  const notebooks = notebookLoads();
  const loads = notebooks.map((notebook) => notebook.load);
  const readme = loads.reduce((text, each, number) => withRow(text, number, each), read('README.md'));
  const guide = loads.reduce((text, each, number) => withSection(text, number, each), read('docs/teaching.md'));
  return new Map([
    ...notebooks.map(({ file, load: each }) => /** @type {const} */ ([file, withTime(file, read(file), each)])),
    ['README.md', readme],
    ['docs/teaching.md', withWay(guide, loads)],
    ['docs/answers.md', answersPage(LESSONS)],
  ]);
}
