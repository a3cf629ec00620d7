// What runs of the notebooks have left for the book.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { StepError } from '../command/errors.mjs';
import { parseJson } from '../project/json.mjs';

/**
 * Which data set a run was on, as `DIGITS_DATASET` said; undefined for the usual one, and for what holds no word of it.
 *
 * @param {string} file
 */
function datasetOf(file) {
  /** @typedef {{ metadata?: { digits?: { provenance?: { environment?: { DIGITS_DATASET?: string } } } } } | null} Run */
  const run = /** @type {Run} */ (parseJson(readFileSync(file, 'utf8')));
  return run?.metadata?.digits?.provenance?.environment?.DIGITS_DATASET;
}

/**
 * Looks whether a book can be made of what runs have left.
 *
 * @param {readonly string[]} names of the notebooks, without their ending
 * @param {string} folder of the executed copies
 * @returns {string[]} the names of those that have not run: their pages have no outputs
 * @throws {StepError} if none has, or if one has run on any other data set than those that the book is about
 */
export function requireRuns(names, folder) {
  const there = names.filter((name) => existsSync(path.join(folder, `${name}.ipynb`)));
  if (there.length === 0) {
    throw new StepError('making the book: there is no run of the notebooks: "npm start" first, or add -- --run');
  }
  for (const name of there) {
    const dataset = datasetOf(path.join(folder, `${name}.ipynb`));
    if (typeof dataset !== 'string' || !dataset.startsWith('folder:')) continue;
    throw new StepError(
      `making the book: it is about MNIST's digits, and its pages run on them; the last run of ${name}.ipynb was on ` +
        `${dataset}: "npm start" without DIGITS_DATASET first`,
    );
  }
  return names.filter((name) => !there.includes(name));
}
