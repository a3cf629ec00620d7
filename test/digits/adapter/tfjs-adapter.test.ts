import {
  isRefusal,
  networkOf,
  readOptimizerState,
  readParameters,
  trainModel,
  writeBack,
} from '../../../lib/digits/adapter/tfjs-adapter';
import type { NetworkSpec } from '../../../lib/engine/network';
import { bitsOf, expectClose, layers, randomData, shuffled, tf, tfjsBatch } from '../../engine/helpers';

const SCALE = 1 / 255;
const { flatten, dense, dropout, conv2d } = layers.layers;

function build(optimizer: tf.Optimizer = tf.train.adam(0.001)): layers.Sequential {
  const model = layers.sequential({
    layers: [
      flatten({ inputShape: [6, 5] }),
      dense({
        units: 12,
        activation: 'relu',
        kernelInitializer: layers.initializers.glorotUniform({ seed: 1 }),
        kernelRegularizer: layers.regularizers.l2({ l2: 0.001 }),
      }),
      dense({ units: 7, activation: 'softmax', kernelInitializer: layers.initializers.glorotUniform({ seed: 2 }) }),
    ],
  });
  model.compile({ optimizer, loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  return model;
}

/** Channels that are no whole vectors, to be left out where the engine pads them. */
function buildConvolutional(optimizer: tf.Optimizer = tf.train.adam(0.001)): layers.Sequential {
  const kernelInitializer = (seed: number): ReturnType<typeof layers.initializers.glorotUniform> =>
    layers.initializers.glorotUniform({ seed });
  const model = layers.sequential({
    layers: [
      layers.layers.reshape({ inputShape: [6, 5], targetShape: [6, 5, 1] }),
      conv2d({
        filters: 5,
        kernelSize: 3,
        padding: 'same',
        activation: 'relu',
        kernelInitializer: kernelInitializer(1),
        kernelRegularizer: layers.regularizers.l2({ l2: 0.001 }),
      }),
      layers.layers.maxPooling2d({ poolSize: [2, 1] }),
      conv2d({
        filters: 6,
        kernelSize: [2, 3],
        strides: [1, 2],
        activation: 'tanh',
        kernelInitializer: kernelInitializer(2),
      }),
      flatten(),
      dense({ units: 7, activation: 'softmax', kernelInitializer: kernelInitializer(3) }),
    ],
  });
  model.compile({ optimizer, loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  return model;
}

const builders: [string, typeof build][] = [
  ['dense', build],
  ['convolutional', buildConvolutional],
];

function networkFor(model: layers.LayersModel): NetworkSpec {
  const network = networkOf(model, SCALE);
  if (isRefusal(network)) throw new Error(network.reason);
  return network;
}

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

test('networkOf reads layers, regularizers, loss and optimizer', () => {
  expect(networkFor(build(tf.train.momentum(0.1, 0.8, true)))).toEqual({
    inputs: 30,
    inputScale: SCALE,
    loss: 'sparseCategoricalCrossentropy',
    layers: [
      { kind: 'dense', units: 12, activation: 'relu', l1: 0, l2: 0.001 },
      { kind: 'dense', units: 7, activation: 'softmax', l1: 0, l2: 0 },
    ],
    optimizer: { kind: 'momentum', learningRate: 0.1, momentum: 0.8, nesterov: true },
  });
  expect(networkFor(build()).optimizer).toEqual({
    kind: 'adam',
    learningRate: 0.001,
    beta1: 0.9,
    beta2: 0.999,
    epsilon: 1e-7,
  });
});

test.each<[string, () => layers.LayersModel]>([
  [
    'is of the kind AveragePooling2D',
    () =>
      layers.sequential({
        layers: [
          conv2d({ inputShape: [6, 5, 1], filters: 2, kernelSize: 3 }),
          layers.layers.averagePooling2d({ poolSize: 2 }),
          flatten(),
          dense({ units: 7, activation: 'softmax' }),
        ],
      }),
  ],
  [
    'has a dilation rate',
    () =>
      layers.sequential({
        layers: [
          conv2d({ inputShape: [6, 5, 1], filters: 2, kernelSize: 2, dilationRate: 2 }),
          flatten(),
          dense({ units: 7, activation: 'softmax' }),
        ],
      }),
  ],
  [
    'has the data format "channelsFirst"',
    () =>
      layers.sequential({
        layers: [
          conv2d({ inputShape: [1, 6, 5], filters: 2, kernelSize: 2, dataFormat: 'channelsFirst' }),
          flatten(),
          dense({ units: 7, activation: 'softmax' }),
        ],
      }),
  ],
  [
    'has the activation "softmax"',
    () =>
      layers.sequential({
        layers: [
          conv2d({ inputShape: [6, 5, 1], filters: 2, kernelSize: 2, activation: 'softmax' }),
          flatten(),
          dense({ units: 7, activation: 'softmax' }),
        ],
      }),
  ],
  [
    'is a Reshape that is not in front',
    () =>
      layers.sequential({
        layers: [
          dense({ inputShape: [30], units: 8 }),
          layers.layers.reshape({ targetShape: [8] }),
          dense({ units: 7, activation: 'softmax' }),
        ],
      }),
  ],
  [
    'a convolution after a dropout',
    () =>
      layers.sequential({
        layers: [
          dropout({ inputShape: [6, 5, 1], rate: 0.1 }),
          conv2d({ filters: 2, kernelSize: 2 }),
          flatten(),
          dense({ units: 7, activation: 'softmax' }),
        ],
      }),
  ],
  [
    'has the activation "elu"',
    () =>
      layers.sequential({
        layers: [dense({ inputShape: [30], units: 7, activation: 'elu' }), dense({ units: 7, activation: 'softmax' })],
      }),
  ],
  [
    'has no bias',
    () => layers.sequential({ layers: [dense({ inputShape: [30], units: 7, activation: 'softmax', useBias: false })] }),
  ],
  [
    'has a biasRegularizer',
    () =>
      layers.sequential({
        layers: [dense({ inputShape: [30], units: 7, activation: 'softmax', biasRegularizer: 'l1l2' })],
      }),
  ],
  [
    'is not trainable',
    () =>
      layers.sequential({
        layers: [dense({ inputShape: [30], units: 7, trainable: false }), dense({ units: 7, activation: 'softmax' })],
      }),
  ],
  [
    'inputs that are not flat',
    () =>
      layers.sequential({
        layers: [dense({ inputShape: [6, 5], units: 7 }), flatten(), dense({ units: 7, activation: 'softmax' })],
      }),
  ],
  [
    'needs a softmax output, found linear',
    () => layers.sequential({ layers: [dense({ inputShape: [30], units: 7 })] }),
  ],
  [
    'dropout right after a dropout',
    () =>
      layers.sequential({
        layers: [
          dropout({ inputShape: [30], rate: 0.1 }),
          dropout({ rate: 0.1 }),
          dense({ units: 7, activation: 'softmax' }),
        ],
      }),
  ],
  [
    'not a Sequential model',
    () => {
      const input = layers.input({ shape: [30] });
      return layers.model({
        inputs: input,
        outputs: dense({ units: 7, activation: 'softmax' }).apply(input) as layers.SymbolicTensor,
      });
    },
  ],
])('networkOf gives the reason: %s', (reason, make) => {
  const model = make();
  model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy' });
  const found = networkOf(model, SCALE);
  expect(isRefusal(found) ? found.reason : found).toContain(reason);
});

test('networkOf refuses other optimizers, other losses and uncompiled models', () => {
  const model = build();
  model.compile({ optimizer: 'rmsprop', loss: 'sparseCategoricalCrossentropy' });
  expect(networkOf(model, SCALE)).toEqual({ reason: 'its optimizer is RMSProp' });
  model.compile({ optimizer: 'adam', loss: 'meanAbsoluteError' });
  expect(networkOf(model, SCALE)).toEqual({ reason: 'its loss is meanAbsoluteError' });
  expect(networkOf(layers.sequential({ layers: [dense({ inputShape: [30], units: 7 })] }), SCALE)).toHaveProperty(
    'reason',
  );
});

test('networkOf reads convolutions and pooling', () => {
  const network = networkFor(buildConvolutional());
  expect(network.imageShape).toEqual({ height: 6, width: 5, channels: 1 });
  expect(network.layers).toEqual([
    {
      kind: 'convolution',
      filters: 5,
      kernelSize: [3, 3],
      strides: [1, 1],
      padding: 'same',
      activation: 'relu',
      l1: 0,
      l2: 0.001,
    },
    { kind: 'maxPooling', poolSize: [2, 1], strides: [2, 1], padding: 'valid' },
    {
      kind: 'convolution',
      filters: 6,
      kernelSize: [2, 3],
      strides: [1, 2],
      padding: 'valid',
      activation: 'tanh',
      l1: 0,
      l2: 0,
    },
    { kind: 'dense', units: 7, activation: 'softmax', l1: 0, l2: 0 },
  ]);
});

const optimizers: [string, () => tf.Optimizer][] = [
  ['Adam', () => tf.train.adam(0.001)],
  ['momentum', () => tf.train.momentum(0.01, 0.9)],
  ['gradient descent', () => tf.train.sgd(0.05)],
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
      expectClose(readParameters(loaded), readParameters(alone), 1e-4);
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
      expect(bitsOf(readParameters(loaded))).toBe(bitsOf(readParameters(whole)));
    },
  );
});

test('writeBack leaves no tensor behind', async () => {
  const model = build();
  const state = { step: 3, firstMoments: readParameters(model), secondMoments: readParameters(model) };
  await writeBack(model, readParameters(model), state);
  const { numTensors } = tf.memory();
  await writeBack(model, readParameters(model), state);
  expect(await readOptimizerState(model)).toEqual(state);
  expect(tf.memory().numTensors).toBe(numTensors);
});

test('a stopped training is written back too', async () => {
  const model = build();
  const before = bitsOf(readParameters(model));
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
  expect(bitsOf(readParameters(model))).not.toBe(before);
});
