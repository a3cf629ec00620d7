import { instantiate } from '../contract/load';
import type { Plan } from '../layout/plan';
import { type StartedThread, startThread } from '../platform/thread';
import type { Job } from './job';
import { Program } from './program';

/** What a thread is given at its start. */
export interface ThreadSetup {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly plan: Plan;
  readonly thread: number;
}

/** The threads that run a plan together. */
export interface Team {
  /** Runs a job on every thread; resolves when all are done. One job at a time. */
  readonly run: (job: Job) => Promise<void>;
  /** Ends the threads at once. */
  readonly close: () => Promise<void>;
}

/** What one thread runs. */
export function programOf({ module, memory, plan, thread }: ThreadSetup): Program {
  return new Program(memory, instantiate(module, memory), plan, thread);
}

/** The calling thread as a team of one: it blocks while a job runs. */
export function teamHere(module: WebAssembly.Module, memory: WebAssembly.Memory, plan: Plan): Team {
  const program = programOf({ module, memory, plan, thread: 0 });
  return {
    run: (job) =>
      Promise.resolve(job).then((it) => {
        program.run(it);
      }),
    close: () => Promise.resolve(),
  };
}

/** A thread for each of the plan's. They keep the process alive only while a job runs. */
export function teamOfThreads(module: WebAssembly.Module, memory: WebAssembly.Memory, plan: Plan): Team {
  return new ThreadTeam((thread) => ({ module, memory, plan, thread }), plan.threads);
}

/** A job that threads are at. */
interface RunningJob {
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
  /** Threads that have not done it yet. */
  left: number;
}

/**
 * Threads that live and end together: one that fails, or is gone, leaves the others waiting at a barrier.
 * They are watched from the start, so that none can go unseen between two jobs.
 */
class ThreadTeam implements Team {
  readonly #threads: StartedThread[] = [];
  #failure: Error | undefined;
  #ended: Promise<unknown> | undefined;
  #job: RunningJob | undefined;

  constructor(setupOf: (thread: number) => ThreadSetup, threads: number) {
    try {
      for (let thread = 0; thread < threads; thread++) this.#threads.push(this.#start(setupOf(thread)));
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
      this.#job = { resolve, reject, left: this.#threads.length };
      for (const thread of this.#threads) thread.send(job);
    });
  }

  close(): Promise<void> {
    return this.#end(new Error('running a job: the engine is closed'));
  }

  #start(setup: ThreadSetup): StartedThread {
    return startThread(setup, {
      done: () => {
        this.#done();
      },
      failed: (cause) => {
        void this.#end(new Error(`running a job: a training thread failed: ${cause.message}`, { cause }));
      },
      gone: () => {
        void this.#end(new Error('running a job: a training thread ended before its job was done'));
      },
    });
  }

  #done(): void {
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
    this.#ended ??= Promise.all(this.#threads.map((thread) => thread.end()));
    await this.#ended;
    job?.reject(this.#failure);
  }
}
