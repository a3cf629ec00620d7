// Checks that the cells of the pages give what the kernel gives: every notebook is run in both, and the outputs compared.
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { load } from '../project/library.mjs';
import { NOTEBOOKS } from '../project/places.mjs';
import { findFirefox, startFirefox } from './firefox.mjs';
import { patientTab } from './patient.mjs';
import { BOOK } from './places.mjs';

/** @typedef {import('../../lib/runner/index.js').Notebook} Notebook */
/** @typedef {import('./patient.mjs').Tab} Tab */

/** Seconds that a cell may take, in the kernel as in a page. */
const PATIENCE = 600;

/**
 * What a kernel is told, so that it does as a new page does: the quick data set, WebAssembly for TensorFlow.js, and no
 * exercise solved yet.
 */
const ENVIRONMENT = {
  DIGITS_DATASET: 'quick',
  DIGITS_BACKEND: 'wasm',
  DIGITS_PICTURES: 'none',
  DIGITS_PROGRESS: 'none',
};

/**
 * Runs a notebook in a kernel of its own.
 *
 * @param {Notebook} notebook
 */
async function inKernel(notebook) {
  const { Kernel, runNotebook } = load('runner/dist/index.js');
  const kernel = await Kernel.start(NOTEBOOKS, { env: { ...process.env, ...ENVIRONMENT } });
  try {
    const listener = { cellStarted: () => undefined, cellFinished: () => undefined };
    const { notebook: executed, failure } = await runNotebook(kernel, notebook, listener, { timeout: PATIENCE });
    if (failure) throw new Error(`running in the kernel: cell ${failure.cell ?? '-'} failed: ${failure.message}`);
    return executed;
  } finally {
    await kernel.close();
  }
}

/** What a page says of a notebook that was run in it: the file that it would hand to the reader. */
const DOWNLOADED = `new Promise((resolve) => {
  const create = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    URL.createObjectURL = create;
    blob.text().then(resolve);
    return 'data:,';
  };
  document.querySelector('.live-download').click();
})`;

const HANDED_OUT = { what: 'the notebook as a file', seconds: 60 };

/**
 * Runs all cells of the notebook whose page is open, and reads it as it would be downloaded.
 *
 * @param {Tab} tab
 * @returns {Promise<Notebook>}
 */
async function inPage(tab) {
  const { parseNotebook } = load('runner/dist/index.js');
  await tab.waitFor(`/ready|cannot/.test(document.querySelector('.live-status')?.textContent)`, 60);
  await tab.evaluate(`document.querySelector('.live-run-all').click()`);
  await tab.waitFor(`document.getElementById('kernel-status').dataset.busy === 'false'`, PATIENCE);
  return parseNotebook(String(await tab.evaluate(DOWNLOADED, HANDED_OUT)), 'the page');
}

/** @param {Notebook} notebook */
const codeCells = ({ cells }) => cells.flatMap((cell) => (cell.type === 'code' ? [cell] : []));

/**
 * Runs every notebook in the kernel.
 *
 * @returns {Promise<Map<string, Notebook>>} by the notebooks' names
 */
export async function runInKernel() {
  const { listNotebooks, readNotebook } = load('runner/dist/index.js');
  const executed = new Map();
  for (const file of listNotebooks(NOTEBOOKS)) {
    executed.set(path.basename(file, '.ipynb'), await inKernel(readNotebook(file)));
  }
  return executed;
}

/**
 * Runs every notebook in its page, and compares what it gives with what the kernel gave.
 *
 * @param {Tab} tab one tab for all: what a notebook keeps is there for the next, as it is for the kernels
 * @param {ReadonlyMap<string, Notebook>} executed
 * @param {(name: string) => string} addressOf
 * @param {import('../../lib/book/live/check/compare.js').Closeness} [closeness]
 * @returns {Promise<string[]>} what differs, in words
 */
export async function compareRuns(tab, executed, addressOf, closeness) {
  const { differences } = load('book/dist/live/check/compare.js');
  const problems = [];
  for (const [name, notebook] of executed) {
    await tab.open(addressOf(name));
    const found = differences(codeCells(notebook), codeCells(await inPage(tab)), closeness);
    problems.push(...found.map((difference) => `${name}: run in the page: ${difference}`));
  }
  return problems;
}

/**
 * @param {import('playwright-core').Page} page
 * @returns {Tab}
 */
export const tabOf = (page) =>
  patientTab('Chromium', {
    // Its own limits tell less.
    open: (address) => page.goto(address, { timeout: 0 }),
    evaluate: (expression) => page.evaluate(expression),
    waitFor: (expression) => page.waitForFunction(expression, undefined, { timeout: 0 }),
  });

/**
 * The address of a notebook's page.
 *
 * @param {string} name
 */
const addressOf = (name) => pathToFileURL(path.join(BOOK, 'notebooks', `${name}.html`)).href;

/**
 * Compares every notebook in Chromium.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {ReadonlyMap<string, Notebook>} executed
 */
export async function runsInChromium(browser, executed) {
  const context = await browser.newContext();
  const problems = await compareRuns(tabOf(await context.newPage()), executed, addressOf);
  await context.close();
  return problems;
}

/** Firefox's Math.log10 differs from V8's in its last bit, by which the ends of a chart's axis may. */
const IN_FIREFOX = { tolerance: 1e-12 };

/**
 * The same in Firefox.
 *
 * @param {ReadonlyMap<string, Notebook>} executed
 * @param {string} [file] its program
 */
export async function runsInFirefox(executed, file = findFirefox()) {
  if (file === undefined) throw new Error('checking the book: expected Firefox, found none');
  const { tab, errors, close } = await startFirefox(file);
  try {
    const problems = await compareRuns(tab, executed, addressOf, IN_FIREFOX);
    return [...problems, ...errors].map((problem) => `in Firefox: ${problem}`);
  } finally {
    await close();
  }
}
