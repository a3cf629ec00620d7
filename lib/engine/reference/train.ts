/* A whole training in plain TypeScript, with the arguments and the results of the engine. */
import type { EngineData } from '../memory/check-data';
import type { NetworkSpec, OptimizerState, Parameters } from '../network/network';
import { parameterKinds } from '../network/parameters';
import { stagesOf } from '../network/stages';
import { batchGradients } from './batch';
import { item } from '../validation/item';
import { type Slots, step } from './optimizer';

export interface ReferenceOptions {
  /** Samples in a step. @default 32 */
  readonly batchSize?: number;
  /** Of the dropout masks. @default 0 */
  readonly seed?: number;
}

export interface ReferenceTraining {
  readonly parameters: Float32Array[];
  readonly state: OptimizerState;
  readonly epochs: readonly { readonly loss: number; readonly accuracy: number }[];
}

/**
 * Trains for one epoch for each order; state and weights stay float64 in between.
 *
 * @throws RangeError if state, data and orders do not fit the network and each other.
 * @throws TypeError if the data have no targets.
 */
export function trainReference(
  network: NetworkSpec,
  parameters: Parameters,
  state: OptimizerState,
  data: EngineData,
  orders: readonly Uint32Array[],
  { batchSize = 32, seed = 0 }: ReferenceOptions = {},
): ReferenceTraining {
  const kinds = parameterKinds(stagesOf(network));
  const weights = parameters.map((values) => Float64Array.from(values));
  // Averages have no gradient.
  const moved = kinds.filter((kind) => kind !== 'average');
  const learned = weights.filter((_, index) => kinds[index] === 'learned');
  const averages = weights.filter((_, index) => kinds[index] === 'average');
  const slots = learned.map((values, index): Slots => ({
    weights: values,
    first: momentsOf(state.firstMoments, index, values.length),
    second: momentsOf(state.secondMoments, index, values.length),
  }));
  let steps = state.step;
  const epochs = orders.map((order) => {
    let [loss, hits] = [0, 0];
    for (let start = 0; start < order.length; start += batchSize) {
      const samples = order.subarray(start, start + batchSize);
      const { inputs, targets } = gather(network, data, samples);
      const result = batchGradients(network, weights, inputs, targets, { seed, step: steps });
      steps++;
      const gradients = result.gradients.filter((_, index) => moved[index] === 'learned');
      slots.forEach((slot, index) => {
        step(network.optimizer, slot, item(gradients, index, 'the gradients'), steps);
      });
      averages.forEach((values, index) => {
        values.set(item(result.averages, index, 'the moving averages'));
      });
      loss += result.loss * samples.length;
      hits += result.hits;
    }
    return { loss: loss / order.length, accuracy: hits / order.length };
  });
  const { kind } = network.optimizer;
  return {
    parameters: weights.map((values) => Float32Array.from(values)),
    state: {
      step: steps,
      firstMoments: kind === 'sgd' ? [] : slots.map(({ first }) => Float32Array.from(first)),
      secondMoments: kind === 'adam' || kind === 'rmsprop' ? slots.map(({ second }) => Float32Array.from(second)) : [],
    },
    epochs,
  };
}

/** A copy of the moments of array `index`, zero before the first step. */
function momentsOf(moments: Parameters, index: number, length: number): Float64Array {
  return moments.length === 0 ? new Float64Array(length) : Float64Array.from(item(moments, index, 'the moments'));
}

/** The scaled inputs of some samples, and their targets, side by side. */
function gather(
  { inputs: width, inputScale }: NetworkSpec,
  { inputs, targets }: EngineData,
  samples: Uint32Array,
): { inputs: Float64Array; targets: number[] } {
  if (!targets) throw new TypeError('training: expected data with targets, found none');
  const perTarget = targets.length / (inputs.length / width);
  const rows = (values: ArrayLike<number>, length: number, what: string): number[] =>
    [...samples].flatMap((n) => Array.from({ length }, (_, at) => item(values, n * length + at, what)));
  return {
    inputs: Float64Array.from(rows(inputs, width, 'the inputs'), (x) => x * inputScale),
    targets: rows(targets, perTarget, 'the targets'),
  };
}
