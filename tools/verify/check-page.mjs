// Holds the figures of one page against what they are bound to.
import { check } from './claims.mjs';
import { figuresIn } from './figures.mjs';

/**
 * What came of a page.
 *
 * @typedef {object} PageReport
 * @property {string} page
 * @property {number} figures how many it has
 * @property {Readonly<Record<import('./claims.mjs').Claim['kind'], number>>} bound how many claims of each kind hold
 * @property {readonly Fault[]} faults
 */

/**
 * What is wrong on a page.
 *
 * @typedef {object} Fault
 * @property {number} line of the page's prose, from 1
 * @property {string} words the sentence, or what stands around a figure
 * @property {string} why
 */

/**
 * @param {string} page
 * @param {string} text with its code blank
 * @param {readonly import('./claims.mjs').Claim[]} claims
 * @returns {PageReport}
 */
export function checkPage(page, text, claims) {
  const outcomes = claims.map((claim) => check(text, claim));
  const figures = figuresIn(text);
  const unbound = figures.filter(({ from, to }) => !outcomes.some((found) => found.from <= from && to <= found.to));
  /** @param {number} at */
  const lineAt = (at) => text.slice(0, Math.max(0, at)).split('\n').length;
  const bound = { holds: 0, says: 0, recorded: 0, cited: 0, set: 0 };
  for (const { claim, fault } of outcomes) if (fault === undefined) bound[claim.kind] += 1;
  return {
    page,
    figures: figures.length,
    bound,
    faults: [
      ...outcomes.flatMap(({ claim, from, fault }) =>
        fault === undefined ? [] : [{ line: lineAt(from), words: wordsOf(claim.at), why: fault }],
      ),
      ...unbound.map(({ from, to }) => ({
        line: lineAt(from),
        words: text
          .slice(Math.max(0, from - 50), to + 30)
          .replace(/\s+/g, ' ')
          .trim(),
        why: `${text.slice(from, to)} is bound to nothing`,
      })),
    ],
  };
}

/** @param {import('./claims.mjs').Place} place */
const wordsOf = (place) => (typeof place === 'string' ? place : `${place.from} ... ${place.to}`);
