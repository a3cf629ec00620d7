import { Worker } from 'node:worker_threads';

/** Source of the watching thread: ends the process once the one that started it is gone. */
const WATCH = `
  const { parent } = require('node:worker_threads').workerData;
  const gone = () => {
    try {
      process.kill(parent, 0);
      return false;
    } catch (error) {
      return error.code === 'ESRCH';
    }
  };
  setInterval(() => {
    if (process.ppid !== parent || gone()) process.kill(process.pid, 'SIGKILL');
  }, 500);
`;

/** Ends this process when its parent is gone, although it may be busy: a thread of its own looks. */
export function watchParent(): void {
  const resourceLimits = { maxYoungGenerationSizeMb: 1, maxOldGenerationSizeMb: 16 };
  new Worker(WATCH, { eval: true, execArgv: [], workerData: { parent: process.ppid }, resourceLimits }).unref();
}
