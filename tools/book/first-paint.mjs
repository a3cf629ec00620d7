// How soon something is seen of the first page.

/** So many visits: one alone may meet a machine that is busy. */
const VISITS = 5;

/** Seconds that one may take. */
const PATIENCE = 60;

/**
 * Milliseconds until something is seen of the first page, of each visit.
 *
 * @param {import('./patient.mjs').Tab} tab
 * @param {string} root the book's address
 */
export async function firstPaint(tab, root) {
  const entry = `performance.getEntriesByName('first-contentful-paint')[0]`;
  const times = [];
  for (let visit = 0; visit < VISITS; visit++) {
    await tab.open(`${root}/index.html`);
    await tab.waitFor(`${entry} !== undefined`, PATIENCE);
    times.push(Number(await tab.evaluate(`${entry}.startTime`)));
    // Another page between two visits.
    await tab.open(`${root}/figures.html`);
  }
  return times;
}
