import { availableParallelism } from 'node:os';
import { Control } from './control';
import { type EngineData, replaceInputs, storeData } from './data';
import { instantiate, type Kernels, loadModule, type Rounding } from './kernels';
import { growTo, leaveMemory, takeMemory } from './memory';
import type { NetworkSpec, OptimizerState, Parameters } from './network';
import { readParameters, writeParameters } from './parameters';
import { allocator, type Plan, planMemory, RecordWriter } from './plan';
import type { StoredData } from './program';
import { type Team, teamHere, teamOfWorkers } from './team';

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
  readonly onEpoch?: (epoch: EngineEpoch) => void;
  /** Called about ten times a second. */
  readonly onProgress?: (progress: Progress) => void;
}

export interface Training {
  /** The completed epochs. */
  readonly epochs: readonly EngineEpoch[];
  /** Whether the signal stopped it. */
  readonly stopped: boolean;
}

const PROGRESS_MILLISECONDS = 100;

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
   * @throws RangeError if the network is not one the engine trains.
   * @throws Error if the kernels are not built or cannot run here.
   */
  static async start(network: NetworkSpec, options: EngineOptions = {}): Promise<Engine> {
    const { batchSize = 32, threads = Math.min(8, availableParallelism()), rounding = 'strict', seed = 0 } = options;
    if (!Number.isInteger(batchSize) || batchSize < 1) throw new RangeError(`starting the engine: expected a batch size of at least 1, found ${batchSize}`);
    if (!Number.isInteger(threads) || threads < 0) throw new RangeError(`starting the engine: expected a number of threads of at least 0, found ${threads}`);
    const plan = planMemory(network, { batchSize, threads: Math.max(1, threads) });
    const module = await loadModule(rounding);
    const memory = takeMemory(plan.end);
    new RecordWriter(memory.buffer).network(plan);
    const team = (threads === 0 ? teamHere : teamOfWorkers)(module, memory, plan);
    return new Engine(memory, instantiate(module, memory), plan, team, seed >>> 0);
  }

  /** Threads that work. */
  get threads(): number {
    return this.#plan.threads;
  }

  /** Size of the engine's memory. */
  get bytes(): number {
    return this.#memory.buffer.byteLength;
  }

  /** @throws RangeError if an array does not fit the network. */
  setParameters(parameters: Parameters): void {
    writeParameters(this.#memory.buffer, this.#plan, 0, parameters);
  }

  /** New arrays with the weights as they are. */
  parameters(): Float32Array[] {
    return readParameters(this.#memory.buffer, this.#plan, 0);
  }

  /** @throws RangeError if an array does not fit the network. */
  setOptimizerState({ step, firstMoments, secondMoments }: OptimizerState): void {
    this.#step = step;
    this.#setMoments(1, firstMoments);
    this.#setMoments(2, secondMoments);
  }

  optimizerState(): OptimizerState {
    const read = (set: 1 | 2): Float32Array[] => this.#plan.moments >= set ? readParameters(this.#memory.buffer, this.#plan, set) : [];
    return { step: this.#step, firstMoments: read(1), secondMoments: read(2) };
  }

  /**
   * Copies data into the engine's memory, which it keeps until it is closed.
   *
   * @param options.plain Store the inputs as they are, so that `train` can replace them. @default false
   * @throws RangeError or TypeError if the data does not fit the network.
   */
  load(data: EngineData, { plain = false }: { readonly plain?: boolean } = {}): LoadedData {
    const keep = plain || this.#plan.images.length > 0;
    const { stored, end } = storeData(this.#memory, this.#kernels, this.#end, this.#plan.network, this.#units, data, keep);
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
   */
  async train(data: LoadedData, orders: Iterable<Uint32Array>, options: TrainOptions = {}): Promise<Training> {
    const { validation, signal, learningRate, inputs, onEpoch, onProgress } = options;
    const stored = this.#find(data);
    const totalSteps = Math.ceil(stored.count / this.#plan.batchSize);
    const order = this.#allocate(stored.count * 4);
    const epochs: EngineEpoch[] = [];
    const stop = (): void => { this.#control.stopAsked = true; };
    return this.#exclusively(async () => {
      this.#control.stopAsked = false;
      signal?.addEventListener('abort', stop);
      try {
        for (const samples of orders) {
          if (signal?.aborted) return { epochs, stopped: true };
          const started = performance.now();
          const epoch = epochs.length;
          this.#setOrder(order, samples, stored.count);
          if (inputs) replaceInputs(this.#memory, this.#plan.network.inputs, stored, inputs(epoch));
          const rate = learningRate?.(epoch);
          this.#control.tally = { steps: 0, lossSum: 0, hits: 0 };
          const timer = onProgress && setInterval(() => {
            onProgress({ epoch, totalSteps, ...this.#means(stored.count) });
          }, PROGRESS_MILLISECONDS);
          try {
            await this.#team.run({ kind: 'train', data: stored, order, firstStep: this.#step, seed: this.#seed, ...(rate !== undefined && { learningRate: rate }) });
          } finally {
            clearInterval(timer);
          }
          const { steps, loss, accuracy } = this.#means(stored.count);
          this.#step += steps;
          if (steps < totalSteps) return { epochs, stopped: true };
          const scores = validation && await this.#evaluate(this.#find(validation));
          const result: EngineEpoch = {
            epoch, loss, accuracy,
            ...(scores && { validationLoss: scores.loss, validationAccuracy: scores.accuracy }),
            seconds: (performance.now() - started) / 1000,
          };
          epochs.push(result);
          onEpoch?.(result);
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
    const outputs = this.#allocate(stored.count * this.#units * 4);
    return this.#exclusively(async () => {
      await this.#team.run({ kind: 'evaluate', data: stored, outputs, withLoss: false });
      return new Float32Array(this.#memory.buffer, outputs, stored.count * this.#units).slice();
    });
  }

  /** Ends the threads and lets go of the memory. The engine is of no use afterwards. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#team.close();
    leaveMemory(this.#memory);
  }

  get #units(): number {
    return this.#plan.layers.at(-1)?.units ?? 0;
  }

  /** Scratch after the data, valid for one call. */
  #allocate(bytes: number): number {
    const address = allocator(this.#end)(bytes);
    growTo(this.#memory, address + bytes);
    return address;
  }

  #find(data: LoadedData): StoredData {
    const stored = this.#stored.get(data);
    if (!stored) throw new RangeError('using data: expected data that this engine has loaded');
    return stored;
  }

  async #exclusively<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#closed) throw new Error('using the engine: expected an open one, found that the engine is closed');
    if (this.#busy) throw new Error('using the engine: expected the call before to be awaited, found it still running');
    this.#busy = true;
    try {
      return await work();
    } finally {
      this.#busy = false;
    }
  }

  async #evaluate(stored: StoredData): Promise<Evaluation> {
    await this.#team.run({ kind: 'evaluate', data: stored, outputs: 0, withLoss: true });
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
    if (samples.length !== count) throw new RangeError(`training: expected an order of ${count} samples, found ${samples.length}`);
    const seen = new Uint8Array(count);
    samples.forEach((sample, position) => {
      if (sample >= count || seen[sample]) throw new RangeError(`training: expected each sample below ${count} once in the order, found ${sample} at ${position}`);
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
