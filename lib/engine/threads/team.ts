import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

import { COMPILED, instantiate } from '../contract/load';
import type { Plan } from '../layout/plan';
import { type Job, Program } from './program';
import type { WorkerSetup } from '../platform/worker';

/** The threads that run a plan together. */
export interface Team {
  /** Runs a job on every thread; resolves when all are done. One job at a time. */
  readonly run: (job: Job) => Promise<void>;
  /** Ends the threads at once. */
  readonly close: () => Promise<void>;
}

/** The calling thread as a team of one: it blocks while a job runs. */
export function teamHere(module: WebAssembly.Module, memory: WebAssembly.Memory, plan: Plan): Team {
  const program = new Program(memory, instantiate(module, memory), plan, 0);
  return {
    run: (job) =>
      Promise.resolve(job).then((it) => {
        program.run(it);
      }),
    close: () => Promise.resolve(),
  };
}

/** A thread's own JavaScript heap, in megabytes: what it works on is in the shared memory. */
const SMALL_HEAP = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 64 };

/** One worker thread for each of the plan's threads. They keep the process alive only while a job runs. */
export function teamOfWorkers(module: WebAssembly.Module, memory: WebAssembly.Memory, plan: Plan): Team {
  return new WorkerTeam((thread) => ({ module, memory, plan, thread }), plan.threads);
}

/** A job that workers are at. */
interface RunningJob {
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
  /** Workers that have not done it yet. */
  left: number;
}

/**
 * Workers that live and end together: one that fails, or is gone, leaves the others waiting at a barrier.
 * They are watched from the start, so that none can go unseen between two jobs.
 */
class WorkerTeam implements Team {
  readonly #workers: Worker[] = [];
  #failure: Error | undefined;
  #ended: Promise<unknown> | undefined;
  #job: RunningJob | undefined;

  constructor(setupOf: (thread: number) => WorkerSetup, threads: number) {
    try {
      for (let thread = 0; thread < threads; thread++) this.#workers.push(this.#start(setupOf(thread)));
    } catch (cause) {
      void this.#end(new Error('starting the engine: a training thread could not be started', { cause }));
      throw this.#failure ?? cause;
    }
  }

  async run(job: Job): Promise<void> {
    if (this.#failure) {
      await this.#ended;
      throw this.#failure;
    }
    return new Promise((resolve, reject) => {
      this.#job = { resolve, reject, left: this.#workers.length };
      for (const worker of this.#workers) {
        worker.ref();
        worker.postMessage(job);
      }
    });
  }

  close(): Promise<void> {
    return this.#end(new Error('running a job: the engine is closed'));
  }

  #start(workerData: WorkerSetup): Worker {
    // No options of the process: what it preloads, a notebook's kernel for one, is of no use in a thread.
    const worker = new Worker(join(COMPILED, 'platform', 'worker.js'), {
      workerData,
      resourceLimits: SMALL_HEAP,
      execArgv: [],
    });
    worker.on('message', () => {
      this.#done(worker);
    });
    worker.on('error', (cause: Error) => {
      void this.#end(new Error(`running a job: a training thread failed: ${cause.message}`, { cause }));
    });
    worker.on('exit', () => {
      void this.#end(new Error('running a job: a training thread ended before its job was done'));
    });
    // After the listeners, for one of messages keeps the process alive.
    worker.unref();
    return worker;
  }

  #done(worker: Worker): void {
    worker.unref();
    const job = this.#job;
    // One thread may be done while another fails.
    if (!job || this.#failure || --job.left > 0) return;
    this.#job = undefined;
    job.resolve();
  }

  /** Ends all threads, then rejects the job they were at. The first reason stays. */
  async #end(reason: Error): Promise<void> {
    this.#failure ??= reason;
    const job = this.#job;
    this.#job = undefined;
    this.#ended ??= Promise.all(this.#workers.map((worker) => worker.terminate()));
    await this.#ended;
    job?.reject(this.#failure);
  }
}
