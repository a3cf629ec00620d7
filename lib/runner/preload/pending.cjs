'use strict';
/**
 * A cell is answered when its code has finished. What it began to show may still be on its way, a picture
 * that another process draws for one: the answer waits for every promise in the set
 * `globalThis[Symbol.for('digits.pending')]`, those included that are added meanwhile, so that whoever runs
 * the cell has all of its outputs. How the promises end is their makers' business.
 */
const executor = require('./tslab.cjs')('tslab/dist/executor');

/** Seconds after which the cell is answered anyway. */
const PATIENCE = 30;

const pending = () => globalThis[Symbol.for('digits.pending')] ?? new Set();

const { createExecutor } = executor;
executor.createExecutor = (...parts) => {
  const created = createExecutor(...parts);
  let giveUp = () => undefined;
  return {
    ...created,
    async execute(source) {
      const succeeded = await created.execute(source);
      let waiting = true;
      const enough = new Promise((resolve) => (giveUp = resolve)).then(() => (waiting = false));
      const timer = setTimeout(giveUp, PATIENCE * 1000);
      while (waiting && pending().size > 0) {
        const work = [...pending()];
        await Promise.race([Promise.allSettled(work), enough]);
        // Given up for good: the next cell does not wait for it again.
        for (const promise of work) pending().delete(promise);
      }
      clearTimeout(timer);
      return succeeded;
    },
    interrupt() {
      giveUp();
      created.interrupt();
    },
  };
};
