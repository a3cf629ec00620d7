import { setTimeout as sleep } from 'node:timers/promises';

import { Client } from './client';
import { createConnection, freePorts } from './connection';
import { describeDeath } from './death';
import { type KernelProcess, startKernelProcess } from './kernel-process';
import type { KernelMessage } from './outputs';

export interface KernelOptions {
  /** Environment variables of the kernel. @default process.env */
  readonly env?: NodeJS.ProcessEnv;
  /** Seconds until the kernel must answer. @default 60 */
  readonly startSeconds?: number;
  /** Aborting it stops the kernel's start. @default never aborted */
  readonly signal?: AbortSignal;
  /** Gives the five ports to listen on. @default free ports of the loopback interface */
  readonly ports?: () => Promise<readonly number[]>;
}

export interface ExecuteOptions {
  /** Gets every message that the code causes, also those that come after it has ended. */
  readonly onMessage: (message: KernelMessage) => void;
  /** Seconds that the code may take. */
  readonly timeout: number;
  /** Aborting it ends the wait. @default never aborted */
  readonly signal?: AbortSignal;
}

export interface SettleOptions extends ExecuteOptions {
  /** Seconds that are given to what is under way. */
  readonly rest: number;
}

/** What the kernel answered: `ok`, `error`, or `abort` for code that it did not run. */
export interface Execution {
  readonly status: string;
  /** The kernel's number of this execution, from 1; null if it did not run. */
  readonly count: number | null;
}

/** The code took longer than it may. */
export class TimeLimitError extends Error {
  override readonly name = 'TimeLimitError';
}

/** The kernel's process ended by itself. */
export class KernelDeathError extends Error {
  override readonly name = 'KernelDeathError';
}

/** Times that a start is tried when another program takes one of the chosen ports. */
const STARTS = 5;

/** What a kernel prints that cannot bind a port. */
const PORT_TAKEN = /EADDRINUSE|address already in use/i;

/** Milliseconds after which code that the kernel put off is sent again. */
const AGAIN = 50;

/** Milliseconds between two questions to a kernel that starts: at first, and at most. */
const ASK = { first: 50, most: 1000 } as const;

/**
 * Code that waits, some seconds at most, until nothing is under way that keeps Node.js alive, besides what the
 * kernel itself keeps open.
 */
const settling = (seconds: number): string => `await (async () => {
  const own = ['PipeWrap', 'FSEventWrap', 'StatWatcher', 'TTYWrap'];
  const busy = () => (process as any).getActiveResourcesInfo().some((kind: string) => !own.includes(kind));
  const end = Date.now() + ${seconds * 1000};
  while (busy() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
})();`;

/** What can end a wait before its work is done. */
interface Limits {
  readonly process: KernelProcess;
  readonly seconds: number;
  readonly signal: AbortSignal | undefined;
  /** The error to throw when the time is up. */
  readonly late: () => Error;
}

/** Rejects when the signal aborts; a signal that never does leaves it pending. */
function aborted(signal: AbortSignal | undefined, end: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(signal?.reason instanceof Error ? signal.reason : new Error('stopped'));
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { signal: end });
  });
}

/** The value of the work, unless the kernel dies, the time is up or the signal aborts before. */
async function within<T>({ process, seconds, signal, late }: Limits, work: Promise<T>): Promise<T> {
  const end = new AbortController();
  const limit = sleep(seconds * 1000, undefined, { signal: end.signal }).then(() => Promise.reject(late()));
  const death = process.ended.then((how) => {
    throw new KernelDeathError(describeDeath(how, process.errorText()));
  });
  try {
    return await Promise.race([work, limit, death, aborted(signal, end.signal)]);
  } finally {
    end.abort();
  }
}

/** A running tslab kernel. */
export class Kernel {
  readonly #process: KernelProcess;
  readonly #client: Client;

  private constructor(process: KernelProcess, client: Client) {
    this.#process = process;
    this.#client = client;
  }

  /**
   * Starts a kernel and waits until it answers.
   *
   * @param folder working directory of the kernel, from which its cells import
   * @throws Error if it cannot be started or does not answer in time; the signal's reason
   */
  static async start(
    folder: string,
    { env = process.env, startSeconds = 60, signal, ports = () => freePorts(5) }: KernelOptions = {},
  ): Promise<Kernel> {
    for (let left = STARTS; ; left--) {
      const connection = createConnection(await ports());
      let started: KernelProcess | undefined;
      let client: Client | undefined;
      try {
        started = await startKernelProcess(connection, folder, env);
        client = new Client(connection.info);
        const kernel = new Kernel(started, client);
        await kernel.#ready(startSeconds, signal);
        return kernel;
      } catch (error) {
        await started?.stop(0);
        client?.close();
        if (!PORT_TAKEN.test(started?.errorText() ?? '') || left <= 1) throw error;
      } finally {
        // Where it is there still, the kernel has read it: it holds the key, and nobody needs it any longer.
        connection.remove();
      }
    }
  }

  get pid(): number {
    return this.#process.pid;
  }

  /**
   * Runs code and waits until all that it has shown has arrived.
   *
   * @throws TimeLimitError, KernelDeathError, or the signal's reason
   */
  async execute(code: string, { onMessage, timeout, signal }: ExecuteOptions): Promise<Execution> {
    const work = async (): Promise<Execution> => {
      const content = { code, silent: false, store_history: true, user_expressions: {}, allow_stdin: false };
      const send = () => this.#client.request('execute_request', content, { onMessage });
      let reply = await send();
      // For 200 ms after an error tslab runs nothing, and says so.
      for (const end = Date.now() + 2000; reply.status === 'abort' && Date.now() < end; reply = await send()) {
        await sleep(AGAIN);
      }
      // A rejection that nobody handles is reported after `idle`: one more round trip brings it in.
      await this.#client.request('kernel_info_request', {});
      const { status, execution_count: count } = reply;
      return {
        status: typeof status === 'string' ? status : 'error',
        count: typeof count === 'number' ? count : null,
      };
    };
    const late = () => new TimeLimitError(`took longer than ${timeout} seconds, the time limit of a cell (--timeout)`);
    return within({ process: this.#process, seconds: timeout, signal, late }, work());
  }

  /**
   * Waits for what the code before has begun and not awaited, so that its outputs and failures arrive.
   *
   * @throws as execute does
   */
  async settle({ rest, ...options }: SettleOptions): Promise<void> {
    await this.execute(settling(rest), options);
  }

  /**
   * Ends the kernel: asks it, then SIGTERM, then SIGKILL.
   *
   * @param patience seconds to wait after asking; 0 for a kernel that is busy
   */
  async close(patience = 1): Promise<void> {
    this.#client.requestShutdown();
    await this.#process.stop(patience);
    this.#client.close();
  }

  /** Asks until one answer came on each socket: a subscription takes hold some time after connecting. */
  async #ready(seconds: number, signal: AbortSignal | undefined): Promise<void> {
    let settled = false;
    const ask = async (): Promise<void> => {
      // Each question waits in a queue that a kernel which never answers would fill.
      for (let pause: number = ASK.first; !settled; pause = Math.min(pause * 1.2, ASK.most)) {
        void this.#client.request('kernel_info_request', {}, { grace: Infinity }).then(() => (settled = true));
        if (PORT_TAKEN.test(this.#process.errorText())) {
          throw new Error('starting a tslab kernel: another program took one of its ports');
        }
        await sleep(pause);
      }
    };
    const late = () =>
      new Error(
        `starting a tslab kernel: no answer in ${seconds} seconds. Is NODE_OPTIONS empty, and does anything keep ` +
          `programs from talking to each other on 127.0.0.1?\n${this.#process.errorText()}`.trimEnd(),
      );
    try {
      await within({ process: this.#process, seconds, signal, late }, ask());
    } finally {
      settled = true;
    }
  }
}
