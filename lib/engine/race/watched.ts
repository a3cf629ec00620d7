import type { Kernels } from '../contract/kernels';
import { instantiate } from '../contract/load';
import { Layout } from '../layout/layout';
import type { Plan } from '../layout/plan';
import { layOut, type PlanOptions } from '../layout/plan-memory';
import type { Region } from '../layout/regions';
import type { EngineData } from '../memory/check-data';
import { DataStore, type StoredData } from '../memory/data-store';
import { growTo, PAGE } from '../memory/memory';
import { readParameters, writeParameters } from '../memory/parameters';
import { writePlan } from '../memory/write-records';
import type { NetworkSpec, Parameters } from '../network/network';
import type { Job } from '../threads/job';
import { Program } from '../threads/program';
import type { View } from '../threads/thread';
import { RaceWatch } from './race';

/** The engine's modules: as it runs, and with every load and store told (tools/engine/watch.mjs). */
export interface Modules {
  readonly plain: WebAssembly.Module;
  readonly watched: WebAssembly.Module;
}

/**
 * An engine whose threads take turns in the calling thread, phase by phase, while all they touch is
 * watched. Slow; for small networks.
 */
export class WatchedEngine {
  readonly #memory: WebAssembly.Memory;
  readonly #modules: Modules;
  readonly #plan: Plan;
  readonly #layout: Layout;
  readonly #data: readonly Region[];
  readonly #stored: StoredData;

  /** @param change Changes the plan, to see a fault found. */
  constructor(
    modules: Modules,
    network: NetworkSpec,
    options: PlanOptions,
    data: EngineData,
    change = (plan: Plan): Plan => plan,
  ) {
    const { plan, regions } = layOut(network, options);
    this.#modules = modules;
    this.#plan = change(plan);
    this.#memory = new WebAssembly.Memory({ initial: Math.ceil(plan.end / PAGE), maximum: 65536, shared: true });
    writePlan(new DataView(this.#memory.buffer), this.#plan);
    const store = new DataStore(this.#memory, instantiate(modules.plain, this.#memory), this.#plan);
    this.#stored = store.store(data);
    this.#data = [...regions, ...store.regions];
    this.#layout = new Layout(store.end);
  }

  setParameters(parameters: Parameters): void {
    writeParameters(this.#memory.buffer, this.#plan, 0, parameters);
  }

  parameters(): Float32Array[] {
    return readParameters(this.#memory.buffer, this.#plan, 0);
  }

  /** @returns what the watch found wrong in an epoch, for each phase */
  train(order: Uint32Array, firstStep = 0): string[] {
    const address = this.#layout.place('order', order.byteLength);
    growTo(this.#memory, this.#layout.end);
    new Uint32Array(this.#memory.buffer, address, order.length).set(order);
    return this.#run({ kind: 'train', data: this.#stored, order: address, firstStep, seed: 7 });
  }

  /** @returns what the watch found wrong */
  evaluate(): string[] {
    const outputs = this.#layout.place('predictions', this.#stored.count * this.#plan.output.units * 4);
    growTo(this.#memory, this.#layout.end);
    return this.#run({ kind: 'evaluate', data: this.#stored, outputs, withLoss: this.#stored.targets > 0 });
  }

  #run(job: Job): string[] {
    const watch = new RaceWatch([...this.#data, ...this.#layout.regions]);
    const kernels = watchedKernels(this.#modules.watched, this.#memory, watch);
    const phases = this.#plan.workers.map((_, thread) =>
      new Program(this.#memory, kernels, this.#plan, thread, (buffer) => new WatchedView(buffer, watch)).phases(job),
    );
    for (const faults: string[] = []; ;) {
      const met = phases.map((phase, thread) => {
        watch.enter(thread);
        return phase.next();
      });
      const [first] = met;
      if (!first) return faults;
      if (met.some(({ done, value }) => done !== first.done || value !== first.value))
        faults.push('the threads meet at different barriers');
      faults.push(...watch.barrier(first.value));
      if (first.done || faults.length > 0) return faults;
    }
  }
}

function watchedKernels(module: WebAssembly.Module, memory: WebAssembly.Memory, watch: RaceWatch): Kernels {
  return instantiate(module, memory, {
    read: (address, bytes) => {
      watch.read(address >>> 0, bytes);
    },
    write: (address, bytes) => {
      watch.write(address >>> 0, bytes);
    },
  });
}

/** Tells what a program reads and writes itself. */
class WatchedView implements View {
  readonly #view: DataView;
  readonly #watch: RaceWatch;

  constructor(buffer: ArrayBufferLike, watch: RaceWatch) {
    this.#view = new DataView(buffer);
    this.#watch = watch;
  }

  getUint8(at: number): number {
    this.#watch.read(at, 1);
    return this.#view.getUint8(at);
  }

  getUint32(at: number, littleEndian?: boolean): number {
    this.#watch.read(at, 4);
    return this.#view.getUint32(at, littleEndian);
  }

  getFloat32(at: number, littleEndian?: boolean): number {
    this.#watch.read(at, 4);
    return this.#view.getFloat32(at, littleEndian);
  }

  setUint32(at: number, value: number, littleEndian?: boolean): void {
    this.#watch.write(at, 4);
    this.#view.setUint32(at, value, littleEndian);
  }

  setFloat32(at: number, value: number, littleEndian?: boolean): void {
    this.#watch.write(at, 4);
    this.#view.setFloat32(at, value, littleEndian);
  }
}
