'use strict';
/**
 * An interrupt stops what the cell waits for, not only the waiting. tslab gives up the cell at once; here
 * whoever else listens for SIGINT, a training for one, may end in order, and the cell then ends with its words.
 * Code that never gives way is stopped by Node.js itself, but only up to the cell's first await: what comes after
 * it is run by the event loop, where the signal waits until that code gives way.
 */

/** Seconds that others have, and a second interrupt cuts short. */
const PATIENCE = 10;

let others = false;

/** Looks who listens beside itself and tslab, before one of them has heard the signal and left. */
const look = () => (others = process.listenerCount('SIGINT') > 2);

/**
 * Lets all listeners of SIGINT begin anew. Node.js takes the signal for itself while a cell's code runs, and
 * gives it back to nobody when that code began to listen: the next interrupt would end the kernel.
 */
function listenAgain() {
  const listeners = process.rawListeners('SIGINT').filter((listener) => listener !== look);
  process.removeAllListeners('SIGINT');
  for (const listener of [look, ...listeners]) process.on('SIGINT', listener);
}

/** @param giveUp makes tslab end the cell that waits */
function createInterrupt(giveUp) {
  let running = false;
  let asked = false;
  let timer;
  let wake = () => undefined;
  return {
    /** Does the work of a cell, which `now` may interrupt. */
    async during(work) {
      running = true;
      asked = false;
      try {
        const done = work();
        listenAgain();
        return await done;
      } finally {
        running = false;
        clearTimeout(timer);
      }
    },
    /** What tslab does at a SIGINT. */
    now() {
      wake();
      if (running && others && !asked) timer = setTimeout(giveUp, PATIENCE * 1000);
      else giveUp();
      asked = true;
    },
    /** Resolves at the next interrupt. */
    next: () => new Promise((resolve) => (wake = resolve)),
  };
}

/** Whether tslab or Node.js ended a cell because of an interrupt. */
const isInterrupt = (error) =>
  error instanceof Error &&
  (error.message === 'Interrupted asynchronously' || error.code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED');

module.exports = { createInterrupt, isInterrupt };
