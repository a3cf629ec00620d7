// What the shipped networks read of pictures: of those in docs/own-digits, and of made ones after each step.
import { readFileSync } from 'node:fs';

import { parseJson } from '../project/json.mjs';
import { load } from '../project/library.mjs';
import { place } from '../project/places.mjs';

/** Networks, steps, and the made pictures: of how many test digits, by which seed. */
const MODELS = /** @type {const} */ (['cnn', 'cnn-50000', 'ann']);
const STEPS = /** @type {const} */ (['gray', 'ink', 'cropped', 'scaled', 'centred']);
const [DIGITS, SEED] = [1000, 1];
const FILE = 'docs/own-digits.json';

/**
 * How many pictures each network reads: of those in the folder, of the test digits themselves, and of the pictures that
 * are made of these after each step.
 *
 * @typedef {Readonly<Record<(typeof STEPS)[number] | 'own' | 'written', number>>} ReadPictures
 * @typedef {{ readonly digits: number, readonly seed: number, readonly unusual: number,
 *   readonly read: Readonly<Record<(typeof MODELS)[number], ReadPictures>> }} OwnDigits
 */

/** @returns {OwnDigits} what docs/own-digits.json holds */
export const keptOwnDigits = () => /** @type {OwnDigits} */ (parseJson(readFileSync(place(FILE), 'utf8')));

/** @returns {Promise<OwnDigits>} the same, worked out anew */
export async function measureOwnDigits() {
  const digits = load('digits/dist/index.js');
  await digits.selectBackend();
  const { test } = digits.loadDigits('mnist');
  const written = digits.firstDigits(test, DIGITS);
  const own = digits.digitsFromFolder();
  const made = digits.picturesOf(written, { seed: SEED }).map((picture) => digits.digitFromImage(picture));
  /** @type {[string, Record<string, number>][]} */
  const read = [];
  for (const name of MODELS) {
    const model = await digits.loadModel(place(`docs/models/${name}`));
    /** @param {import('../../lib/digits/index.js').Digits} given */
    const rightOf = async (given) => {
      const said = digits.predictedLabels(await digits.classify(model, given));
      return said.filter((label, at) => label === given.labels[at]).length;
    };
    /** @type {Record<string, number>} */
    const counts = { own: await rightOf(own), written: await rightOf(written) };
    for (const step of STEPS) counts[step] = await rightOf(digits.digitsAfter(made, written.labels, step));
    read.push([name, counts]);
    digits.disposeModel(model);
  }
  const unusual = digits.unusualImages(test).length;
  return /** @type {OwnDigits} */ ({ digits: DIGITS, seed: SEED, unusual, read: Object.fromEntries(read) });
}

/** @returns {Promise<import('./recompute.mjs').Finding>} */
export async function ownDigitsAgain() {
  const [kept, found] = [keptOwnDigits(), await measureOwnDigits()].map((counts) => JSON.stringify(counts));
  const faults = kept === found ? [] : [`expected ${kept}, found ${found}`];
  return { what: `${FILE}: what networks read of pictures`, faults };
}
