import fc from 'fast-check';

import { hasRelaxedSimd } from '../../lib/engine/contract/load';
import { Engine } from '../../lib/engine/engine';
import type {
  Activation,
  ConvolutionSpec,
  DenseSpec,
  ImageShape,
  LayerSpec,
  NetworkSpec,
} from '../../lib/engine/network/network';
import { parameterKinds } from '../../lib/engine/network/parameters';
import { stagesOf } from '../../lib/engine/network/stages';
import { batchGradients } from '../../lib/engine/reference/batch';
import {
  ADAM,
  bitsOf,
  engineTrainer,
  expectClose,
  expectFollows,
  GRADIENT_ONLY,
  inOrder,
  patterned,
  randomData,
  randomParameters,
  referenceTrainer,
  shuffled,
  tf,
  tfjsBatch,
  tfjsGradients,
  tfjsModel,
  tfjsRun,
  trainers,
} from './helpers';

function normalization(activation: Exclude<Activation, 'softmax'> = 'relu'): LayerSpec {
  return { kind: 'normalization', activation, epsilon: 0.001, momentum: 0.9 };
}

function conv(filters: number, size: number, activation: ConvolutionSpec['activation'] = 'linear'): ConvolutionSpec {
  return { kind: 'convolution', filters, kernelSize: [size, size], strides: [1, 1], padding: 'valid', activation };
}

const dense = (units: number, activation: Activation = 'linear'): DenseSpec => ({ kind: 'dense', units, activation });
const pool: LayerSpec = { kind: 'maxPooling', poolSize: [2, 2], strides: [2, 2], padding: 'valid' };
const dropout = (rate: number): LayerSpec => ({ kind: 'dropout', rate });

function network(imageShape: ImageShape | number, ...layers: LayerSpec[]): NetworkSpec {
  const isFlat = typeof imageShape === 'number';
  return {
    inputs: isFlat ? imageShape : imageShape.height * imageShape.width * imageShape.channels,
    ...(!isFlat && { imageShape }),
    inputScale: 1 / 255,
    layers: [...layers, dense(7, 'softmax')],
    loss: 'sparseCategoricalCrossentropy',
    optimizer: GRADIENT_ONLY,
  };
}

const gray: ImageShape = { height: 9, width: 8, channels: 1 };

/** Name, network, samples. */
const cases: [string, NetworkSpec, number][] = [
  ['after a convolution, relu', network(gray, conv(5, 3), normalization(), pool), 9],
  ['after a convolution that has its relu', network(gray, conv(6, 3, 'relu'), normalization('linear'), pool), 9],
  ['after a pooling', network(gray, conv(6, 3, 'relu'), pool, normalization('linear'), conv(9, 2, 'relu')), 12],
  ['tanh, between two convolutions', network(gray, conv(3, 3), normalization('tanh'), conv(10, 2), pool), 7],
  [
    'twice, sigmoid and gelu',
    network(gray, conv(5, 3), normalization('sigmoid'), conv(7, 3), normalization('gelu'), pool),
    10,
  ],
  ['of two channels with strides', network({ height: 7, width: 7, channels: 2 }, strided(), normalization()), 11],
  ['after a dense layer', network(gray, conv(4, 3, 'relu'), pool, dense(13), normalization(), dense(5, 'relu')), 16],
  ['after the first dense layer', network(11, dense(9), normalization(), dense(6, 'tanh')), 16],
  ['after two dense layers', network(11, dense(9, 'relu'), dense(6), normalization('gelu')), 16],
  [
    'after layers without biases',
    network(
      gray,
      { ...conv(4, 3), useBias: false },
      normalization(),
      pool,
      { ...dense(9), useBias: false },
      normalization(),
    ),
    12,
  ],
  [
    'between convolutions that are not trained',
    network(
      gray,
      { ...conv(4, 3), trainable: false },
      normalization(),
      { ...conv(6, 2, 'tanh'), trainable: false },
      pool,
    ),
    12,
  ],
  ['of one sample', network(gray, conv(4, 3), normalization(), pool), 1],
];

function strided(): LayerSpec {
  return {
    kind: 'convolution',
    filters: 6,
    kernelSize: [3, 2],
    strides: [2, 1],
    padding: 'same',
    activation: 'linear',
    l2: 0.01,
  };
}

describe.each(cases)('gradients and loss equal those of tfjs, with a normalization %s', (_, spec, count) => {
  const parameters = randomParameters(spec, 1);
  const data = randomData(spec, count, 2, 0.6);
  const expected = tfjsGradients(spec, parameters, data, inOrder(count));

  test.each(trainers(hasRelaxedSimd()))('%s', async (__, train) => {
    const { state, epochs } = await train({
      network: spec,
      parameters,
      data,
      orders: [inOrder(count)],
      batchSize: count,
    });
    expectClose(state.firstMoments, expected.gradients, 1e-5);
    expect(epochs[0]?.loss).toBeCloseTo(expected.loss, 5);
  });
});

const learning = network(
  gray,
  conv(5, 3),
  normalization(),
  pool,
  dropout(0.2),
  conv(7, 2),
  normalization('tanh'),
  dense(12),
  normalization(),
  dropout(0.3),
);

test.each(cases)('batchGradients equals central finite differences of its loss, normalized %s', (_, spec, count) => {
  const parameters = randomParameters(spec, 9).map((values) => Float64Array.from(values));
  const data = randomData(spec, count, 10, 0.6);
  const inputs = Float64Array.from(data.inputs, (x) => x * spec.inputScale);
  const targets = Array.from(data.targets);
  const masks = { seed: 1, step: 0 };
  const { gradients } = batchGradients(spec, parameters, inputs, targets, masks);
  const lossAt = (values: Float64Array, at: number, moved: number): number => {
    const value = values[at] ?? NaN;
    values[at] = moved;
    const { loss } = batchGradients(spec, parameters, inputs, targets, masks);
    values[at] = value;
    return loss;
  };
  const step = 1e-5;
  // Moving averages have no gradient; of one sample all positions are so near to each other that differences are coarse.
  const learned = parameters.filter((__, index) => !isAverage(spec, index));
  const differences = learned.map((values, index) =>
    values.map((value, at) =>
      at % 7 === 0
        ? (lossAt(values, at, value + step) - lossAt(values, at, value - step)) / (2 * step)
        : (gradients[index]?.[at] ?? NaN),
    ),
  );
  expectClose(gradients, differences, 1e-6);
});

/** Whether array `index` of the parameters is a moving average. */
function isAverage(spec: NetworkSpec, index: number): boolean {
  return parameterKinds(stagesOf(spec))[index] === 'average';
}

describe('80 steps follow tfjs, moving averages too', () => {
  // By Adam the biases before a normalization, whose gradient is zero but for rounding, would go anywhere.
  const spec: NetworkSpec = {
    ...network(gray, conv(5, 3), normalization(), pool, conv(8, 2), normalization('tanh'), dense(12), normalization()),
    optimizer: { kind: 'momentum', learningRate: 0.02, momentum: 0.9, nesterov: false },
  };
  const run = {
    network: spec,
    parameters: randomParameters(spec, 2),
    data: patterned(spec, 200, 3),
    orders: [1, 2, 3, 4].map((seed) => shuffled(200, seed)),
    batchSize: 10,
  };
  const expected = tfjsRun(tf.train.momentum(0.02, 0.9), run);

  test.each(trainers(hasRelaxedSimd()))('%s', async (_, train) => {
    expectFollows(await train(run), await expected, 3e-4);
  });
});

test.each(trainers(hasRelaxedSimd()).slice(1))(
  '%s gradients with dropout equal the reference with the same masks',
  async (_, train) => {
    const parameters = randomParameters(learning, 11);
    const data = randomData(learning, 10, 12, 0.6);
    const run = { network: learning, parameters, data, orders: [inOrder(10)], seed: 77 };
    const expected = await referenceTrainer(run);
    const found = await train(run);
    expectClose(found.state.firstMoments, expected.state.firstMoments, 1e-5);
    expectClose(found.parameters, expected.parameters, 1e-6);
    expect(found.epochs[0]?.loss).toBeCloseTo(expected.epochs[0]?.loss ?? NaN, 5);
  },
);

test.each([2, 3, 5, 8])('%i threads give the bits of one', async (threads) => {
  const spec: NetworkSpec = { ...learning, optimizer: ADAM };
  const run = {
    network: spec,
    parameters: randomParameters(spec, 6),
    data: patterned(spec, 133, 7),
    orders: [shuffled(133, 1), shuffled(133, 2)],
    batchSize: 20,
    seed: 9,
  };
  const here = await engineTrainer({ threads: 0 })(run);
  const many = await engineTrainer({ threads })(run);
  expect(bitsOf(many.parameters)).toBe(bitsOf(here.parameters));
  expect(many.epochs.map(({ loss, accuracy }) => [loss, accuracy])).toEqual(
    here.epochs.map(({ loss, accuracy }) => [loss, accuracy]),
  );
});

test('two runs of two epochs equal one of four, bit for bit', async () => {
  const spec: NetworkSpec = { ...learning, optimizer: ADAM };
  const data = patterned(spec, 45, 4);
  const orders = Array.from({ length: 4 }, (_, epoch) => shuffled(45, epoch));
  const train = engineTrainer();
  const whole = await train({ network: spec, parameters: randomParameters(spec, 3), data, orders, seed: 5 });
  const half = await train({
    network: spec,
    parameters: randomParameters(spec, 3),
    data,
    orders: orders.slice(0, 2),
    seed: 5,
  });
  const { parameters, state } = half;
  const rest = await train({ network: spec, parameters, state, data, orders: orders.slice(2), seed: 5 });
  expect(bitsOf(rest.parameters)).toBe(bitsOf(whole.parameters));
});

test.each([0, 2])('evaluate and predict go by the moving averages, as tfjs does, with %i threads', async (threads) => {
  const engine = await Engine.start(learning, { threads });
  const parameters = randomParameters(learning, 1);
  engine.setParameters(parameters);
  const data = randomData(learning, 71, 2, 0.6);
  const loaded = engine.load(data);
  const model = tfjsModel(learning, parameters, tf.train.sgd(0));
  const { xs, ys } = tfjsBatch(learning, data, inOrder(71));
  const [loss, accuracy] = (model.evaluate(xs, ys) as tf.Scalar[]).map((score) => score.dataSync()[0] ?? NaN);
  const scores = await engine.evaluate(loaded);
  expect(scores.loss).toBeCloseTo(loss ?? NaN, 5);
  expect(scores.accuracy).toBeCloseTo(accuracy ?? NaN, 6);
  expectClose([await engine.predict(loaded)], [(model.predict(xs) as tf.Tensor).dataSync()], 1e-6);
  await engine.close();
});

test('random networks have the gradients of tfjs', async () => {
  const activation = fc.constantFrom('relu' as const, 'tanh' as const, 'sigmoid' as const, 'linear' as const);
  const filters = fc.integer({ min: 1, max: 18 });
  const convolution = fc
    .tuple(filters, fc.integer({ min: 1, max: 3 }), activation)
    .map(([count, size, kind]) => conv(count, size, kind));
  const normal = activation.map((kind) => normalization(kind));
  const layer = fc.oneof(convolution, normal, normal, fc.constant(pool));
  let tried = 0;
  await fc.assert(
    fc.asyncProperty(
      convolution,
      fc.array(layer, { maxLength: 3 }),
      fc.array(
        fc.oneof(
          filters.map((units) => dense(units, 'tanh')),
          normal,
        ),
        { maxLength: 3 },
      ),
      fc.integer({ min: 5, max: 10 }),
      fc.integer({ min: 5, max: 10 }),
      fc.integer({ min: 2, max: 9 }),
      fc.integer({ min: 1, max: 1e6 }),
      async (first, images, flat, height, width, count, seed) => {
        const spec = network({ height, width, channels: 2 }, first, ...images, ...flat);
        fc.pre(spec.layers.some(({ kind }) => kind === 'normalization'));
        let parameters;
        try {
          parameters = randomParameters(spec, seed);
        } catch (error) {
          fc.pre(!(error instanceof RangeError));
          throw error;
        }
        tried++;
        const data = randomData(spec, count, seed + 1, 0.7);
        const expected = tfjsGradients(spec, parameters, data, inOrder(count));
        const run = { network: spec, parameters, data, orders: [inOrder(count)], batchSize: count };
        for (const train of [engineTrainer(), referenceTrainer]) {
          const { state } = await train(run);
          expectClose(state.firstMoments, expected.gradients, 3e-5);
        }
      },
    ),
    { numRuns: 30, seed: 4 },
  );
  expect(tried).toBeGreaterThanOrEqual(30);
}, 30_000);

test.each<[string, NetworkSpec, string]>([
  ['first', network(gray, normalization(), conv(3, 3)), 'layer 0 is a normalization before any layer of sums'],
  [
    'behind a dropout of the inputs',
    network(9, dropout(0.1), dense(4), normalization()),
    'behind a dropout of the inputs',
  ],
  ['after a softmax', network(9, dense(4, 'softmax'), normalization()), 'softmax before the last layer'],
  [
    'without an epsilon',
    network(9, dense(4), { kind: 'normalization', activation: 'relu', epsilon: 0, momentum: 0.9 }),
    'epsilon of layer 1',
  ],
  [
    'with a momentum of 1',
    network(9, dense(4), { kind: 'normalization', activation: 'relu', epsilon: 0.001, momentum: 1 }),
    'momentum of layer 1',
  ],
])('a normalization %s is refused by name', async (_, spec, words) => {
  await expect(Engine.start(spec, { threads: 0 })).rejects.toThrow(words);
});
