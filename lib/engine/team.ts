import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { COMPILED, instantiate } from './kernels';
import type { Plan } from './plan';
import { type Job, Program } from './program';
import type { WorkerSetup } from './worker';

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
    run: (job) => Promise.resolve(job).then((it) => { program.run(it); }),
    close: () => Promise.resolve(),
  };
}

/** A thread's own JavaScript heap, in megabytes: what it works on is in the shared memory. */
const SMALL_HEAP = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 64 };

/** One worker thread for each of the plan's threads. They keep the process alive only while a job runs. */
export function teamOfWorkers(module: WebAssembly.Module, memory: WebAssembly.Memory, plan: Plan): Team {
  const workers = Array.from({ length: plan.threads }, (_, thread) => {
    const setup: WorkerSetup = { module, memory, plan, thread };
    // No options of the process: what it preloads, a notebook's kernel for one, is of no use in a thread.
    const worker = new Worker(join(COMPILED, 'worker.js'), { workerData: setup, resourceLimits: SMALL_HEAP, execArgv: [] });
    worker.unref();
    return worker;
  });
  // A thread that fails leaves the others waiting at a barrier: the whole team ends with it.
  let failure: Error | undefined;
  const close = async (): Promise<void> => {
    failure ??= new Error('running a job: the engine is closed');
    await Promise.all(workers.map((worker) => worker.terminate()));
  };
  const runOne = (worker: Worker, job: Job): Promise<void> => new Promise((resolve, reject) => {
    const settle = (error?: Error): void => {
      worker.off('message', done).off('error', failed).off('exit', left).unref();
      if (error) reject(error);
      else resolve();
    };
    const done = (): void => { settle(); };
    const failed = (cause: Error): void => {
      failure ??= new Error(`running a job: a training thread failed: ${cause.message}`, { cause });
      settle(failure);
      void close();
    };
    const left = (): void => { settle(failure ?? new Error('running a job: a training thread ended before its job was done')); };
    worker.on('message', done).on('error', failed).on('exit', left).ref();
    worker.postMessage(job);
  });
  return {
    run: async (job) => {
      if (failure) throw failure;
      await Promise.all(workers.map((worker) => runOne(worker, job)));
    },
    close,
  };
}
