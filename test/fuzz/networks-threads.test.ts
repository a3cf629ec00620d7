import { networkOf } from '../../lib/digits/adapter/network-of';
import { trainModel } from '../../lib/digits/adapter/train-model';
import { readOptimizerState, readWeights } from '../../lib/digits/adapter/weights';
import { disposeModel } from '../../lib/digits/model/dispose';
import { hasRelaxedSimd, type Rounding } from '../../lib/engine/contract/load';
import type { NetworkSpec } from '../../lib/engine/network/network';
import { ADAM, bitsOf, type layers, randomData, randomParameters, shuffled, tf, tfjsModel } from '../engine/helpers';
import { bitsWith, randomCase } from '../engine/random-networks';
import { cases, PATIENCE, reporter, WHOLE } from './cases';

const ROUNDINGS: readonly Rounding[] = hasRelaxedSimd() ? ['strict', 'relaxed'] : ['strict'];

/** Seeds of their own: those from 1 on are tried with one number of threads elsewhere. */
const FIRST_SEED = 5008;
const MOST_SAMPLES = 40;

test(
  'random networks train, evaluate and predict the bits of one thread with 2 to 8',
  async () => {
    const total = cases(6, 500);
    const report = reporter('networks on 1 to 8 threads', total);
    for (let done = 0; done < total; done++) {
      const random = randomCase(FIRST_SEED + done, MOST_SAMPLES);
      for (const rounding of ROUNDINGS) {
        const alone = await bitsWith(random, 1, rounding);
        // Within npm test each network is tried with one number of threads.
        for (const threads of WHOLE ? [2, 3, 4, 5, 6, 7, 8] : [2 + (done % 7)]) {
          const bits = await bitsWith(random, threads, rounding);
          expect([random.seed, rounding, threads, bits]).toEqual([random.seed, rounding, threads, alone]);
        }
      }
      report(done + 1);
    }
  },
  PATIENCE,
);

const [SAMPLES, BATCH] = [40, 16];

/** A model with a hidden layer of this width, and what the engine makes of it. */
function modelOf(units: number): { model: layers.Sequential; network: NetworkSpec } {
  const spec: NetworkSpec = {
    inputs: 12,
    inputScale: 1 / 255,
    loss: 'sparseCategoricalCrossentropy',
    optimizer: ADAM,
    layers: [
      { kind: 'dense', units, activation: 'relu' },
      { kind: 'dense', units: 7, activation: 'softmax' },
    ],
  };
  const { learningRate, beta1, beta2, epsilon } = ADAM;
  const model = tfjsModel(spec, randomParameters(spec, units), tf.train.adam(learningRate, beta1, beta2, epsilon));
  const network = networkOf(model, spec.inputScale);
  if ('reason' in network) throw new Error(network.reason);
  return { model, network };
}

/** The model's weights and optimizer. */
async function bitsOfModel(model: layers.Sequential): Promise<string> {
  const { step, firstMoments, secondMoments } = await readOptimizerState(model);
  return [step, ...[readWeights(model), firstMoments, secondMoments].map(bitsOf)].join(' ');
}

/** Bits after each epoch: each trained with so many threads, from what the one before left in the model. */
async function inTurns(units: number, turns: readonly number[]): Promise<string[]> {
  const { model, network } = modelOf(units);
  const bits: string[] = [];
  for (const [epoch, threads] of turns.entries()) {
    const orders = [shuffled(SAMPLES, epoch)];
    await trainModel(model, network, randomData(network, SAMPLES, units), orders, { threads, batchSize: BATCH });
    bits.push(await bitsOfModel(model));
  }
  disposeModel(model);
  return bits;
}

/** The same in one run, in the calling thread. */
async function atOnce(units: number, epochs: number): Promise<string[]> {
  const { model, network } = modelOf(units);
  const bits: string[] = [];
  const orders = Array.from({ length: epochs }, (_, epoch) => shuffled(SAMPLES, epoch));
  await trainModel(model, network, randomData(network, SAMPLES, units), orders, {
    threads: 0,
    batchSize: BATCH,
    onEpoch: async () => {
      bits.push(await bitsOfModel(model));
    },
  });
  disposeModel(model);
  return bits;
}

/** Widths with the threads that take turns; within npm test some of those that once could not be read back. */
const WIDTHS: readonly (readonly [units: number, turns: readonly number[]])[] = WHOLE
  ? Array.from({ length: 300 }, (_, index) => [index + 1, [8, 1, 7, 2, 6, 3, 5, 4]])
  : [
      [10, [3, 3]],
      [20, [3, 4]],
      [36, [4]],
      [52, [5]],
      [84, [7]],
      [103, [8, 0]],
    ];

test(
  'every width trains with every number of threads, is written back, and trains on from there',
  async () => {
    const report = reporter('widths on 1 to 8 threads', WIDTHS.length);
    for (const [index, [units, turns]] of WIDTHS.entries()) {
      expect([units, await inTurns(units, turns)]).toEqual([units, await atOnce(units, turns.length)]);
      report(index + 1);
    }
  },
  PATIENCE,
);
