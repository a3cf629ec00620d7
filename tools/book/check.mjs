// Checks the book as a reader opens it: from files, in a browser, in both themes.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import axe from 'axe-core';
import { chromium } from 'playwright-core';

import { median } from '../bench/statistics.mjs';
import { StepError } from '../command/errors.mjs';
import { checkKeyboard } from './check-keyboard.mjs';
import { checkLinks, pagesIn } from './check-links.mjs';
import { runInKernel, runsInChromium, runsInFirefox, tabOf } from './check-runs.mjs';
import { findFirefox } from './firefox.mjs';
import { firstPaint } from './first-paint.mjs';
import { within } from './patient.mjs';
import { BOOK } from './places.mjs';
import { checkSizes } from './sizes.mjs';

/** Where browsers are found that speak Chromium's protocol. */
const BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Seconds in which axe has looked at a page. */
const LOOK = 120;

/** Milliseconds until something is seen of the first page. */
const FIRST_PAINT = 1000;

/** The file of such a browser; undefined if none is installed. */
export const browserHere = () =>
  [process.env.DIGITS_CHROMIUM ?? '', ...BROWSERS].find((file) => file !== '' && existsSync(file));

export function findBrowser() {
  const found = browserHere();
  if (found !== undefined) return found;
  throw new StepError(
    'checking the book: expected Chromium, found none: install it ("apt-get install chromium" on Debian), ' +
      'or name its file in the variable DIGITS_CHROMIUM',
  );
}

/** @param {string} page */
const addressOf = (page) => pathToFileURL(path.join(BOOK, page)).href;

/**
 * Notes what a page should not do.
 *
 * @param {import('playwright-core').Page} tab
 * @param {string[]} problems
 */
function listen(tab, problems) {
  const where = () => tab.url().slice(pathToFileURL(BOOK).href.length + 1);
  tab.on('request', (request) => {
    if (!/^(file|data|blob):/.test(request.url())) problems.push(`${where()}: asks for ${request.url()}`);
  });
  tab.on('requestfailed', (request) => problems.push(`${where()}: cannot load ${request.url().slice(0, 200)}`));
  tab.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(`${where()}: console: ${message.text()}`);
  });
  tab.on('pageerror', (error) => problems.push(`${where()}: ${error.message}`));
}

/**
 * Scrolls through a page, so that all its charts are drawn and all its widgets begin.
 *
 * @param {import('playwright-core').Page} tab
 */
async function readThrough(tab) {
  const charts = tab.locator('body.notebook figure.chart');
  for (let at = 0; at < (await charts.count()); at++) {
    await charts.nth(at).scrollIntoViewIfNeeded();
    await charts.nth(at).locator('.main-svg').first().waitFor({ timeout: 30_000 });
  }
  const widgets = tab.locator('digits-draw, digits-confusion, digits-way, digits-epochs');
  for (let at = 0; at < (await widgets.count()); at++) {
    await widgets.nth(at).scrollIntoViewIfNeeded();
    await widgets.nth(at).locator('canvas, table').first().waitFor({ timeout: 30_000 });
  }
}

/**
 * What axe finds on the page that is open.
 *
 * @param {import('playwright-core').Page} tab
 * @param {string} name
 * @returns {Promise<string[]>}
 */
async function accessibility(tab, name) {
  await tab.evaluate(axe.source);
  const looking = tab.evaluate(async () => {
    const tool = /** @type {{ axe: typeof import('axe-core') }} */ (/** @type {unknown} */ (globalThis)).axe;
    const { violations: found } = await tool.run({ preload: false });
    return found.map(({ id, impact, nodes }) => ({ id, impact, at: nodes.map(({ html }) => html.slice(0, 120)) }));
  });
  const late = () => new Error(`Chromium, ${name}: expected axe to have looked within ${LOOK} s, found it at work`);
  const violations = await within(LOOK, looking, late);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, impact, at }) => `${name}: axe: ${id} (${impact}) at ${at.length} places, such as ${at[0]}`);
}

/**
 * Reads every page, as it follows the system from light to dark, and then as narrow as a phone: one visit for all three,
 * since charts take their time.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {readonly string[]} pages
 */
async function checkPages(browser, pages) {
  /** @type {string[]} */
  const problems = [];
  const context = await browser.newContext();
  const tab = await context.newPage();
  listen(tab, problems);
  for (const page of pages) {
    await tab.setViewportSize({ width: 1280, height: 900 });
    await tab.emulateMedia({ colorScheme: 'light' });
    await tab.goto(addressOf(page));
    await readThrough(tab);
    problems.push(...(await accessibility(tab, `${page} (light)`)));
    await tab.emulateMedia({ colorScheme: 'dark' });
    await tab.waitForFunction("document.documentElement.dataset.theme === 'dark'");
    problems.push(...(await accessibility(tab, `${page} (dark)`)));
    await tab.setViewportSize({ width: 390, height: 844 });
    // Charts follow the width after a while.
    await tab.waitForTimeout(300);
    await readThrough(tab);
    const more = Number(await tab.evaluate('document.documentElement.scrollWidth - innerWidth'));
    if (more > 0) problems.push(`${page}: is ${more} pixels wider than a phone`);
  }
  await context.close();
  return problems;
}

/** @param {import('playwright-core').Browser} browser */
async function checkFirstPaint(browser) {
  const page = await browser.newPage();
  const time = Math.round(median(await firstPaint(tabOf(page), pathToFileURL(BOOK).href)));
  await page.close();
  console.log(`First paint of index.html: ${time} ms`);
  return time <= FIRST_PAINT ? [] : [`index.html: first paint after ${time} ms, at most ${FIRST_PAINT} are wanted`];
}

/** Chromium, without a window. */
export function startChromium() {
  // In a container there is no sandbox; the pages are the project's own.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  // A signal is the command's, which ends its programs: Playwright would end this one alone, and the check go on.
  const signals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
  return chromium.launch({ executablePath: findBrowser(), args, ...signals });
}

/**
 * What a reader sees and reaches, page by page.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {readonly string[]} pages
 */
async function checkReading(browser, pages) {
  const problems = [...(await checkPages(browser, pages))];
  for (const page of ['index.html', 'notebooks/3-visualize-digits.html']) {
    problems.push(...(await checkKeyboard(browser, addressOf(page), page)));
  }
  return problems;
}

/**
 * Does a part of the check, and says how long it took.
 *
 * @template Result
 * @param {string} what
 * @param {() => Promise<Result>} part
 */
async function timed(what, part) {
  const start = performance.now();
  const result = await part();
  console.log(`  ${what}: ${Math.round((performance.now() - start) / 1000)} s`);
  return result;
}

/**
 * Looks for what is wrong with the book, and prints its sizes.
 *
 * @returns {Promise<string[]>} a line for each problem
 */
export async function checkBook() {
  const browser = await startChromium();
  try {
    const pages = pagesIn(BOOK);
    const problems = [...checkSizes(BOOK, pages), ...checkLinks(BOOK), ...(await checkFirstPaint(browser))];
    // Two at a time: each keeps about one core at work.
    const [reading, executed] = await Promise.all([
      timed('reading all pages', () => checkReading(browser, pages)),
      timed('running the notebooks in the kernel', runInKernel),
    ]);
    const runs = await Promise.all([
      timed('in Chromium', () => runsInChromium(browser, executed)),
      ...(findFirefox() === undefined ? [] : [timed('in Firefox', () => runsInFirefox(executed))]),
    ]);
    return [...problems, ...reading, ...runs.flat()];
  } finally {
    await browser.close();
  }
}
