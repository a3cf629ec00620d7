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

/**
 * Ends this process when its parent is gone, although it may be busy: a thread of its own looks.
 *
 * @param parent the parent's process id, as the parent says: it may be gone before this process can ask the system
 */
export function watchParent(parent: number): void {
  const resourceLimits = { maxYoungGenerationSizeMb: 1, maxOldGenerationSizeMb: 16 };
  new Worker(WATCH, { eval: true, execArgv: [], workerData: { parent }, resourceLimits }).unref();
}
