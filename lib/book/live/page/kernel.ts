/// <reference lib="dom" />
import type { CompiledCell, KernelAnswer, KernelRequest, KeptFile } from '../protocol';
import { Once } from './once';
import { loadPart } from './parts';
import { failureOf, startWorker, unpack, unpackAll } from './unpack';

/** Takes what the worker tells while a cell runs. */
export interface KernelEvents {
  readonly message: (type: string, content: Readonly<Record<string, unknown>>) => void;
  readonly trained: (images: number, seconds: number) => void;
  /** A file that may stay for the next visit; without bytes it is gone. */
  readonly file: (path: string, bytes: Uint8Array<ArrayBuffer> | undefined) => void;
}

/** Milliseconds in which a worker answers that is not at work all the time. */
const PATIENCE = 1500;

/** The worker that runs the page's cells, which can be ended and begun anew. */
export class Kernel {
  readonly #events: KernelEvents;
  readonly #keptFiles: () => Promise<readonly KeptFile[]>;
  #worker: Worker | undefined;
  readonly #ready = new Once(() => this.#start());
  #done: ((result: { succeeded: boolean; seconds: number }) => void) | undefined;
  #heard: (() => void) | undefined;
  /** How often it was ended. */
  #life = 0;
  readonly #data = new Once(unpackedData);
  /** Whether all of MNIST was asked for. */
  #allDigits = false;

  /** @param keptFiles what an earlier visit left */
  constructor(events: KernelEvents, keptFiles: () => Promise<readonly KeptFile[]>) {
    this.#events = events;
    this.#keptFiles = keptFiles;
  }

  /**
   * Starts the worker, if it does not run.
   *
   * @returns threads that train
   */
  start(): Promise<number> {
    return this.#ready.get();
  }

  /**
   * Runs a cell. One at a time.
   *
   * @param count Jupyter's number of the execution
   */
  async run(cell: CompiledCell, count: number): Promise<{ readonly succeeded: boolean; readonly seconds: number }> {
    const life = this.#life;
    await this.start();
    if (life !== this.#life) return { succeeded: false, seconds: 0 };
    const done = new Promise<{ succeeded: boolean; seconds: number }>((resolve) => (this.#done = resolve));
    this.#send({ kind: 'run', cell, count });
    return done;
  }

  /**
   * Asks the running cell to stop.
   *
   * @returns whether the worker has heard it: one that computes without a pause does not
   */
  async interrupt(): Promise<boolean> {
    const heard = new Promise<boolean>((resolve) => {
      const late = setTimeout(() => resolve(false), PATIENCE);
      this.#heard = () => {
        clearTimeout(late);
        resolve(true);
      };
    });
    this.#send({ kind: 'interrupt' });
    return heard;
  }

  /** Ends the worker at once, and all variables with it. A cell that runs has then failed. */
  end(): void {
    this.#life++;
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#ready.forget();
    this.#finish({ succeeded: false, seconds: 0 });
  }

  /** Gives the worker all 70,000 digits, which the notebooks then load. */
  async useMnist(): Promise<void> {
    const files = await allDigits();
    let life: number;
    do {
      life = this.#life;
      await this.start();
      // Meanwhile it may have been ended: the digits are for the one that comes after it.
    } while (life !== this.#life);
    this.#sendMnist(files);
    this.#allDigits = true;
  }

  #sendMnist(files: readonly KeptFile[]): void {
    // Handed over, not copied: 55 MB.
    const handed = files.map(({ bytes }) => bytes.buffer);
    this.#send({ kind: 'dataset', name: 'mnist', files }, handed);
  }

  async #start(): Promise<number> {
    const life = this.#life;
    const [kernel, { modules, files, quick }, kept] = await Promise.all([
      loadPart('kernel'),
      this.#data.get(),
      this.#keptFiles(),
    ]);
    // Meanwhile it may have been ended.
    if (life !== this.#life) return this.start();
    const worker = await startWorker(kernel.script, 'kernel');
    if (life !== this.#life) {
      worker.terminate();
      return this.start();
    }
    // One that has failed to start may be there still.
    this.#worker?.terminate();
    this.#worker = worker;
    const ready = new Promise<number>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<KernelAnswer>) => {
        this.#take(data, resolve);
        if (data.kind === 'ready') worker.onerror = (event) => this.#tellFailure(event);
      };
      worker.onerror = (event) => reject(new Error(`starting the kernel: ${failureOf(event)}`));
    });
    this.#send({
      kind: 'start',
      binaries: modules,
      quick,
      threadScript: kernel.thread,
      files: [...files, ...kept],
      environment: {},
    });
    if (this.#allDigits) this.#sendMnist(await allDigits());
    return ready;
  }

  #tellFailure(event: ErrorEvent): void {
    this.#events.message('stream', { name: 'stderr', text: `${failureOf(event)}\n` });
  }

  #take(answer: KernelAnswer, ready: (threads: number) => void): void {
    switch (answer.kind) {
      case 'ready':
        return ready(answer.threads);
      case 'message':
        return this.#events.message(answer.type, answer.content);
      case 'done':
        return this.#finish(answer);
      case 'trained':
        return this.#events.trained(answer.images, answer.seconds);
      case 'heard':
        return this.#heard?.();
      case 'file':
        return this.#events.file(answer.path, answer.bytes);
    }
  }

  #finish(result: { succeeded: boolean; seconds: number }): void {
    const done = this.#done;
    this.#done = undefined;
    done?.(result);
  }

  #send(request: KernelRequest, handed: readonly ArrayBuffer[] = []): void {
    this.#worker?.postMessage(request, [...handed]);
  }
}

/** MNIST's four files, unpacked. */
async function allDigits(): Promise<readonly KeptFile[]> {
  const unpacked = await unpackAll(await loadPart('mnist'));
  return Object.entries(unpacked).map(([name, bytes]) => ({ path: `/mnist-data/${name}`, bytes }));
}

/** What every kernel is given, unpacked once. */
async function unpackedData(): Promise<{
  readonly modules: Readonly<Record<string, Uint8Array<ArrayBuffer>>>;
  readonly files: readonly KeptFile[];
  readonly quick: readonly Uint8Array<ArrayBuffer>[];
}> {
  const [binaries, packedQuick] = await Promise.all([loadPart('binaries'), loadPart('quick')]);
  const [modules, files, quick] = await Promise.all([
    unpackAll(binaries.modules),
    unpackAll(binaries.files),
    Promise.all(packedQuick.map(unpack)),
  ]);
  return { modules, files: Object.entries(files).map(([path, bytes]) => ({ path, bytes })), quick };
}
