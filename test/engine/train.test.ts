import fc from 'fast-check';

import { ROWS_ABOVE } from '../../lib/engine/memory/data-store';
import { density } from '../../lib/engine/memory/density';
import { Engine } from '../../lib/engine/engine';
import { hasRelaxedSimd } from '../../lib/engine/contract/load';
import type { Activation, LayerSpec, NetworkSpec, OptimizerSpec } from '../../lib/engine/network/network';
import { activations, elementwise } from './activations';
import {
  ADAM,
  bitsOf,
  engineTrainer,
  expectClose,
  expectFollows,
  inOrder,
  randomData,
  randomOf,
  randomParameters,
  referenceTrainer,
  type Run,
  shuffled,
  tf,
  tfjsGradients,
  tfjsRun,
  trainers,
} from './helpers';

const deep: NetworkSpec = {
  inputs: 50,
  inputScale: 1 / 255,
  loss: 'sparseCategoricalCrossentropy',
  optimizer: ADAM,
  layers: [
    { kind: 'dense', units: 70, activation: 'relu', l2: 0.001 },
    { kind: 'dropout', rate: 0.25 },
    { kind: 'dense', units: 24, activation: 'tanh' },
    { kind: 'dense', units: 10, activation: 'softmax' },
  ],
};

/** Images with something to learn: each class has its own bright inputs. */
function patterned(network: NetworkSpec, count: number, seed: number): { inputs: Uint8Array; targets: Uint8Array } {
  const random = randomOf(seed);
  const targets = Uint8Array.from({ length: count }, () => Math.floor(random() * 10));
  const inputs = Uint8Array.from({ length: count * network.inputs }, (_, at) => {
    const bright = (at % network.inputs) % 10 === targets[Math.floor(at / network.inputs)];
    return random() < (bright ? 0.7 : 0.15) ? Math.floor(random() * 256) : 0;
  });
  return { inputs, targets };
}

const optimizers: [string, OptimizerSpec, () => tf.Optimizer][] = [
  ['Adam', ADAM, () => tf.train.adam(0.001, 0.9, 0.999, 1e-7)],
  ['gradient descent', { kind: 'sgd', learningRate: 0.2 }, () => tf.train.sgd(0.2)],
  [
    'momentum',
    { kind: 'momentum', learningRate: 0.02, momentum: 0.9, nesterov: false },
    () => tf.train.momentum(0.02, 0.9),
  ],
  [
    'Nesterov momentum',
    { kind: 'momentum', learningRate: 0.02, momentum: 0.9, nesterov: true },
    () => tf.train.momentum(0.02, 0.9, true),
  ],
  [
    'RMSProp',
    { kind: 'rmsprop', learningRate: 0.001, decay: 0.9, momentum: 0, epsilon: 1e-7 },
    () => tf.train.rmsprop(0.001),
  ],
  [
    'RMSProp with momentum',
    { kind: 'rmsprop', learningRate: 0.0005, decay: 0.8, momentum: 0.7, epsilon: 1e-5 },
    () => tf.train.rmsprop(0.0005, 0.8, 0.7, 1e-5),
  ],
];

describe.each(optimizers)('the first 200 steps follow tfjs within 1e-4: %s', (_, optimizer, tfjsOptimizer) => {
  const network: NetworkSpec = {
    ...deep,
    optimizer,
    layers: [
      { kind: 'dense', units: 37, activation: 'relu', l2: 0.001 },
      { kind: 'dense', units: 10, activation: 'softmax' },
    ],
  };
  // 50 samples in batches of 16: four steps an epoch, the last one of two samples.
  const run: Run = {
    network,
    parameters: randomParameters(network, 1),
    data: patterned(network, 50, 2),
    orders: Array.from({ length: 50 }, (__, epoch) => shuffled(50, epoch)),
    batchSize: 16,
  };
  const expected = tfjsRun(tfjsOptimizer(), run);

  test.each(trainers(hasRelaxedSimd()))('%s', async (__, train) => {
    expectFollows(await train(run), await expected, 2e-4);
  });
});

describe.each(trainers(hasRelaxedSimd()))('%s', (_, train) => {
  test('two runs of five epochs equal one of ten, bit for bit', async () => {
    const parameters = randomParameters(deep, 3);
    const data = patterned(deep, 45, 4);
    const orders = Array.from({ length: 10 }, (__, epoch) => shuffled(45, epoch));
    const whole = await train({ network: deep, parameters, data, orders, seed: 5 });
    const half = await train({ network: deep, parameters, data, orders: orders.slice(0, 5), seed: 5 });
    const rest = await train({
      network: deep,
      parameters: half.parameters,
      state: half.state,
      data,
      orders: orders.slice(5),
      seed: 5,
    });
    // The reference carries float64 in between, so there it is equal only to float32.
    if (_ === 'reference') expectClose(rest.parameters, whole.parameters, 1e-5);
    else expect(bitsOf(rest.parameters)).toBe(bitsOf(whole.parameters));
    expect(rest.state.step).toBe(20);
    expect(bitsOf(half.parameters)).not.toBe(bitsOf(whole.parameters));
  });
});

test.each([2, 3, 5])('%i threads give the bits of one', async (threads) => {
  const networks: NetworkSpec[] = [
    deep,
    { ...deep, layers: [{ kind: 'dense', units: 10, activation: 'softmax', l1: 0.001 }] },
    {
      ...deep,
      layers: [
        { kind: 'dense', units: 6, activation: 'sigmoid' },
        { kind: 'dropout', rate: 0.5 },
        { kind: 'dense', units: 10, activation: 'softmax' },
      ],
    },
    {
      ...deep,
      layers: [
        { kind: 'dense', units: 22, activation: 'gelu' },
        { kind: 'dropout', rate: 0.5 },
        { kind: 'dense', units: 13, activation: 'gelu' },
        { kind: 'dense', units: 10, activation: 'softmax' },
      ],
    },
  ];
  for (const network of networks) {
    const parameters = randomParameters(network, 6);
    const data = patterned(network, 333, 7);
    const run = { network, parameters, data, orders: [shuffled(333, 1), shuffled(333, 2)], batchSize: 20, seed: 9 };
    const one = await engineTrainer({ threads: 1 })(run);
    const here = await engineTrainer({ threads: 0 })(run);
    const many = await engineTrainer({ threads })(run);
    expect(bitsOf(here.parameters)).toBe(bitsOf(one.parameters));
    expect(bitsOf(many.parameters)).toBe(bitsOf(one.parameters));
    expect(many.epochs.map(({ loss, accuracy }) => [loss, accuracy])).toEqual(
      one.epochs.map(({ loss, accuracy }) => [loss, accuracy]),
    );
  }
});

test.each([
  ['tanh', 'c70a98d5'],
  ['gelu', '5f04a5f4'],
] as const)('the strict build gives these bits on every version of Node: %s', async (activation, bits) => {
  // Hashes first seen on Node 20.20, 22.23 and 24.21 alike; every elementary function is on the way.
  const network: NetworkSpec = {
    ...deep,
    layers: [
      { kind: 'dense', units: 30, activation },
      { kind: 'dropout', rate: 0.2 },
      { kind: 'dense', units: 20, activation: 'sigmoid' },
      { kind: 'dense', units: 10, activation: 'softmax' },
    ],
  };
  const { parameters } = await engineTrainer()({
    network,
    parameters: exactParameters(network),
    data: patterned(network, 100, 1),
    orders: [shuffled(100, 1), shuffled(100, 2)],
    seed: 3,
  });
  expect(bitsOf(parameters)).toBe(bits);
});

/** Initial weights from integer arithmetic only, the same on every engine. */
function exactParameters(network: NetworkSpec): Float32Array[] {
  const random = randomOf(8);
  return randomParameters(network, 0).map((values) => values.map(() => Math.floor(random() * 512 - 256) / 1024));
}

test('rows and lists give the same bits, so the choice by density never shows', async () => {
  const network: NetworkSpec = {
    ...deep,
    layers: [
      { kind: 'dense', units: 40, activation: 'relu' },
      { kind: 'dense', units: 10, activation: 'softmax' },
    ],
  };
  const sparse = Uint8Array.from(randomData(network, 30, 2, 0.2).inputs);
  const full = Uint8Array.from(randomData(network, 470, 3, 1).inputs);
  const engine = await Engine.start(network, { threads: 0 });
  engine.setParameters(randomParameters(network, 1));
  const listed = await engine.predict(engine.load({ inputs: sparse }));
  const rowwise = await engine.predict(engine.load({ inputs: Uint8Array.from([...sparse, ...full]) }));
  expect(density(50, sparse)).toBeLessThan(ROWS_ABOVE);
  expect(bitsOf([rowwise.slice(0, listed.length)])).toBe(bitsOf([listed]));
  await engine.close();
});

test('random networks have the gradients of tfjs', async () => {
  const activation = fc.constantFrom(...elementwise);
  const hidden = fc.record({
    kind: fc.constant('dense' as const),
    units: fc.integer({ min: 1, max: 70 }),
    activation,
    l1: fc.constantFrom(0, 0.002),
    l2: fc.constantFrom(0, 0.01),
  });
  const output = fc.oneof(
    fc.record({
      loss: fc.constantFrom('sparseCategoricalCrossentropy' as const, 'categoricalCrossentropy' as const),
      activation: fc.constant<Activation>('softmax'),
      units: fc.integer({ min: 2, max: 40 }),
    }),
    fc.record({
      loss: fc.constant('meanSquaredError' as const),
      activation: fc.constantFrom(...activations.filter((kind) => kind !== 'relu')),
      units: fc.integer({ min: 2, max: 40 }),
    }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(hidden, { maxLength: 3 }),
      output,
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 50 }),
      fc.constantFrom(0, 0.2, 0.9, 1),
      fc.integer({ min: 1, max: 1e6 }),
      async (stack, { loss, activation: last, units }, inputs, count, density, seed) => {
        const layers: LayerSpec[] = [...stack, { kind: 'dense', units, activation: last }];
        const network: NetworkSpec = {
          inputs,
          inputScale: 1 / 255,
          layers,
          loss,
          optimizer: { kind: 'momentum', learningRate: 0, momentum: 0, nesterov: false },
        };
        const parameters = randomParameters(network, seed);
        const data = randomData(network, count, seed + 1, density);
        const expected = tfjsGradients(network, parameters, data, inOrder(count));
        const run = { network, parameters, data, orders: [inOrder(count)], batchSize: count };
        for (const train of [engineTrainer(), referenceTrainer]) {
          const { state, epochs } = await train(run);
          expectClose(state.firstMoments, expected.gradients, 5e-6);
          expectClose([[epochs[0]?.loss ?? NaN]], [[expected.loss]], 1e-5);
        }
      },
    ),
    { numRuns: 60, seed: 20 },
  );
});
