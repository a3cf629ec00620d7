// What is measured in a notebook's page: how long its cells take after a click.
import path from 'node:path';

import { StepError } from '../command/errors.mjs';
import { load } from '../project/library.mjs';
import { NOTEBOOKS } from '../project/places.mjs';

/** @typedef {import('./patient.mjs').Tab} Tab */

/** How often the training is measured. */
const ROUNDS = 3;

/** The notebook that trains the report's network. */
export const TRAINS = '5-train-model';

/** Seconds that anything may take: all cells of a notebook that trains many networks do. */
const PATIENCE = 600;

/**
 * Runs cells by a click on a button, and tells how long the page was busy. In the page.
 *
 * @param {string} button as a selector
 */
const clickAndWait = (button) => `new Promise((resolve) => {
  const status = document.getElementById('kernel-status');
  const start = performance.now();
  const observer = new MutationObserver(() => {
    if (status.dataset.busy !== 'false') return;
    observer.disconnect();
    resolve(performance.now() - start);
  });
  observer.observe(status, { attributes: true, attributeFilter: ['data-busy'] });
  document.querySelector(${JSON.stringify(button)}).click();
})`;

/**
 * @param {Tab} tab
 * @param {string} button
 * @returns {Promise<number>} milliseconds
 * @throws {Error} if a cell failed, or the page is busy for too long
 */
export async function run(tab, button) {
  const wait = { what: `the cells to end after a click on ${button}`, seconds: PATIENCE };
  const time = Number(await tab.evaluate(clickAndWait(button), wait));
  const failed = Number(await tab.evaluate(`document.querySelectorAll('.cell[data-state="failed"]').length`));
  if (failed > 0) throw new Error(`measuring the book: ${failed} cells failed after a click on ${button}`);
  return time;
}

/**
 * Opens a notebook, and waits until its cells can be run.
 *
 * @param {Tab} tab
 * @param {string} root the book's address
 * @param {string} name
 */
export async function openNotebook(tab, root, name) {
  await tab.open(`${root}/notebooks/${name}.html`);
  await tab.waitFor(`/ready|cannot/.test(document.querySelector('.live-status')?.textContent)`, PATIENCE);
}

/**
 * Milliseconds from the click on the first cell of each notebook to its end.
 *
 * @param {Tab} tab
 * @param {string} root the book's address
 * @param {readonly string[]} names of the notebooks
 */
export async function firstCells(tab, root, names) {
  const times = [];
  for (const name of names) {
    await openNotebook(tab, root, name);
    times.push(await run(tab, 'section.cell.code .live-run'));
  }
  return times;
}

/**
 * The cell that trains the report's network.
 *
 * @throws {StepError} if the notebook has none
 */
export function trainingCell() {
  const { readNotebook } = load('runner/dist/index.js');
  const { cells } = readNotebook(path.join(NOTEBOOKS, `${TRAINS}.ipynb`));
  const found = cells.find(({ type, source }) => type === 'code' && source.includes('await fit(model, digits.train'));
  if (found) return found.id;
  throw new StepError(
    `measuring the book: expected a cell in notebook ${TRAINS} that trains on digits.train, found none`,
  );
}

/**
 * Seconds of ten epochs of the report's network on 60,000 digits, with validation on 10,000 and the live chart: the cell of
 * the notebook, after the cells above it, which make the network anew.
 *
 * @param {Tab} tab
 * @param {string} root
 * @returns {Promise<{ threads: string, seconds: readonly number[] }>}
 */
export async function tenEpochs(tab, root) {
  const cell = `section.cell[data-cell="${trainingCell()}"]`;
  await openNotebook(tab, root, TRAINS);
  await tab.evaluate(`document.querySelector('.live-all-digits').click()`);
  const status = `document.querySelector('.live-status').textContent`;
  await tab.waitFor(`/all 70,000 digits are there/.test(${status})`, PATIENCE);
  const seconds = [];
  for (let round = 0; round < ROUNDS; round++) {
    await run(tab, `${cell} .live-run-above`);
    seconds.push((await run(tab, `${cell} .live-run`)) / 1000);
  }
  const [threads = ''] = /\d+ threads?/.exec(String(await tab.evaluate(status))) ?? [];
  return { threads, seconds };
}
