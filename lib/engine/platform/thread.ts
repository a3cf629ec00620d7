import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

import { COMPILED } from './files';

/** What a thread tells the one that started it. */
export interface ThreadEvents {
  /** It has done what it was sent. */
  readonly done: () => void;
  readonly failed: (cause: Error) => void;
  /** It is gone, for whatever reason. */
  readonly gone: () => void;
}

/** A thread that was started. It keeps the process alive only while it works. */
export interface StartedThread {
  /** Sends it something to do. */
  readonly send: (job: unknown) => void;
  /** Ends it at once. */
  readonly end: () => Promise<void>;
}

/** A thread's own JavaScript heap, in megabytes: what it works on is in the shared memory. */
const SMALL_HEAP = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 64 };

/**
 * Starts a thread that runs worker.ts.
 *
 * @param setup what the script is given; a shared memory in it is shared
 * @throws Error if it cannot be started
 */
export function startThread(setup: unknown, { done, failed, gone }: ThreadEvents): StartedThread {
  // No options of the process: what it preloads, a notebook's kernel for one, is of no use in a thread.
  const worker = new Worker(join(COMPILED, 'platform', 'worker.js'), {
    workerData: setup,
    resourceLimits: SMALL_HEAP,
    execArgv: [],
  });
  worker.on('message', () => {
    worker.unref();
    done();
  });
  worker.on('error', failed);
  worker.on('exit', gone);
  // After the listeners, for one of messages keeps the process alive.
  worker.unref();
  return {
    send: (job) => {
      worker.ref();
      worker.postMessage(job);
    },
    end: async () => {
      await worker.terminate();
    },
  };
}
