// Lighthouse's marks of the book's pages. It is 185 MB, so it is installed for this alone, beside the project's packages.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

import { place } from '../project/places.mjs';

const VERSION = '12.8.2';
const FOLDER = place('.cache', 'lighthouse');
const MAIN = path.join(FOLDER, 'node_modules', 'lighthouse', 'cli', 'index.js');

const run = promisify(execFile);

/** Whether this version is there. */
function isInstalled() {
  const file = path.join(FOLDER, 'node_modules', 'lighthouse', 'package.json');
  return existsSync(file) && readFileSync(file, 'utf8').includes(`"version": "${VERSION}"`);
}

async function install() {
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefix', FOLDER];
  await run('npm', ['install', ...options, `lighthouse@${VERSION}`], { shell: process.platform === 'win32' });
}

/**
 * What Lighthouse gives a page, of 100.
 *
 * @typedef {{ readonly performance: number, readonly accessibility: number, readonly 'best-practices': number, readonly seo: number }} Marks
 */

/**
 * Lets Lighthouse look at pages, as they are served.
 *
 * @param {readonly string[]} addresses
 * @param {string} chromium its program
 * @returns {Promise<readonly Marks[] | string>} the marks of each page, or why there are none
 */
export async function lighthouse(addresses, chromium) {
  try {
    if (!isInstalled()) await install();
  } catch (error) {
    return `Lighthouse ${VERSION} could not be installed: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`;
  }
  const marks = [];
  for (const address of addresses) marks.push(await marksOf(address, chromium));
  return marks;
}

/**
 * @param {string} address
 * @param {string} chromium
 * @returns {Promise<Marks>}
 */
async function marksOf(address, chromium) {
  const flags = ['--headless', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])].join(' ');
  const { stdout } = await run(
    process.execPath,
    [MAIN, address, '--output=json', '--quiet', '--preset=desktop', `--chrome-flags=${flags}`],
    { env: { ...process.env, CHROME_PATH: chromium }, maxBuffer: 2 ** 27 },
  );
  return marksIn(stdout);
}

/**
 * The marks in a report of Lighthouse's.
 *
 * @param {string} report JSON
 * @returns {Marks}
 */
export function marksIn(report) {
  /** @type {unknown} */
  const read = JSON.parse(report);
  const { categories } = /** @type {{ categories: Record<string, { score: number | null }> }} */ (read);
  const mark = (/** @type {string} */ name) => Math.round((categories[name]?.score ?? NaN) * 100);
  return {
    performance: mark('performance'),
    accessibility: mark('accessibility'),
    'best-practices': mark('best-practices'),
    seo: mark('seo'),
  };
}
