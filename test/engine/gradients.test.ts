import { hasRelaxedSimd } from '../../lib/engine/contract/load';
import type { NetworkSpec } from '../../lib/engine/network/network';
import { batchGradients } from '../../lib/engine/reference/batch';
import { expectClose, GRADIENT_ONLY, inOrder, randomData, randomParameters, tfjsGradients, trainers } from './helpers';

const base = { inputs: 13, inputScale: 1 / 255, optimizer: GRADIENT_ONLY } as const;
const crossentropy = { ...base, loss: 'sparseCategoricalCrossentropy' } as const;

/** Name, network, samples, density. Sizes are odd on purpose: 5 and 7 are not multiples of the lanes. */
const cases: [string, NetworkSpec, number, number][] = (
  [
    [
      'relu 5, softmax 7',
      {
        ...crossentropy,
        layers: [
          { kind: 'dense', units: 5, activation: 'relu' },
          { kind: 'dense', units: 7, activation: 'softmax' },
        ],
      },
      9,
    ],
    ['softmax alone', { ...crossentropy, layers: [{ kind: 'dense', units: 10, activation: 'softmax' }] }, 33],
    [
      'no biases',
      {
        ...crossentropy,
        layers: [
          { kind: 'dense', units: 21, activation: 'relu', useBias: false },
          { kind: 'dense', units: 17, activation: 'tanh' },
          { kind: 'dense', units: 7, activation: 'softmax', useBias: false },
        ],
      },
      9,
    ],
    [
      'softmax alone without a bias',
      { ...crossentropy, layers: [{ kind: 'dense', units: 10, activation: 'softmax', useBias: false }] },
      13,
    ],
    [
      'a first layer that is not trained',
      {
        ...crossentropy,
        layers: [
          { kind: 'dense', units: 21, activation: 'relu', trainable: false, l2: 0.01 },
          { kind: 'dense', units: 17, activation: 'tanh' },
          { kind: 'dense', units: 7, activation: 'softmax' },
        ],
      },
      9,
    ],
    [
      'later layers that are not trained',
      {
        ...crossentropy,
        layers: [
          { kind: 'dense', units: 21, activation: 'relu' },
          { kind: 'dense', units: 17, activation: 'tanh', trainable: false, l1: 0.01 },
          { kind: 'dense', units: 7, activation: 'softmax', trainable: false },
        ],
      },
      9,
    ],
    [
      'batch of one',
      {
        ...crossentropy,
        layers: [
          { kind: 'dense', units: 37, activation: 'relu' },
          { kind: 'dense', units: 10, activation: 'softmax' },
        ],
      },
      1,
    ],
    [
      'tanh 17, sigmoid 9, relu 33, softmax 3',
      {
        ...crossentropy,
        layers: [
          { kind: 'dense', units: 17, activation: 'tanh' },
          { kind: 'dense', units: 9, activation: 'sigmoid' },
          { kind: 'dense', units: 33, activation: 'relu' },
          { kind: 'dense', units: 3, activation: 'softmax' },
        ],
      },
      40,
    ],
    [
      'gelu 17, gelu 6, softmax 3',
      {
        ...crossentropy,
        layers: [
          { kind: 'dense', units: 17, activation: 'gelu' },
          { kind: 'dense', units: 6, activation: 'gelu' },
          { kind: 'dense', units: 3, activation: 'softmax' },
        ],
      },
      20,
    ],
    [
      'mean squared error, one layer of gelu',
      { ...base, loss: 'meanSquaredError', layers: [{ kind: 'dense', units: 5, activation: 'gelu' }] },
      6,
    ],
    [
      'mean squared error, gelu output',
      {
        ...base,
        loss: 'meanSquaredError',
        layers: [
          { kind: 'dense', units: 9, activation: 'relu' },
          { kind: 'dense', units: 3, activation: 'gelu' },
        ],
      },
      10,
    ],
    [
      'l1 and l2',
      {
        ...crossentropy,
        layers: [
          { kind: 'dense', units: 19, activation: 'relu', l1: 0.003, l2: 0.02 },
          { kind: 'dense', units: 6, activation: 'softmax', l2: 0.01 },
        ],
      },
      12,
    ],
    [
      'categorical crossentropy',
      {
        ...base,
        loss: 'categoricalCrossentropy',
        layers: [
          { kind: 'dense', units: 8, activation: 'tanh' },
          { kind: 'dense', units: 5, activation: 'softmax' },
        ],
      },
      10,
    ],
    [
      'crossentropy of logits',
      {
        ...base,
        loss: 'softmaxCrossentropy',
        layers: [
          { kind: 'dense', units: 21, activation: 'relu' },
          { kind: 'dense', units: 6, activation: 'linear' },
        ],
      },
      10,
    ],
    [
      'crossentropy of logits, tanh output',
      { ...base, loss: 'softmaxCrossentropy', layers: [{ kind: 'dense', units: 5, activation: 'tanh' }] },
      6,
    ],
    [
      'crossentropy of logits, softmax output',
      { ...base, loss: 'softmaxCrossentropy', layers: [{ kind: 'dense', units: 5, activation: 'softmax' }] },
      6,
    ],
    [
      'mean squared error, linear output',
      {
        ...base,
        loss: 'meanSquaredError',
        layers: [
          { kind: 'dense', units: 21, activation: 'relu' },
          { kind: 'dense', units: 3, activation: 'linear' },
        ],
      },
      10,
    ],
    [
      'mean squared error, one sigmoid output',
      { ...base, loss: 'meanSquaredError', layers: [{ kind: 'dense', units: 1, activation: 'sigmoid' }] },
      6,
    ],
    [
      'mean squared error, softmax output',
      { ...base, loss: 'meanSquaredError', layers: [{ kind: 'dense', units: 5, activation: 'softmax' }] },
      6,
    ],
    [
      'dense data',
      {
        ...crossentropy,
        layers: [
          { kind: 'dense', units: 37, activation: 'relu' },
          { kind: 'dense', units: 7, activation: 'softmax' },
        ],
      },
      11,
      1,
    ],
  ] as [string, NetworkSpec, number, number?][]
).map(([name, network, count, density = 0.3]) => [name, network, count, density]);

describe.each(trainers(hasRelaxedSimd()))('%s', (_, train) => {
  test.each(cases)('gradients and loss equal those of tfjs: %s', async (__, network, count, density) => {
    const parameters = randomParameters(network, 1);
    const data = randomData(network, count, 2, density);
    const expected = tfjsGradients(network, parameters, data, inOrder(count));
    const { state, epochs } = await train({ network, parameters, data, orders: [inOrder(count)], batchSize: count });
    expectClose(state.firstMoments, expected.gradients, 2e-6);
    expect(epochs[0]?.loss).toBeCloseTo(expected.loss, 5);
  });

  test.each<[string, (data: { inputs: Uint8Array; targets: Uint8Array }) => void]>([
    ['an all-zero image', ({ inputs }) => inputs.fill(0, 0, 13)],
    ['255 everywhere', ({ inputs }) => inputs.fill(255)],
    ['nothing but zeros', ({ inputs }) => inputs.fill(0)],
    [
      'one class missing',
      ({ targets }) => {
        targets.forEach((label, at) => {
          targets[at] = label % 6;
        });
      },
    ],
  ])('gradients equal those of tfjs with %s', async (__, change) => {
    const network: NetworkSpec = {
      ...crossentropy,
      layers: [
        { kind: 'dense', units: 11, activation: 'relu' },
        { kind: 'dense', units: 7, activation: 'softmax' },
      ],
    };
    const parameters = randomParameters(network, 3);
    const data = randomData(network, 10, 4);
    if (!(data.inputs instanceof Uint8Array && data.targets instanceof Uint8Array))
      throw new TypeError('expected bytes');
    change({ inputs: data.inputs, targets: data.targets });
    const expected = tfjsGradients(network, parameters, data, inOrder(10));
    const { state } = await train({ network, parameters, data, orders: [inOrder(10)], batchSize: 64 });
    expectClose(state.firstMoments, expected.gradients, 2e-6);
  });

  test('gradients equal those of tfjs where probabilities are clipped', async () => {
    const network: NetworkSpec = {
      ...crossentropy,
      inputScale: 0.5,
      layers: [{ kind: 'dense', units: 7, activation: 'softmax' }],
    };
    const parameters = randomParameters(network, 5);
    const data = randomData(network, 16, 6, 0.5);
    const expected = tfjsGradients(network, parameters, data, inOrder(16));
    const { state, epochs } = await train({ network, parameters, data, orders: [inOrder(16)] });
    expect(epochs[0]?.loss).toBeCloseTo(expected.loss, 4);
    expectClose(state.firstMoments, expected.gradients, 2e-6);
  });

  test('float data give the gradients that bytes give', async () => {
    const network: NetworkSpec = {
      ...crossentropy,
      layers: [
        { kind: 'dense', units: 11, activation: 'relu' },
        { kind: 'dense', units: 7, activation: 'softmax' },
      ],
    };
    const parameters = randomParameters(network, 7);
    const data = randomData(network, 10, 8);
    const run = { network, parameters, orders: [inOrder(10)] };
    const bytes = await train({ ...run, data });
    const floats = await train({ ...run, data: { ...data, inputs: Float32Array.from(data.inputs) } });
    expectClose(floats.state.firstMoments, bytes.state.firstMoments, 1e-6);
  });
});

test.each(cases)('batchGradients equals central finite differences of its loss: %s', (_, network, count, density) => {
  const parameters = randomParameters(network, 9).map((values) => Float64Array.from(values));
  const data = randomData(network, count, 10, density);
  const inputs = Float64Array.from(data.inputs, (x) => x * network.inputScale);
  const targets = Array.from(data.targets);
  const { gradients } = batchGradients(network, parameters, inputs, targets);
  const step = 1e-5;
  const differences = parameters.map((values) =>
    values.map((value, at) => {
      const lossAt = (moved: number): number => {
        values[at] = moved;
        const { loss } = batchGradients(network, parameters, inputs, targets);
        values[at] = value;
        return loss;
      };
      // A tenth of the weights is enough to tell, and keeps the test short.
      return at % 10 === 0
        ? (lossAt(value + step) - lossAt(value - step)) / (2 * step)
        : (gradients[parameters.indexOf(values)]?.[at] ?? NaN);
    }),
  );
  expectClose(gradients, differences, 1e-6);
});

test.each(trainers(hasRelaxedSimd()).slice(1))(
  '%s gradients with dropout equal the reference with the same masks',
  async (_, train) => {
    const network: NetworkSpec = {
      ...crossentropy,
      layers: [
        { kind: 'dropout', rate: 0.2 },
        { kind: 'dense', units: 21, activation: 'tanh' },
        { kind: 'dropout', rate: 0.5 },
        { kind: 'dense', units: 14, activation: 'gelu' },
        { kind: 'dropout', rate: 0.4 },
        { kind: 'dense', units: 9, activation: 'relu' },
        { kind: 'dropout', rate: 0.3 },
        { kind: 'dense', units: 7, activation: 'softmax' },
      ],
    };
    const parameters = randomParameters(network, 11);
    for (const density of [0.3, 1]) {
      const data = randomData(network, 10, 12, density);
      const expected = batchGradients(
        network,
        parameters.map((values) => Float64Array.from(values)),
        Float64Array.from(data.inputs, (x) => x * network.inputScale),
        Array.from(data.targets),
        { seed: 77, step: 0 },
      );
      const { state, epochs } = await train({ network, parameters, data, orders: [inOrder(10)], seed: 77 });
      expectClose(state.firstMoments, expected.gradients, 2e-6);
      expect(epochs[0]?.loss).toBeCloseTo(expected.loss, 5);
    }
  },
);
