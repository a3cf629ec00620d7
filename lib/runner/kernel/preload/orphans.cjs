'use strict';
/**
 * Orphans: a kernel lives on when the program that started it is killed. Here a small thread looks whether
 * that program is still there; a thread, because a busy cell never lets the kernel's own timers run.
 */
const { Worker } = require('node:worker_threads');

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
