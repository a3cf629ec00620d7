'use strict';
/**
 * Loaded into the tslab kernel before tslab itself: `node -r preload.cjs .../tslab kernel ...`.
 * It cures faults of the kernel, in JupyterLab and VS Code as in this project's own runner: those below,
 * and one in each file of the folder `preload`.
 *
 * 1. Lost output. tslab publishes without waiting, and a ZeroMQ publisher drops what exceeds its
 *    queue, so a cell that prints many lines at once loses some, the message that it has finished
 *    included. Here the queue has no limit.
 * 2. Orphans. A kernel lives on when the program that started it is killed. Here a small thread
 *    looks whether that program is still there; a thread, because a busy cell never lets the
 *    kernel's own timers run.
 * 3. Memory. tslab's compiler reads every package of types that is installed, Jest's and Babel's
 *    included, some 40 MB. Here it starts with those of Node.js, and reads others when a cell imports
 *    what they describe.
 */
const { Worker } = require('node:worker_threads');

const fromTslab = require('./preload/tslab.cjs');
const zeromq = fromTslab('zeromq');

zeromq.Publisher = class extends zeromq.Publisher {
  constructor(options) {
    super({ ...options, sendHighWaterMark: 0, sendTimeout: 0 });
  }
};

const typescript = fromTslab.resolve('@tslab/typescript-for-tslab');
fromTslab(typescript);
// Its members cannot be replaced, so the module as a whole is, by one that differs in this function:
// without type roots tslab takes its own, which hold Node's types only.
require.cache[typescript].exports = new Proxy(require.cache[typescript].exports, {
  get: (module, name) => (name === 'getDefaultTypeRoots' ? () => [] : module[name]),
});

require('./preload/pending.cjs');

/** Source of the watching thread: ends the process once the one that started it is gone. */
const watch = `
  const { parent, jupyter } = require('node:worker_threads').workerData;
  const gone = (pid) => {
    try {
      process.kill(pid, 0);
      return false;
    } catch (error) {
      return error.code === 'ESRCH';
    }
  };
  setInterval(() => {
    if (process.ppid !== parent || (jupyter && gone(jupyter))) process.kill(process.pid, 'SIGKILL');
  }, 500);
`;

// Jupyter programs name themselves in JPY_PARENT_PID; whoever does not is the parent process.
const workerData = { parent: process.ppid, jupyter: Number(process.env.JPY_PARENT_PID ?? 0) };
const resourceLimits = { maxYoungGenerationSizeMb: 1, maxOldGenerationSizeMb: 16 };
new Worker(watch, { eval: true, execArgv: [], workerData, resourceLimits }).unref();
