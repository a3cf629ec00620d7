import { trainModel } from '../../../lib/digits/adapter/train-model';
import { readOptimizerState, readWeights } from '../../../lib/digits/adapter/weights';
import { adamW } from '../../../lib/digits/model/adam-w';
import { bitsOf, expectClose, layers, randomData, shuffled, tf, tfjsBatch } from '../../engine/helpers';
import { build, builders, networkFor } from './models';

/** Through tfjs's own format, in memory, with the optimizer. */
async function reload(model: layers.Sequential): Promise<layers.Sequential> {
  let saved: tf.io.ModelArtifacts = {};
  await model.save(
    tf.io.withSaveHandler((artifacts) => {
      saved = artifacts;
      return Promise.resolve({ modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' as const } });
    }),
    { includeOptimizer: true },
  );
  const loaded = await layers.loadLayersModel(tf.io.fromMemory(saved));
  return loaded as layers.Sequential;
}

async function tfjsEpoch(
  model: layers.Sequential,
  data: ReturnType<typeof randomData>,
  order: Uint32Array,
): Promise<void> {
  for (let start = 0; start < order.length; start += 16) {
    const { xs, ys } = tfjsBatch(networkFor(model), data, order.subarray(start, start + 16));
    await model.trainOnBatch(tf.reshape(xs, [-1, 6, 5]), ys);
  }
}

const orders = [1, 2, 3, 4].map((seed) => shuffled(50, seed));
const data = randomData(networkFor(build()), 50, 3);

const optimizers: [string, () => tf.Optimizer][] = [
  ['Adam', () => tf.train.adam(0.001)],
  ['AdamW', () => adamW(0.001, { weightDecay: 5 })],
  ['momentum', () => tf.train.momentum(0.01, 0.9)],
  ['gradient descent', () => tf.train.sgd(0.05)],
  ['RMSProp', () => tf.train.rmsprop(0.0005)],
  ['RMSProp with momentum', () => tf.train.rmsprop(0.0003, 0.8, 0.5)],
];

describe.each(builders)('a %s model', (_, build) => {
  test.each(optimizers)(
    'training goes on from the engine in tfjs, and from tfjs in the engine: %s',
    async (__, optimizer) => {
      const alone = build(optimizer());
      for (const order of orders) await tfjsEpoch(alone, data, order);
      const mixed = build(optimizer());
      await trainModel(mixed, networkFor(mixed), data, orders.slice(0, 1), { threads: 0, batchSize: 16 });
      await tfjsEpoch(mixed, data, orders[1] ?? new Uint32Array());
      await trainModel(mixed, networkFor(mixed), data, orders.slice(2, 3), { threads: 0, batchSize: 16 });
      const loaded = await reload(mixed);
      await tfjsEpoch(loaded, data, orders[3] ?? new Uint32Array());
      expectClose(readWeights(loaded), readWeights(alone), 1e-4);
      const [actual, expected] = [await readOptimizerState(loaded), await readOptimizerState(alone)];
      expect(actual.step).toBe(16);
      expectClose(actual.firstMoments, expected.firstMoments, 1e-3);
      expectClose(actual.secondMoments, expected.secondMoments, 1e-3);
    },
    30_000,
  );

  test.each(optimizers)(
    'saved and loaded in between, two trainings equal one, bit for bit: %s',
    async (__, optimizer) => {
      const whole = build(optimizer());
      await trainModel(whole, networkFor(whole), data, orders, { threads: 0, batchSize: 16 });
      const first = build(optimizer());
      await trainModel(first, networkFor(first), data, orders.slice(0, 2), { threads: 0, batchSize: 16 });
      const loaded = await reload(first);
      await trainModel(loaded, networkFor(loaded), data, orders.slice(2), { threads: 0, batchSize: 16 });
      expect(bitsOf(readWeights(loaded))).toBe(bitsOf(readWeights(whole)));
    },
  );
});

test('a stopped training is written back too', async () => {
  const model = build();
  const before = bitsOf(readWeights(model));
  const controller = new AbortController();
  const { stopped } = await trainModel(model, networkFor(model), data, orders, {
    threads: 0,
    batchSize: 16,
    signal: controller.signal,
    onEpoch: () => {
      controller.abort();
    },
  });
  expect(stopped).toBe(true);
  expect((await readOptimizerState(model)).step).toBe(4);
  expect(bitsOf(readWeights(model))).not.toBe(before);
});
