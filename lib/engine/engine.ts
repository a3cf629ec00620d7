import { availableParallelism } from 'node:os';

import { Control } from './threads/control';
import { type EngineData, replaceInputs, storeData } from './layout/data';
import type { Kernels } from './contract/kernels';
import { instantiate, loadModule, type Rounding, ROUNDINGS } from './contract/load';
import { growTo, leaveMemory, takeMemory } from './layout/memory';
import type { NetworkSpec, OptimizerState, Parameters } from './network/network';
import { readParameters, writeParameters } from './layout/parameters';
import { type Plan, planMemory, RecordWriter } from './layout/plan';
import type { Job, StoredData } from './threads/program';
import { type KindName, Layout } from './layout/regions';
import { type Team, teamHere, teamOfWorkers } from './threads/team';
import { Teller } from './training/teller';
import { describe } from './validation/describe';
import { checkKind, checkNumber, isCount, isWhole } from './validation/values';

export interface EngineOptions {
  /** Samples in a step; the last step of an epoch may have fewer. @default 32 */
  readonly batchSize?: number;
  /** Worker threads; 0 works in the calling thread, which blocks. @default the cores, at most 8 */
  readonly threads?: number;
  /** See `Rounding`. @default 'strict' */
  readonly rounding?: Rounding;
  /** Seed of the dropout masks, uint32. @default 0 */
  readonly seed?: number;
}

/** Data that an engine holds. */
export interface LoadedData {
  readonly count: number;
}

export interface Evaluation {
  /** Mean loss of the samples, in nats for the crossentropies; as in tfjs without the regularizers' penalties. */
  readonly loss: number;
  /** Share of samples whose largest output is the right one, 0 to 1. */
  readonly accuracy: number;
}

export interface EngineEpoch {
  /** From 0, within this call. */
  readonly epoch: number;
  /** Mean over the epoch while the weights move, the regularizers' penalties included, as in tfjs. */
  readonly loss: number;
  readonly accuracy: number;
  readonly validationLoss?: number;
  readonly validationAccuracy?: number;
  /** Wall-clock time, validation included. */
  readonly seconds: number;
}

export interface Progress {
  /** From 0, within this call. */
  readonly epoch: number;
  readonly steps: number;
  readonly totalSteps: number;
  /** Mean loss of the epoch so far. */
  readonly loss: number;
  /** Accuracy of the epoch so far, 0 to 1. */
  readonly accuracy: number;
}

export interface TrainOptions {
  /** Evaluated after each epoch. */
  readonly validation?: LoadedData;
  /** Stops after the running step; `train` then resolves with the epochs that were completed. */
  readonly signal?: AbortSignal;
  /** Learning rate of each epoch, counted from 0 within this call, in place of the optimizer's own. */
  readonly learningRate?: (epoch: number) => number;
  /** New inputs of the training data for each epoch, counted from 0; the data must have been loaded plain. */
  readonly inputs?: (epoch: number) => EngineData['inputs'];
  /**
   * Awaited after each epoch, while the threads are at rest: `parameters` and `optimizerState` give that
   * epoch's. What it throws ends the training, and `train` rejects with it.
   */
  readonly onEpoch?: (epoch: EngineEpoch) => void | Promise<void>;
  /** Called about ten times a second, never before its last call has ended. What it throws ends the training too. */
  readonly onProgress?: (progress: Progress) => void | Promise<void>;
}

export interface Training {
  /** The completed epochs. */
  readonly epochs: readonly EngineEpoch[];
  /** Whether the signal stopped it. */
  readonly stopped: boolean;
}

const PROGRESS_MILLISECONDS = 100;

/** Far more than any machine gains from. */
const MOST_THREADS = 128;

/**
 * A network in WebAssembly, on threads of its own. Close it when done.
 *
 * Calls must not overlap: await one before the next.
 */
export class Engine {
  readonly #memory: WebAssembly.Memory;
  readonly #kernels: Kernels;
  readonly #plan: Plan;
  readonly #team: Team;
  readonly #control: Control;
  readonly #seed: number;
  readonly #stored = new WeakMap<LoadedData, StoredData>();
  #end: number;
  #step = 0;
  #busy = false;
  #running = false;
  #closed = false;

  private constructor(memory: WebAssembly.Memory, kernels: Kernels, plan: Plan, team: Team, seed: number) {
    this.#memory = memory;
    this.#kernels = kernels;
    this.#plan = plan;
    this.#team = team;
    this.#seed = seed;
    this.#control = new Control(memory.buffer, plan.threads);
    this.#end = plan.end;
  }

  /**
   * @throws RangeError if the network is not one the engine trains, or an option is out of range.
   * @throws TypeError if an option is of the wrong kind.
   * @throws Error if the kernels are not built or cannot run here.
   */
  static async start(network: NetworkSpec, options: EngineOptions = {}): Promise<Engine> {
    const { batchSize = 32, threads = Math.min(8, availableParallelism()), rounding = 'strict', seed = 0 } = options;
    const doing = 'starting the engine';
    checkNumber(doing, 'a batch size of at least 1', batchSize, isCount);
    checkNumber(doing, 'a number of threads of at least 0', threads, isWhole);
    checkNumber(doing, `at most ${MOST_THREADS} threads`, threads, (value) => value <= MOST_THREADS);
    checkNumber(doing, 'a seed from 0 to 4294967295', seed, (value) => value >>> 0 === value);
    if (!ROUNDINGS.includes(rounding)) {
      throw new RangeError(`${doing}: expected the rounding ${ROUNDINGS.join(' or ')}, found ${describe(rounding)}`);
    }
    const plan = planMemory(network, { batchSize, threads: Math.max(1, threads) });
    const module = await loadModule(rounding);
    const memory = takeMemory(plan.end);
    new RecordWriter(new DataView(memory.buffer)).network(plan);
    const team = (threads === 0 ? teamHere : teamOfWorkers)(module, memory, plan);
    return new Engine(memory, instantiate(module, memory), plan, team, seed);
  }

  /** Threads that work. */
  get threads(): number {
    return this.#plan.threads;
  }

  /** Size of the engine's memory. */
  get bytes(): number {
    return this.#memory.buffer.byteLength;
  }

  /**
   * Also in `onEpoch` of a training, which then goes on from these.
   *
   * @throws RangeError if an array does not fit the network.
   * @throws Error while the threads are at work.
   */
  setParameters(parameters: Parameters): void {
    this.#requireRest();
    writeParameters(this.#memory.buffer, this.#plan, 0, parameters);
  }

  /**
   * New arrays with the weights as they are.
   *
   * @throws Error while the threads are at work: half of a step would be in them.
   */
  parameters(): Float32Array[] {
    this.#requireRest();
    return readParameters(this.#memory.buffer, this.#plan, 0);
  }

  /**
   * @throws RangeError if an array does not fit the network.
   * @throws Error while the engine is at work.
   */
  setOptimizerState({ step, firstMoments, secondMoments }: OptimizerState): void {
    this.#requireFree();
    this.#step = step;
    this.#setMoments(1, firstMoments);
    this.#setMoments(2, secondMoments);
  }

  /**
   * What the optimizer carries on, as it is.
   *
   * @throws Error while the threads are at work.
   */
  optimizerState(): OptimizerState {
    this.#requireRest();
    const read = (set: 1 | 2): Float32Array[] =>
      this.#plan.moments >= set ? readParameters(this.#memory.buffer, this.#plan, set) : [];
    return { step: this.#step, firstMoments: read(1), secondMoments: read(2) };
  }

  /**
   * Copies data into the engine's memory, which it keeps until it is closed.
   *
   * @param options.plain Store the inputs as they are, so that `train` can replace them. @default false
   * @throws RangeError or TypeError if the data does not fit the network.
   * @throws Error while the engine is at work.
   */
  load(data: EngineData, { plain = false }: { readonly plain?: boolean } = {}): LoadedData {
    this.#requireFree();
    const keep = plain || this.#plan.images.length > 0;
    const { stored, end } = storeData(
      this.#memory,
      this.#kernels,
      this.#end,
      this.#plan.network,
      this.#units,
      data,
      keep,
    );
    this.#end = end;
    const loaded: LoadedData = { count: stored.count };
    this.#stored.set(loaded, stored);
    return loaded;
  }

  /**
   * Trains for one epoch for each order.
   *
   * @param orders For each epoch the order of the samples: each of 0 to count - 1 once. Taken one
   *   at a time, so a generator may make them.
   * @throws RangeError if an order is not a permutation of the samples.
   * @throws what a callback throws; the weights are then those of the steps made, and can be read.
   */
  async train(data: LoadedData, orders: Iterable<Uint32Array>, options: TrainOptions = {}): Promise<Training> {
    const { validation, signal, learningRate, inputs, onEpoch, onProgress } = options;
    const stored = this.#find(data);
    const totalSteps = Math.ceil(stored.count / this.#plan.batchSize);
    const order = this.#allocate('order', stored.count * 4);
    const epochs: EngineEpoch[] = [];
    const stop = (): void => {
      this.#control.stopAsked = true;
    };
    return this.#exclusively(async () => {
      this.#control.stopAsked = false;
      signal?.addEventListener('abort', stop);
      try {
        for (const samples of orders) {
          this.#requireOpen();
          if (signal?.aborted) return { epochs, stopped: true };
          const started = performance.now();
          const epoch = epochs.length;
          this.#setOrder(order, samples, stored.count);
          if (inputs) replaceInputs(this.#memory, this.#plan.network.inputs, stored, inputs(epoch));
          const rate = learningRate?.(epoch);
          this.#control.tally = { steps: 0, lossSum: 0, hits: 0 };
          const teller =
            onProgress &&
            new Teller(
              () => onProgress({ epoch, totalSteps, ...this.#means(stored.count) }),
              PROGRESS_MILLISECONDS,
              stop,
            );
          try {
            await this.#run({
              kind: 'train',
              data: stored,
              order,
              firstStep: this.#step,
              seed: this.#seed,
              ...(rate !== undefined && { learningRate: rate }),
            });
          } finally {
            teller?.stop();
          }
          const { steps, loss, accuracy } = this.#means(stored.count);
          this.#step += steps;
          await teller?.ended();
          if (steps < totalSteps) return { epochs, stopped: true };
          const scores = validation && (await this.#evaluate(this.#find(validation)));
          const result: EngineEpoch = {
            epoch,
            loss,
            accuracy,
            ...(scores && { validationLoss: scores.loss, validationAccuracy: scores.accuracy }),
            seconds: (performance.now() - started) / 1000,
          };
          epochs.push(result);
          await onEpoch?.(result);
        }
        return { epochs, stopped: false };
      } finally {
        signal?.removeEventListener('abort', stop);
      }
    });
  }

  /** Loss and accuracy over data that was loaded with targets. */
  async evaluate(data: LoadedData): Promise<Evaluation> {
    const stored = this.#find(data);
    return this.#exclusively(() => this.#evaluate(stored));
  }

  /** The network's outputs, float32 (count, units). */
  async predict(data: LoadedData): Promise<Float32Array> {
    const stored = this.#find(data);
    const outputs = this.#allocate('predictions', stored.count * this.#units * 4);
    return this.#exclusively(async () => {
      await this.#run({ kind: 'evaluate', data: stored, outputs, withLoss: false });
      return new Float32Array(this.#memory.buffer, outputs, stored.count * this.#units).slice();
    });
  }

  /** Ends the threads and lets go of the memory. The engine is of no use afterwards. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#team.close();
    leaveMemory(this.#memory, this.#end);
  }

  get #units(): number {
    return this.#plan.layers.at(-1)?.units ?? 0;
  }

  /** Scratch after the data, valid for one call. */
  #allocate(kind: KindName, bytes: number): number {
    const address = new Layout(this.#end).place(kind, bytes);
    growTo(this.#memory, address + bytes);
    return address;
  }

  #find(data: LoadedData): StoredData {
    const stored = this.#stored.get(data);
    if (!stored) throw new RangeError('using data: expected data that this engine has loaded');
    return stored;
  }

  #requireOpen(): void {
    if (this.#closed) throw new Error('using the engine: expected an open one, found that the engine is closed');
  }

  /** Nothing is under way, not even a callback of `train`. */
  #requireFree(): void {
    this.#requireOpen();
    if (this.#busy) throw new Error('using the engine: expected the call before to be awaited, found it still running');
  }

  /** The threads do nothing: before, after and between jobs. */
  #requireRest(): void {
    this.#requireOpen();
    if (this.#running)
      throw new Error('reading from the engine: expected its threads at rest, as in onEpoch, found them at work');
  }

  async #run(job: Job): Promise<void> {
    this.#running = true;
    try {
      await this.#team.run(job);
    } finally {
      this.#running = false;
    }
  }

  async #exclusively<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#requireFree();
    this.#busy = true;
    try {
      return await work();
    } finally {
      this.#busy = false;
    }
  }

  async #evaluate(stored: StoredData): Promise<Evaluation> {
    await this.#run({ kind: 'evaluate', data: stored, outputs: 0, withLoss: true });
    const { buffer } = this.#memory;
    let loss = 0;
    let hits = 0;
    for (const value of new Float32Array(buffer, stored.losses, stored.count)) loss += value;
    for (const hit of new Uint8Array(buffer, stored.hits, stored.count)) hits += hit;
    return { loss: loss / stored.count, accuracy: hits / stored.count };
  }

  #means(count: number): { steps: number; loss: number; accuracy: number } {
    const { steps, lossSum, hits } = this.#control.tally;
    const samples = Math.max(1, Math.min(count, steps * this.#plan.batchSize));
    return { steps, loss: lossSum / samples, accuracy: hits / samples };
  }

  #setOrder(address: number, samples: Uint32Array, count: number): void {
    checkKind('training', 'an order in a Uint32Array', samples, Uint32Array);
    if (samples.length !== count)
      throw new RangeError(`training: expected an order of ${count} samples, found ${samples.length}`);
    const seen = new Uint8Array(count);
    samples.forEach((sample, position) => {
      if (sample >= count || seen[sample])
        throw new RangeError(
          `training: expected each sample below ${count} once in the order, found ${sample} at ${position}`,
        );
      seen[sample] = 1;
    });
    new Uint32Array(this.#memory.buffer, address, count).set(samples);
  }

  #setMoments(set: 1 | 2, values: readonly Float32Array[]): void {
    const { moments, parameters, parameterBytes } = this.#plan;
    if (moments < set) return;
    if (values.length > 0) writeParameters(this.#memory.buffer, this.#plan, set, values);
    else new Uint8Array(this.#memory.buffer, parameters + set * parameterBytes, parameterBytes).fill(0);
  }
}
