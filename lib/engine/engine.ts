import type { Kernels } from './contract/kernels';
import { instantiate, ROUNDINGS } from './contract/load';
import type { Plan } from './layout/plan';
import { planMemory } from './layout/plan-memory';
import type { EngineData } from './memory/check-data';
import { DataStore, type StoredData } from './memory/data-store';
import { leaveMemory, takeMemory } from './memory/memory';
import { readParameters, writeParameters } from './memory/parameters';
import { writePlan } from './memory/write-records';
import { kernelsModule } from './modules';
import type { NetworkSpec, OptimizerState, Parameters } from './network/network';
import { cores } from './platform/machine';
import { Control } from './threads/control';
import type { Job } from './threads/job';
import { type Team, teamHere, teamOfThreads } from './threads/team';
import { checkOrder } from './training/order';
import { Teller } from './training/teller';
import type { EngineEpoch, EngineOptions, Evaluation, LoadedData, Training, TrainOptions } from './training/types';
import { describe } from './validation/describe';
import { checkNumber, isCount, isWhole } from './validation/values';

const PROGRESS_MILLISECONDS = 100;

/** Far more than any machine gains from. */
const MOST_THREADS = 128;

/** Threads by default, at most: with more, barriers cost more than they bring. */
const USUAL_THREADS = 8;

/**
 * A network in WebAssembly, on threads of its own. Close it when done.
 *
 * Calls must not overlap: await one before the next.
 */
export class Engine {
  readonly #memory: WebAssembly.Memory;
  readonly #plan: Plan;
  readonly #data: DataStore;
  readonly #team: Team;
  readonly #control: Control;
  readonly #seed: number;
  readonly #stored = new WeakMap<LoadedData, StoredData>();
  #step = 0;
  #busy = false;
  #running = false;
  #closed = false;

  private constructor(memory: WebAssembly.Memory, kernels: Kernels, plan: Plan, team: Team, seed: number) {
    this.#memory = memory;
    this.#plan = plan;
    this.#team = team;
    this.#seed = seed;
    this.#control = new Control(memory.buffer, plan.threads);
    this.#data = new DataStore(memory, kernels, plan);
  }

  /**
   * @throws RangeError if the network is not one the engine trains, or an option is out of range.
   * @throws TypeError if an option is of the wrong kind.
   * @throws Error if the kernels are not built or cannot run here.
   */
  static async start(network: NetworkSpec, options: EngineOptions = {}): Promise<Engine> {
    const { batchSize = 32, threads = Math.min(USUAL_THREADS, cores()), rounding = 'strict', seed = 0 } = options;
    const doing = 'starting the engine';
    checkNumber(doing, 'a batch size of at least 1', batchSize, isCount);
    checkNumber(doing, 'a number of threads of at least 0', threads, isWhole);
    checkNumber(doing, `at most ${MOST_THREADS} threads`, threads, (value) => value <= MOST_THREADS);
    checkNumber(doing, 'a seed from 0 to 4294967295', seed, (value) => value >>> 0 === value);
    if (!ROUNDINGS.includes(rounding)) {
      throw new RangeError(`${doing}: expected the rounding ${ROUNDINGS.join(' or ')}, found ${describe(rounding)}`);
    }
    const plan = planMemory(network, { batchSize, threads: Math.max(1, threads) });
    const module = await kernelsModule(rounding);
    const memory = takeMemory(plan.end);
    writePlan(new DataView(memory.buffer), plan);
    const team = (threads === 0 ? teamHere : teamOfThreads)(module, memory, plan);
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
    const stored = this.#data.store(data, { plain });
    const loaded: LoadedData = { count: stored.count };
    this.#stored.set(loaded, stored);
    return loaded;
  }

  /**
   * Puts other inputs in the place of those of data that were loaded plain.
   *
   * @throws RangeError or TypeError if they do not fit.
   * @throws Error while the engine is at work.
   */
  replaceInputs(data: LoadedData, inputs: EngineData['inputs']): void {
    this.#requireFree();
    this.#data.replaceInputs(this.#find(data), inputs);
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
    const { signal } = options;
    const stored = this.#find(data);
    return this.#exclusively(async () => {
      const stop = (): void => {
        this.#control.stopAsked = true;
      };
      this.#control.stopAsked = false;
      signal?.addEventListener('abort', stop);
      try {
        const epochs: EngineEpoch[] = [];
        for (const order of orders) {
          this.#requireOpen();
          if (signal?.aborted) return { epochs, stopped: true };
          const result = await this.#epoch(stored, order, epochs.length, options, stop);
          if (!result) return { epochs, stopped: true };
          epochs.push(result);
          await options.onEpoch?.(result);
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
    const { units } = this.#plan.output;
    const length = stored.count * units;
    const outputs = this.#data.scratch('predictions', length * Float32Array.BYTES_PER_ELEMENT);
    return this.#exclusively(async () => {
      await this.#run({ kind: 'evaluate', data: stored, outputs, withLoss: false });
      return new Float32Array(this.#memory.buffer, outputs, length).slice();
    });
  }

  /** Ends the threads and lets go of the memory. The engine is of no use afterwards. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#team.close();
    leaveMemory(this.#memory, this.#data.end);
  }

  /** One epoch of `train`; undefined if it was stopped before its end. */
  async #epoch(
    data: StoredData,
    order: Uint32Array,
    epoch: number,
    { validation, learningRate, inputs, onProgress }: TrainOptions,
    stop: () => void,
  ): Promise<EngineEpoch | undefined> {
    const started = performance.now();
    const totalSteps = Math.ceil(data.count / this.#plan.batchSize);
    const address = this.#setOrder(order, data.count);
    if (inputs) this.#data.replaceInputs(data, inputs(epoch));
    const rate = learningRate?.(epoch);
    const job: Job = {
      kind: 'train',
      data,
      order: address,
      firstStep: this.#step,
      seed: this.#seed,
      ...(rate !== undefined && { learningRate: rate }),
    };
    this.#control.tally = { steps: 0, lossSum: 0, hits: 0 };
    const teller =
      onProgress &&
      new Teller(() => onProgress({ epoch, totalSteps, ...this.#means(data.count) }), PROGRESS_MILLISECONDS, stop);
    try {
      await this.#run(job);
    } finally {
      teller?.stop();
    }
    const { steps, loss, accuracy } = this.#means(data.count);
    this.#step += steps;
    await teller?.ended();
    if (steps < totalSteps) return undefined;
    const scores = validation && (await this.#evaluate(this.#find(validation)));
    return {
      epoch,
      loss,
      accuracy,
      ...(scores && { validationLoss: scores.loss, validationAccuracy: scores.accuracy }),
      seconds: (performance.now() - started) / 1000,
    };
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

  /** Writes an epoch's order of samples where it stays while the epoch runs. */
  #setOrder(samples: Uint32Array, count: number): number {
    checkOrder(samples, count);
    const address = this.#data.scratch('order', samples.byteLength);
    new Uint32Array(this.#memory.buffer, address, count).set(samples);
    return address;
  }

  #setMoments(set: 1 | 2, values: readonly Float32Array[]): void {
    const { moments, parameters, parameterBytes } = this.#plan;
    if (moments < set) return;
    if (values.length > 0) writeParameters(this.#memory.buffer, this.#plan, set, values);
    else new Uint8Array(this.#memory.buffer, parameters + set * parameterBytes, parameterBytes).fill(0);
  }
}
