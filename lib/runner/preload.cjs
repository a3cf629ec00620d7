'use strict';
/**
 * Loaded into the tslab kernel before tslab itself: `node -r preload.cjs .../tslab kernel ...`.
 * It cures two faults of the kernel, in JupyterLab and VS Code as in this project's own runner.
 *
 * 1. Lost output. tslab publishes without waiting, and a ZeroMQ publisher drops what exceeds its
 *    queue, so a cell that prints many lines at once loses some, the message that it has finished
 *    included. Here the queue has no limit.
 * 2. Orphans. A kernel lives on when the program that started it is killed. Here a small thread
 *    looks whether that program is still there; a thread, because a busy cell never lets the
 *    kernel's own timers run.
 */
const { createRequire } = require('node:module');
const { Worker } = require('node:worker_threads');

const zeromq = createRequire(require.resolve('tslab/package.json'))('zeromq');

zeromq.Publisher = class extends zeromq.Publisher {
  constructor(options) {
    super({ ...options, sendHighWaterMark: 0, sendTimeout: 0 });
  }
};

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
new Worker(watch, { eval: true, execArgv: [], workerData }).unref();
