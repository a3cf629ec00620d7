/* A training thread in a page, in place of the engine's `platform/thread`. */
import { instantiate } from '@digits/engine/dist/contract/load';
import type { ThreadSetup } from '@digits/engine/dist/threads/team';
import type { Job } from '@digits/engine/dist/threads/job';
import { Program } from '@digits/engine/dist/threads/program';
import type { StartedThread, ThreadEvents } from '@digits/engine/dist/platform/thread';

import { page } from './page';
import { nextTurn } from './platform';

/** Milliseconds of training after which messages and timers have their turn: the page asks, the chart moves. */
const SLICE = 20;

/** Phases between two looks at the clock. */
const BETWEEN_LOOKS = 16;

/**
 * Starts a thread. Where memory cannot be shared there is one, this worker itself, which trains in slices.
 *
 * @param setup what the thread is given
 */
export function startThread(setup: unknown, events: ThreadEvents): StartedThread {
  return globalThis.crossOriginIsolated ? besides(setup as ThreadSetup, events) : here(setup as ThreadSetup, events);
}

/** Tells how fast a training is, once for each team. */
function timed({ thread }: ThreadSetup, done: () => void): { readonly begin: (job: Job) => void; end: () => void } {
  let running: { readonly images: number; readonly since: number } | undefined;
  return {
    begin(job) {
      if (thread === 0 && job.kind === 'train') running = { images: job.data.count, since: performance.now() };
    },
    end() {
      if (running) page().trained(running.images, (performance.now() - running.since) / 1000);
      running = undefined;
      done();
    },
  };
}

function here(setup: ThreadSetup, { done, failed, gone }: ThreadEvents): StartedThread {
  const { module, memory, plan, thread } = setup;
  const program = new Program(memory, instantiate(module, memory), plan, thread);
  const clock = timed(setup, done);
  let ended = false;
  const run = async (job: Job): Promise<void> => {
    const phases = program.phases(job);
    let until = performance.now() + SLICE;
    for (let count = 1; !phases.next().done; count++) {
      if (count % BETWEEN_LOOKS > 0 || performance.now() < until) continue;
      await nextTurn();
      if (ended) return gone();
      until = performance.now() + SLICE;
    }
    clock.end();
  };
  return {
    send: (job) => {
      clock.begin(job as Job);
      run(job as Job).catch(failed);
    },
    end: () => {
      ended = true;
      return Promise.resolve();
    },
  };
}

function besides(setup: ThreadSetup, { failed, done }: ThreadEvents): StartedThread {
  const script = URL.createObjectURL(new Blob([page().threadScript], { type: 'text/javascript' }));
  const worker = new Worker(script);
  const clock = timed(setup, done);
  worker.onmessage = () => clock.end();
  worker.onerror = ({ message }) => failed(new Error(message));
  worker.postMessage({ setup });
  return {
    send: (job) => {
      clock.begin(job as Job);
      worker.postMessage({ job });
    },
    end: () => {
      worker.terminate();
      URL.revokeObjectURL(script);
      return Promise.resolve();
    },
  };
}
