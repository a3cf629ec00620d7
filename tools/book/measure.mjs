// Measures what the book promises: how soon a page is seen, a cell runs and a network has learnt, and what that takes.
import { cpus } from 'node:os';
import { pathToFileURL } from 'node:url';

import { median } from '../bench/statistics.mjs';
import { place } from '../project/places.mjs';
import { writeJson, writeWhole } from '../project/whole-file.mjs';
import { findBrowser, startChromium } from './check.mjs';
import { pagesIn } from './check-links.mjs';
import { tabOf } from './check-runs.mjs';
import { findFirefox, startFirefox } from './firefox.mjs';
import { firstPaint } from './first-paint.mjs';
import { lighthouse } from './lighthouse.mjs';
import { firstCells, openNotebook, run, tenEpochs, TRAINS } from './measure-pages.mjs';
import { largestPage } from './memory.mjs';
import { measurementsText } from './measurements.mjs';
import { BOOK } from './places.mjs';
import { createServer } from './serve.mjs';
import { sizesOf } from './sizes.mjs';

/** @typedef {import('./patient.mjs').Tab} Tab */
/** @typedef {import('./measurements.mjs').Measurement} Measurement */

/** The notebook whose cells train many networks. */
const TRAINS_MANY = '7-regularization';

/**
 * A browser that is running.
 *
 * @typedef {{ version: string, tab: Tab, close: () => Promise<void> }} Driven
 */

/** @returns {Promise<Driven>} */
async function driveChromium() {
  const browser = await startChromium();
  return { version: browser.version(), tab: tabOf(await browser.newPage()), close: () => browser.close() };
}

/** @returns {Promise<Driven>} */
async function driveFirefox() {
  const { tab, close } = await startFirefox(findFirefox() ?? '');
  const version = String(await tab.evaluate(`navigator.userAgent.replace(/.*Firefox\\//, '')`));
  return { version, tab, close };
}

const START = { Chromium: driveChromium, Firefox: driveFirefox };

/** What ten epochs may take in seconds: from disk on one thread, and served on two. */
const TEN_EPOCHS = { Chromium: { file: 5, served: 3.5 }, Firefox: { file: 10, served: 7 } };

/**
 * All of it in one browser.
 *
 * @param {'Chromium' | 'Firefox'} browser
 * @param {string} served the address at which the book is served
 * @returns {Promise<{ version: string, found: readonly Measurement[] }>}
 */
async function measureIn(browser, served) {
  const file = pathToFileURL(BOOK).href;
  const notebooks = pagesIn(BOOK).flatMap((page) => /^notebooks\/(.*)\.html$/.exec(page)?.[1] ?? []);
  let version = '';
  /** @type {Measurement[]} */
  const found = [];
  /** @param {Pick<Measurement, 'what' | 'unit' | 'wanted'>} measured @param {readonly number[]} values @param {number} value */
  const add = (measured, values, value = median(values)) => {
    found.push({ ...measured, browser, value, least: Math.min(...values), most: Math.max(...values) });
    console.log(`  ${browser}, ${measured.what}: ${value.toPrecision(3)} ${measured.unit}`);
  };
  const addMemory = (/** @type {string} */ after) => {
    const bytes = largestPage(process.pid);
    if (bytes !== undefined) add({ what: `memory of the page after ${after}`, unit: 'MB', wanted: 500 }, [bytes / 1e6]);
  };
  // Each in a browser of its own: one keeps the pages that were open before.
  const inOne = async (/** @type {(tab: Tab) => Promise<void>} */ measure) => {
    const driven = await START[browser]();
    version = driven.version;
    await measure(driven.tab).finally(driven.close);
  };
  await inOne(async (tab) => {
    add({ what: 'first paint of the first page, from disk', unit: 'ms', wanted: 1000 }, await firstPaint(tab, file));
    const cells = await firstCells(tab, file, notebooks);
    add(
      { what: 'first cell after the click, the slowest notebook', unit: 'ms', wanted: 1000 },
      cells,
      Math.max(...cells),
    );
  });
  for (const [way, root] of /** @type {const} */ ([
    ['file', file],
    ['served', served],
  ])) {
    await inOne(async (tab) => {
      const { threads, seconds } = await tenEpochs(tab, root);
      const what = `ten epochs ${way === 'file' ? 'from disk' : 'served'}, ${threads}`;
      add({ what, unit: 's', wanted: TEN_EPOCHS[browser][way] }, seconds);
      addMemory(what);
    });
  }
  await inOne(async (tab) => {
    await openNotebook(tab, file, TRAINS_MANY);
    await run(tab, '.live-run-all');
    addMemory(`all of notebook ${TRAINS_MANY.replace(/-.*/, '')}`);
  });
  return { version, found };
}

/**
 * The sizes of the book, and of its largest page.
 *
 * @returns {Measurement[]}
 */
function measureSizes() {
  const { book, pages, limits } = sizesOf(BOOK, pagesIn(BOOK));
  const row = (/** @type {string} */ what, /** @type {number} */ bytes, /** @type {number} */ wanted) => {
    const value = bytes / 1e6;
    return { what, browser: '', unit: 'MB', value, least: value, most: value, wanted: wanted / 1e6 };
  };
  return [
    row('the book without the data of all digits', book, limits.book),
    row('its largest page, with pictures and charts', Math.max(...pages.map(({ size }) => size)), limits.page),
  ];
}

/**
 * Lighthouse's marks of the first page, of a notebook and of the reference.
 *
 * @param {string} served
 * @returns {Promise<Measurement[]>}
 */
async function measureMarks(served) {
  const pages = ['index.html', `notebooks/${TRAINS}.html`, 'api/train.html'];
  const marks = await lighthouse(
    pages.map((page) => `${served}/${page}`),
    findBrowser(),
  );
  if (typeof marks === 'string') {
    console.log(`  no marks: ${marks}`);
    return [];
  }
  return /** @type {const} */ (['performance', 'accessibility', 'best-practices', 'seo']).map((name) => {
    const values = marks.map((page) => page[name]);
    const value = Math.min(...values);
    console.log(`  Lighthouse, ${name}: ${values.join(', ')}`);
    return {
      what: `Lighthouse, ${name}: the worst of ${pages.length} pages`,
      browser: 'Chromium',
      unit: 'of 100',
      value,
      least: value,
      most: Math.max(...values),
      wanted: 95,
    };
  });
}

/**
 * Measures the book that was made, and writes what it found to docs/book.json and docs/book.md.
 *
 * @returns {Promise<string[]>} the files
 */
export async function measureBook() {
  const server = createServer(BOOK);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  const served = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  /** @type {Record<string, string>} */
  const browsers = {};
  const measurements = measureSizes();
  try {
    for (const name of /** @type {const} */ (['Chromium', 'Firefox'])) {
      if (name === 'Firefox' && findFirefox() === undefined) continue;
      const { version, found } = await measureIn(name, served);
      browsers[name] = version;
      measurements.push(...found);
    }
    measurements.push(...(await measureMarks(served)));
  } finally {
    server.closeAllConnections();
    server.close();
  }
  const machine = cpus();
  const report = {
    date: new Date().toISOString(),
    machine: machine[0]?.model.trim() ?? 'unknown processor',
    cores: machine.length,
    browsers,
    measurements,
  };
  const [data, page] = [place('docs', 'book.json'), place('docs', 'book.md')];
  writeJson(data, report);
  writeWhole(page, measurementsText(report));
  return [data, page];
}
