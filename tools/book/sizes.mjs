// How large the book and its pages are.
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** Bytes of the book without the data of all digits, and of a page with its pictures and charts. */
const LIMITS = { book: 12_000_000, page: 1_000_000 };

/** What holds all 70,000 digits, which is wanted only by who asks for them. */
const ALL_DIGITS = /[\\/]live[\\/]mnist\.js$/;

/**
 * @param {number} bytes
 * @returns {string} such as `0.35 MB`
 */
export const megabytes = (bytes) => `${(bytes / 1e6).toFixed(2)} MB`;

/**
 * Bytes of a folder's files.
 *
 * @param {string} folder
 */
function filesOf(folder) {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name));
  return names.map((name) => ({ name, stats: statSync(name) })).filter(({ stats }) => stats.isFile());
}

/**
 * Bytes of a page and of what it brings with it: its pictures and charts, which the page of figures shows again.
 *
 * @param {string} folder
 * @param {string} page
 */
function sizeOfPage(folder, page) {
  const name = path.basename(page, '.html');
  const pictures = path.join(folder, 'assets', 'pictures');
  const own = readdirSync(pictures)
    .filter((picture) => picture.startsWith(`${name}-`))
    .map((picture) => path.join(pictures, picture));
  const files = [path.join(folder, page), path.join(folder, 'assets', 'charts', `${name}.js`), ...own];
  return files.filter((each) => existsSync(each)).reduce((sum, each) => sum + statSync(each).size, 0);
}

/**
 * Bytes of the book, with and without the data of all digits, and of its pages.
 *
 * @param {string} folder
 * @param {readonly string[]} pages
 */
export function sizesOf(folder, pages) {
  const files = filesOf(folder);
  const total = (/** @type {typeof files} */ some) => some.reduce((sum, { stats }) => sum + stats.size, 0);
  return {
    book: total(files.filter(({ name }) => !ALL_DIGITS.test(name))),
    withAllDigits: total(files),
    pages: pages.map((page) => ({ page, size: sizeOfPage(folder, page) })),
    limits: LIMITS,
  };
}

/** So many of the largest pages are named. */
const NAMED = 3;

/**
 * Prints the sizes, and tells which are too large.
 *
 * @param {string} folder
 * @param {readonly string[]} names of the pages
 */
export function checkSizes(folder, names) {
  const { book, withAllDigits, pages } = sizesOf(folder, names);
  console.log(`The book without the data of all digits: ${megabytes(book)}; with it: ${megabytes(withAllDigits)}`);
  const largest = [...pages].sort((a, b) => b.size - a.size).slice(0, NAMED);
  console.log(`Its largest pages: ${largest.map(({ page, size }) => `${page} ${megabytes(size)}`).join(', ')}`);
  return [
    ...(book > LIMITS.book ? [`the book is ${megabytes(book)}, at most ${megabytes(LIMITS.book)} are wanted`] : []),
    ...pages
      .filter(({ size }) => size > LIMITS.page)
      .map(({ page, size }) => `${page} is ${megabytes(size)}, at most ${megabytes(LIMITS.page)} are wanted`),
  ];
}
