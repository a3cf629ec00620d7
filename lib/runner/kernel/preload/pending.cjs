'use strict';
/**
 * A cell is answered when its code has finished. What it began to show may still be on its way, a picture
 * that another process draws for one: the answer waits for every promise in the set `globalThis[PENDING]`,
 * those included that are added meanwhile, so that whoever runs the cell has all of its outputs. How the
 * promises end is their makers' business.
 */
const { PENDING } = require('@digits/common/protocol');

/** Seconds after which the cell is answered anyway. */
const PATIENCE = 30;

const pending = () => globalThis[PENDING] ?? new Set();

/** @param interrupted ends the waiting when it resolves */
async function settle(interrupted) {
  let waiting = true;
  let timer;
  const late = new Promise((resolve) => (timer = setTimeout(resolve, PATIENCE * 1000)));
  const enough = Promise.race([interrupted, late]).then(() => (waiting = false));
  while (waiting && pending().size > 0) {
    const work = [...pending()];
    await Promise.race([Promise.allSettled(work), enough]);
    // Given up for good: the next cell does not wait for it again.
    for (const promise of work) pending().delete(promise);
  }
  clearTimeout(timer);
}

module.exports = { settle };
