import { instantiate, loadModule } from '../../../lib/engine/contract/load';
import type { Plan } from '../../../lib/engine/layout/plan';
import { planMemory, type PlanOptions } from '../../../lib/engine/layout/plan-memory';
import { DataStore } from '../../../lib/engine/memory/data-store';
import { growTo, takeMemory } from '../../../lib/engine/memory/memory';
import { writeParameters } from '../../../lib/engine/memory/parameters';
import { writePlan } from '../../../lib/engine/memory/write-records';
import type { NetworkSpec, Parameters } from '../../../lib/engine/network/network';
import { Program } from '../../../lib/engine/threads/program';
import { Thread } from '../../../lib/engine/threads/thread';

/** A network in memory, with the threads of a plan, of which none has been started. */
export interface Stand {
  readonly plan: Plan;
  readonly memory: WebAssembly.Memory;
  readonly store: DataStore;
  readonly threads: readonly Thread[];
  readonly programs: readonly Program[];
  /** Floats from an address on. */
  readonly floats: (address: number, length: number) => Float32Array;
}

export async function stand(network: NetworkSpec, options: PlanOptions, parameters: Parameters): Promise<Stand> {
  const plan = planMemory(network, options);
  const memory = takeMemory(plan.end);
  growTo(memory, plan.end);
  writePlan(new DataView(memory.buffer), plan);
  writeParameters(memory.buffer, plan, 0, parameters);
  const kernels = instantiate(await loadModule('strict'), memory);
  const viewOf = (buffer: ArrayBufferLike): DataView => new DataView(buffer);
  return {
    plan,
    memory,
    store: new DataStore(memory, kernels, plan),
    threads: plan.workers.map((_, number) => new Thread(memory, kernels, plan, number, viewOf)),
    programs: plan.workers.map((_, number) => new Program(memory, kernels, plan, number)),
    floats: (address, length) => new Float32Array(memory.buffer, address, length),
  };
}

/** The sums of a dense layer, by hand: each sample's inputs, scaled, times a kernel, and the bias. */
export function sumsByHand(
  samples: ArrayLike<number>,
  scale: number,
  [kernel, bias]: readonly (Float32Array | undefined)[],
): number[][] {
  if (!kernel || !bias) throw new RangeError('expected a kernel and a bias');
  const [units, inputs] = [bias.length, kernel.length / bias.length];
  return Array.from({ length: samples.length / inputs }, (_, sample) =>
    Array.from({ length: units }, (__, unit) => {
      const terms = Array.from({ length: inputs }, (___, input) => {
        return (samples[sample * inputs + input] ?? NaN) * scale * (kernel[input * units + unit] ?? NaN);
      });
      return terms.reduce((sum, term) => sum + term, bias[unit] ?? NaN);
    }),
  );
}

/** The largest difference between rows in memory and rows of numbers. */
export function worst(
  floats: Stand['floats'],
  { output, stride }: { readonly output: number; readonly stride: number },
  expected: readonly (readonly number[])[],
): number {
  const differences = expected.flatMap((row, sample) => {
    const found = floats(output + sample * stride * 4, row.length);
    return row.map((value, at) => Math.abs(value - (found[at] ?? NaN)));
  });
  return Math.max(...differences);
}
