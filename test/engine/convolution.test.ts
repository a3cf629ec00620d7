import fc from 'fast-check';

import { Engine } from '../../lib/engine/engine';
import { hasRelaxedSimd } from '../../lib/engine/contract/load';
import type {
  AveragePoolingSpec,
  ConvolutionSpec,
  LayerSpec,
  MaxPoolingSpec,
  NetworkSpec,
} from '../../lib/engine/network/network';
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
  randomOf,
  randomParameters,
  referenceTrainer,
  type Run,
  shuffled,
  tf,
  tfjsBatch,
  tfjsGradients,
  tfjsModel,
  tfjsRun,
  trainers,
} from './helpers';

type Size = readonly [number, number];

function conv(filters: number, kernelSize: Size, options: Partial<ConvolutionSpec> = {}): ConvolutionSpec {
  return {
    kind: 'convolution',
    filters,
    kernelSize,
    strides: [1, 1],
    padding: 'valid',
    activation: 'relu',
    ...options,
  };
}

function pool(poolSize: Size = [2, 2], options: Partial<MaxPoolingSpec> = {}): MaxPoolingSpec {
  return { kind: 'maxPooling', poolSize, strides: poolSize, padding: 'valid', ...options };
}

function average(poolSize: Size = [2, 2], options: Partial<AveragePoolingSpec> = {}): AveragePoolingSpec {
  return { kind: 'averagePooling', poolSize, strides: poolSize, padding: 'valid', ...options };
}

const softmax: LayerSpec = { kind: 'dense', units: 7, activation: 'softmax' };

function imageNetwork(
  [height, width, channels]: readonly [number, number, number],
  ...layers: LayerSpec[]
): NetworkSpec {
  return {
    inputs: height * width * channels,
    imageShape: { height, width, channels },
    inputScale: 1 / 255,
    loss: 'sparseCategoricalCrossentropy',
    optimizer: GRADIENT_ONLY,
    layers: [...layers, softmax],
  };
}

/** Channels are odd on purpose: 3 and 5 are not multiples of the lanes. */
const cases: [string, NetworkSpec, number][] = [
  ['3 x 3, 8 filters', imageNetwork([9, 8, 1], conv(8, [3, 3])), 5],
  ['5 x 5 same, 3 filters', imageNetwork([7, 6, 1], conv(3, [5, 5], { padding: 'same' })), 4],
  [
    'no biases',
    imageNetwork(
      [9, 8, 1],
      conv(5, [3, 3], { useBias: false }),
      pool(),
      conv(6, [2, 2], { useBias: false, activation: 'sigmoid' }),
    ),
    5,
  ],
  [
    'convolutions of which the first is not trained',
    imageNetwork(
      [12, 11, 1],
      conv(5, [3, 3], { trainable: false, l2: 0.01 }),
      pool(),
      conv(6, [2, 2], { activation: 'tanh' }),
    ),
    5,
  ],
  [
    'convolutions of which the last one, listed where it is live, is not trained',
    imageNetwork([12, 11, 1], conv(5, [3, 3]), conv(6, [2, 2], { trainable: false }), pool()),
    5,
  ],
  [
    'convolutions of which none is trained',
    imageNetwork([9, 8, 1], conv(5, [3, 3], { trainable: false }), pool(), conv(4, [2, 2], { trainable: false })),
    5,
  ],
  ['two channels', imageNetwork([6, 7, 2], conv(5, [3, 2], { activation: 'tanh' })), 3],
  ['batch of one', imageNetwork([8, 8, 1], conv(4, [3, 3]), pool(), conv(6, [2, 2])), 1],
  [
    'two layers, odd channels',
    imageNetwork([9, 9, 1], conv(5, [3, 3], { activation: 'sigmoid' }), conv(7, [3, 3], { activation: 'tanh' })),
    6,
  ],
  ['gelu', imageNetwork([7, 7, 1], conv(5, [3, 3], { activation: 'gelu' })), 5],
  [
    'gelu before a convolution with a border, before pooling, and dense',
    imageNetwork(
      [11, 10, 1],
      conv(5, [2, 2], { activation: 'gelu' }),
      conv(3, [3, 3], { padding: 'same', strides: [1, 2], activation: 'gelu' }),
      pool(),
      { kind: 'dense', units: 9, activation: 'gelu' },
    ),
    6,
  ],
  [
    'three layers, same, strides 2',
    imageNetwork(
      [11, 9, 1],
      conv(4, [3, 3], { padding: 'same', strides: [2, 2] }),
      conv(9, [3, 3], { padding: 'same', strides: [2, 1] }),
      conv(13, [1, 1], { activation: 'linear' }),
    ),
    9,
  ],
  [
    'strides that leave a remainder',
    imageNetwork([10, 11, 1], conv(3, [3, 3]), conv(4, [2, 3], { strides: [3, 2] })),
    4,
  ],
  ['pooling between', imageNetwork([12, 12, 1], conv(8, [3, 3]), pool(), conv(12, [3, 3]), pool()), 4],
  ['pooling that leaves a remainder', imageNetwork([10, 9, 1], conv(5, [2, 2]), pool([2, 3])), 4],
  [
    'overlapping pooling, same',
    imageNetwork(
      [9, 9, 1],
      conv(5, [3, 3], { activation: 'linear' }),
      pool([3, 3], { strides: [2, 2], padding: 'same' }),
      conv(4, [3, 3], { padding: 'same' }),
    ),
    4,
  ],
  [
    'pooling after pooling',
    imageNetwork([12, 12, 1], conv(4, [3, 3], { activation: 'tanh' }), pool(), pool([2, 2], { padding: 'same' })),
    3,
  ],
  [
    'same after pooling, strides 2',
    imageNetwork([12, 12, 1], conv(4, [3, 3]), pool(), conv(6, [4, 4], { padding: 'same', strides: [2, 2] })),
    3,
  ],
  [
    'average pooling between, and before the dense layers',
    imageNetwork([12, 12, 1], conv(8, [3, 3]), average(), conv(7, [3, 3], { activation: 'tanh' }), average([3, 3])),
    4,
  ],
  [
    'average pooling that overlaps',
    imageNetwork(
      [9, 10, 2],
      conv(5, [2, 2]),
      average([3, 2], { strides: [1, 2] }),
      conv(3, [2, 2], { padding: 'same' }),
    ),
    3,
  ],
  [
    'average pooling that leaves inputs out, after and before max pooling',
    imageNetwork([13, 12, 1], conv(5, [2, 2]), pool([2, 1]), average([1, 2], { strides: [2, 3] }), pool([2, 2])),
    3,
  ],
  [
    'one average of each channel',
    imageNetwork([7, 6, 1], conv(9, [3, 3]), average([5, 4]), { kind: 'dense', units: 6, activation: 'relu' }),
    5,
  ],
  ['l1 and l2', imageNetwork([8, 8, 1], conv(5, [3, 3], { l1: 0.003, l2: 0.02 }), conv(6, [3, 3], { l1: 0.01 })), 7],
  [
    'dense layers after',
    imageNetwork(
      [8, 8, 1],
      conv(6, [3, 3]),
      pool(),
      { kind: 'dense', units: 21, activation: 'relu' },
      { kind: 'dense', units: 9, activation: 'tanh' },
    ),
    11,
  ],
];

describe.each(cases)('gradients and loss equal those of tfjs: %s', (_, network, count) => {
  const parameters = randomParameters(network, 1);
  const data = randomData(network, count, 2, 0.6);
  const expected = tfjsGradients(network, parameters, data, inOrder(count));

  test.each(trainers(hasRelaxedSimd()))('%s', async (__, train) => {
    const { state, epochs } = await train({ network, parameters, data, orders: [inOrder(count)], batchSize: count });
    expectClose(state.firstMoments, expected.gradients, 5e-6);
    expect(epochs[0]?.loss).toBeCloseTo(expected.loss, 5);
  });
});

describe('the gradient of a maximum that occurs twice goes to the first, as in tfjs', () => {
  // A flat image: all sums of a window are equal.
  const network = imageNetwork([8, 8, 1], conv(5, [3, 3], { activation: 'linear' }), pool(), conv(3, [2, 2]));
  const parameters = randomParameters(network, 3);
  const data = { inputs: new Uint8Array(2 * 64).fill(200), targets: Uint8Array.of(1, 3) };
  const expected = tfjsGradients(network, parameters, data, inOrder(2));

  test.each(trainers(hasRelaxedSimd()))('%s', async (_, train) => {
    const { state } = await train({ network, parameters, data, orders: [inOrder(2)] });
    expectClose(state.firstMoments, expected.gradients, 5e-6);
  });
});

describe('120 steps follow tfjs within 1e-4', () => {
  const network: NetworkSpec = {
    ...imageNetwork([7, 7, 1], conv(6, [3, 3], { l2: 0.001 }), pool(), conv(5, [2, 2], { padding: 'same' })),
    optimizer: { ...ADAM, learningRate: 0.003 },
  };
  const run: Run = {
    network,
    parameters: randomParameters(network, 1),
    data: patterned(network, 22, 2),
    orders: Array.from({ length: 40 }, (_, epoch) => shuffled(22, epoch)),
    batchSize: 8,
  };
  const expected = tfjsRun(tf.train.adam(0.003, 0.9, 0.999, 1e-7), run);

  test.each(trainers(hasRelaxedSimd()))(
    '%s',
    async (_, train) => {
      expectFollows(await train(run), await expected, 3e-4);
    },
    30_000,
  );
});

/** There tfjs divides the gradient by the whole window, which is not that of its averages (reference/images.test.ts). */
const padded: typeof cases = [
  [
    'average pooling of a border',
    imageNetwork(
      [9, 8, 1],
      conv(5, [3, 3], { activation: 'tanh' }),
      average([3, 3], { strides: [2, 2], padding: 'same' }),
      conv(4, [2, 2], { padding: 'same' }),
      average([2, 3], { strides: [1, 1], padding: 'same' }),
    ),
    4,
  ],
  [
    'average pooling of a border that leaves inputs out',
    imageNetwork([8, 10, 1], conv(6, [2, 2]), average([2, 3], { strides: [3, 2], padding: 'same' })),
    5,
  ],
];

describe.each(padded)('gradients and loss equal those of the plain layers: %s', (_, network, count) => {
  const parameters = randomParameters(network, 1);
  const data = randomData(network, count, 2, 0.6);
  const expected = batchGradients(
    network,
    parameters.map((values) => Float64Array.from(values)),
    Float64Array.from(data.inputs, (x) => x * network.inputScale),
    Array.from(data.targets),
  );

  test.each(trainers(hasRelaxedSimd()))('%s', async (__, train) => {
    const { state, epochs } = await train({ network, parameters, data, orders: [inOrder(count)], batchSize: count });
    expectClose(state.firstMoments, expected.gradients, 5e-6);
    expect(epochs[0]?.loss).toBeCloseTo(expected.loss, 5);
  });
});

const dropping: typeof cases = [
  [
    'after a convolution and after pooling',
    imageNetwork(
      [11, 10, 1],
      conv(5, [3, 3], { activation: 'tanh' }),
      { kind: 'dropout', rate: 0.3 },
      conv(6, [2, 2], { padding: 'same', strides: [2, 1] }),
      pool(),
      { kind: 'dropout', rate: 0.5 },
      conv(9, [1, 2], { activation: 'gelu' }),
      { kind: 'dropout', rate: 0.2 },
    ),
    5,
  ],
  [
    'before pooling of both kinds',
    imageNetwork(
      [10, 11, 2],
      conv(5, [2, 2]),
      { kind: 'dropout', rate: 0.4 },
      pool([2, 2], { padding: 'same' }),
      conv(3, [2, 2], { activation: 'sigmoid' }),
      { kind: 'dropout', rate: 0.4 },
      average([2, 2], { padding: 'same' }),
      { kind: 'dense', units: 9, activation: 'relu' },
      { kind: 'dropout', rate: 0.4 },
    ),
    4,
  ],
];

describe.each(dropping)(
  'with dropout between, gradients and loss equal those of the plain layers: %s',
  (_, network, count) => {
    const parameters = randomParameters(network, 1);
    const data = randomData(network, count, 2, 0.6);
    const gradientsAt = (at: readonly Float64Array[]) =>
      batchGradients(
        network,
        at,
        Float64Array.from(data.inputs, (x) => x * network.inputScale),
        Array.from(data.targets),
        {
          seed: 5,
          step: 0,
        },
      );
    const start = parameters.map((values) => Float64Array.from(values));
    const expected = gradientsAt(start);

    test.each(trainers(hasRelaxedSimd()))('%s', async (__, train) => {
      const run = { network, parameters, data, orders: [inOrder(count)], batchSize: count, seed: 5 };
      const { state, epochs } = await train(run);
      expectClose(state.firstMoments, expected.gradients, 5e-6);
      expect(epochs[0]?.loss).toBeCloseTo(expected.loss, 5);
    });

    test('and those are the slopes of the loss with these masks', () => {
      const size = 1e-6;
      for (const [array, values] of start.entries()) {
        for (let at = 0; at < values.length; at += Math.ceil(values.length / 8)) {
          const lossAt = (by: number): number =>
            gradientsAt(
              start.with(
                array,
                values.map((value, place) => (place === at ? value + by : value)),
              ),
            ).loss;
          expect((lossAt(size) - lossAt(-size)) / (2 * size)).toBeCloseTo(expected.gradients[array]?.[at] ?? NaN, 6);
        }
      }
    });
  },
);

test('dropout between layers on images leaves predictions and evaluations alone', async () => {
  const [network] = dropping.map(([, each]) => each);
  if (!network) throw new TypeError('expected a network');
  const without = { ...network, layers: network.layers.filter(({ kind }) => kind !== 'dropout') };
  const parameters = randomParameters(network, 1);
  const data = randomData(network, 6, 2, 0.6);
  const answers = await Promise.all(
    [network, without].map(async (each) => {
      const engine = await Engine.start(each, { threads: 0 });
      try {
        engine.setParameters(parameters);
        const loaded = engine.load(data);
        return { outputs: [...(await engine.predict(loaded))], scores: await engine.evaluate(loaded) };
      } finally {
        await engine.close();
      }
    }),
  );
  expect(answers[0]).toEqual(answers[1]);
});

test.each([...cases, ...padded])(
  'batchGradients equals central finite differences of its loss: %s',
  (_, network, count) => {
    const parameters = randomParameters(network, 9).map((values) => Float64Array.from(values));
    const data = randomData(network, count, 10, 0.6);
    const inputs = Float64Array.from(data.inputs, (x) => x * network.inputScale);
    const targets = Array.from(data.targets);
    const { gradients } = batchGradients(network, parameters, inputs, targets);
    const step = 1e-6;
    const differences = parameters.map((values, array) =>
      values.map((value, at) => {
        // Some eight weights are enough to tell, and keep the test short.
        if (at % Math.ceil(values.length / 8) !== 0) return gradients[array]?.[at] ?? NaN;
        const lossAt = (moved: number): number => {
          values[at] = moved;
          const { loss } = batchGradients(network, parameters, inputs, targets);
          values[at] = value;
          return loss;
        };
        return (lossAt(value + step) - lossAt(value - step)) / (2 * step);
      }),
    );
    expectClose(gradients, differences, 1e-6);
  },
);

test('random networks have the gradients of tfjs', async () => {
  const size = fc.integer({ min: 1, max: 4 });
  const stride = fc.integer({ min: 1, max: 3 });
  const padding = fc.constantFrom('valid' as const, 'same' as const);
  const convolution = fc.record({
    kind: fc.constant('convolution' as const),
    filters: fc.integer({ min: 1, max: 18 }),
    kernelSize: fc.tuple(size, size),
    strides: fc.tuple(stride, stride),
    padding,
    activation: fc.constantFrom('relu' as const, 'tanh' as const, 'sigmoid' as const, 'linear' as const),
    l2: fc.constantFrom(0, 0.01),
  });
  const pooling = fc.record({
    kind: fc.constant('maxPooling' as const),
    poolSize: fc.tuple(size, size),
    strides: fc.tuple(stride, stride),
    padding,
  });
  let tried = 0;
  await fc.assert(
    fc.asyncProperty(
      convolution,
      fc.array(fc.oneof(convolution, pooling), { maxLength: 2 }),
      fc.integer({ min: 4, max: 10 }),
      fc.integer({ min: 4, max: 10 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 1e6 }),
      async (first, rest, height, width, channels, count, seed) => {
        const network = imageNetwork([height, width, channels], first, ...rest);
        let parameters;
        try {
          parameters = randomParameters(network, seed);
        } catch (error) {
          fc.pre(!(error instanceof RangeError));
          throw error;
        }
        tried++;
        const data = randomData(network, count, seed + 1, 0.7);
        const expected = tfjsGradients(network, parameters, data, inOrder(count));
        const run = { network, parameters, data, orders: [inOrder(count)], batchSize: count };
        for (const train of [engineTrainer(), referenceTrainer]) {
          const { state } = await train(run);
          expectClose(state.firstMoments, expected.gradients, 1e-5);
        }
      },
    ),
    { numRuns: 30, seed: 4 },
  );
  expect(tried).toBeGreaterThanOrEqual(30);
}, 30_000);

const dropped: NetworkSpec = imageNetwork(
  [9, 9, 1],
  conv(5, [3, 3], { l1: 0.001 }),
  pool(),
  conv(6, [3, 3], { padding: 'same' }),
  { kind: 'dropout', rate: 0.4 },
  { kind: 'dense', units: 20, activation: 'tanh' },
  { kind: 'dropout', rate: 0.25 },
);

test.each(trainers(hasRelaxedSimd()).slice(1))(
  '%s gradients with dropout equal the reference with the same masks',
  async (_, train) => {
    const parameters = randomParameters(dropped, 11);
    const data = randomData(dropped, 10, 12);
    const expected = batchGradients(
      dropped,
      parameters.map((values) => Float64Array.from(values)),
      Float64Array.from(data.inputs, (x) => x * dropped.inputScale),
      Array.from(data.targets),
      { seed: 77, step: 0 },
    );
    const { state, epochs } = await train({ network: dropped, parameters, data, orders: [inOrder(10)], seed: 77 });
    expectClose(state.firstMoments, expected.gradients, 5e-6);
    expect(epochs[0]?.loss).toBeCloseTo(expected.loss, 5);
  },
);

test.each([2, 3, 5])('%i threads give the bits of one', async (threads) => {
  const network: NetworkSpec = { ...dropped, optimizer: ADAM };
  const parameters = randomParameters(network, 6);
  const run = {
    network,
    parameters,
    data: patterned(network, 133, 7),
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
  const network: NetworkSpec = { ...dropped, optimizer: ADAM };
  const parameters = randomParameters(network, 3);
  const data = patterned(network, 45, 4);
  const orders = Array.from({ length: 4 }, (__, epoch) => shuffled(45, epoch));
  const train = engineTrainer();
  const whole = await train({ network, parameters, data, orders, seed: 5 });
  const half = await train({ network, parameters, data, orders: orders.slice(0, 2), seed: 5 });
  const rest = await train({
    network,
    parameters: half.parameters,
    state: half.state,
    data,
    orders: orders.slice(2),
    seed: 5,
  });
  expect(bitsOf(rest.parameters)).toBe(bitsOf(whole.parameters));
  expect(bitsOf(half.parameters)).not.toBe(bitsOf(whole.parameters));
});

test.each([0, 2])('evaluate and predict equal tfjs, dropout off, with %i threads', async (threads) => {
  const engine = await Engine.start(dropped, { threads });
  const parameters = randomParameters(dropped, 1);
  engine.setParameters(parameters);
  const data = randomData(dropped, 71, 2);
  const loaded = engine.load(data);
  const model = tfjsModel(
    { ...dropped, layers: dropped.layers.map((layer) => (layer.kind === 'convolution' ? { ...layer, l1: 0 } : layer)) },
    parameters,
    tf.train.sgd(0),
  );
  const { xs, ys } = tfjsBatch(dropped, data, inOrder(71));
  const [loss, accuracy] = (model.evaluate(xs, ys) as tf.Scalar[]).map((score) => score.dataSync()[0] ?? NaN);
  const scores = await engine.evaluate(loaded);
  expect(scores.loss).toBeCloseTo(loss ?? NaN, 5);
  expect(scores.accuracy).toBeCloseTo(accuracy ?? NaN, 6);
  expectClose([await engine.predict(loaded)], [(model.predict(xs) as tf.Tensor).dataSync()], 1e-6);
  await engine.close();
});

test('float images give the gradients that bytes give', async () => {
  const [, network] = cases[7] ?? cases[0] ?? ['', dropped, 1];
  const parameters = randomParameters(network, 7);
  const data = randomData(network, 10, 8);
  const bytes = await engineTrainer()({ network, parameters, data, orders: [inOrder(10)] });
  const floats = await engineTrainer()({
    network,
    parameters,
    data: { ...data, inputs: Float32Array.from(data.inputs) },
    orders: [inOrder(10)],
  });
  expectClose(floats.state.firstMoments, bytes.state.firstMoments, 1e-6);
});

test('the strict build gives these bits on every version of Node', async () => {
  // Hash first seen on Node 20.20.
  const network: NetworkSpec = {
    ...imageNetwork(
      [9, 9, 1],
      conv(6, [3, 3], { activation: 'tanh' }),
      pool(),
      conv(5, [2, 2], { activation: 'sigmoid', padding: 'same' }),
    ),
    optimizer: ADAM,
  };
  const random = randomOf(8);
  const parameters = randomParameters(network, 0).map((values) =>
    values.map(() => Math.floor(random() * 512 - 256) / 1024),
  );
  const { parameters: trained } = await engineTrainer()({
    network,
    parameters,
    data: patterned(network, 100, 1),
    orders: [shuffled(100, 1), shuffled(100, 2)],
  });
  expect(bitsOf(trained)).toBe('8701078d');
});

test('wrong stacks of layers are refused by name', async () => {
  const refused = async (network: NetworkSpec, message: RegExp): Promise<void> => {
    await expect(Engine.start(network)).rejects.toThrow(message);
  };
  await refused(imageNetwork([8, 8, 1], average()), /layer 0 is an averagePooling before any convolution/);
  await refused(imageNetwork([8, 8, 1], pool()), /layer 0 is a maxPooling before any convolution/);
  await refused(imageNetwork([8, 8, 1], softmax, conv(3, [3, 3])), /layer 1 is a convolution after a dense layer/);
  await refused(
    imageNetwork([8, 8, 1], { kind: 'dropout', rate: 0.5 }, conv(3, [3, 3])),
    /layer 1 is a convolution after a dropout/,
  );
  await refused({ ...imageNetwork([8, 8, 1], conv(3, [3, 3])), inputs: 60 }, /images of 60 numbers, found 64/);
  await refused(
    { inputs: 64, inputScale: 1, loss: 'meanSquaredError', optimizer: ADAM, layers: [conv(3, [3, 3]), softmax] },
    /layer 0 is a convolution on inputs that are no images/,
  );
  await refused(imageNetwork([8, 8, 1], conv(3, [9, 3])), /window of at most 8 x 8 in layer 0, found 9 x 3/);
  await refused(imageNetwork([8, 8, 1], conv(0, [3, 3])), /sizes of layer 0, found 0/);
});
