import type { NetworkSpec } from '../../../lib/engine/network/network';
import { batchGradients } from '../../../lib/engine/reference/batch';
import { expectNear } from '../near';
import { numbers } from '../numbers';

const of = (...values: number[]): Float64Array => Float64Array.from(values);

test('batchGradients takes the mean over the batch and adds the penalties', () => {
  const line: NetworkSpec = {
    inputs: 1,
    inputScale: 1,
    loss: 'meanSquaredError',
    optimizer: { kind: 'sgd', learningRate: 0 },
    layers: [{ kind: 'dense', units: 1, activation: 'linear', l2: 0.5 }],
  };
  // y = 2 x - 1: 1, 3 and 0 against 1, 0 and 1.
  const { loss, hits, gradients, outputs } = batchGradients(line, [of(2), of(-1)], of(1, 2, 0.5), [1, 0, 1]);
  expect([...outputs]).toEqual([1, 3, 0]);
  expectNear([loss], [(0 + 9 + 1) / 3 + 0.5 * 4], 1e-15);
  expect(hits).toBe(1);
  expectNear(gradients[0] ?? [], [(2 * 3 * 2 - 2 * 1 * 0.5) / 3 + 2 * 0.5 * 2], 1e-15);
  expectNear(gradients[1] ?? [], [(2 * 3 - 2 * 1) / 3], 1e-15);
});

const everything: NetworkSpec = {
  inputs: 2 * 7 * 6,
  imageShape: { height: 7, width: 6, channels: 2 },
  inputScale: 1,
  loss: 'sparseCategoricalCrossentropy',
  optimizer: { kind: 'sgd', learningRate: 0 },
  layers: [
    {
      kind: 'convolution',
      filters: 3,
      kernelSize: [3, 2],
      strides: [1, 1],
      padding: 'same',
      activation: 'tanh',
      l1: 0.003,
      l2: 0.02,
    },
    { kind: 'maxPooling', poolSize: [2, 3], strides: [2, 1], padding: 'same' },
    {
      kind: 'convolution',
      filters: 2,
      kernelSize: [2, 2],
      strides: [2, 1],
      padding: 'valid',
      activation: 'sigmoid',
    },
    { kind: 'dropout', rate: 0.3 },
    { kind: 'dense', units: 5, activation: 'tanh', l2: 0.01 },
    { kind: 'dropout', rate: 0.4 },
    { kind: 'dense', units: 4, activation: 'softmax', l1: 0.01 },
  ],
};

test.each([[undefined], [{ seed: 3, step: 4 }]])(
  'batchGradients equals central differences of its loss through every kind of layer, masks %p',
  (masks) => {
    // 7 x 6 x 3, pooled 4 x 6 x 3, then 2 x 5 x 2 numbers in a row.
    const lengths = [3 * 2 * 2 * 3, 3, 2 * 2 * 3 * 2, 2, 20 * 5, 5, 5 * 4, 4];
    const parameters = lengths.map((length, seed) => numbers(length, seed).map((x) => 0.6 * x));
    const inputs = numbers(2 * 84, 9);
    const lossOf = (): number => batchGradients(everything, parameters, inputs, [3, 1], masks).loss;
    const { gradients } = batchGradients(everything, parameters, inputs, [3, 1], masks);
    const step = 1e-5;
    parameters.forEach((values, index) => {
      const differences = values.map((value, at) => {
        const [up = NaN, down = NaN] = [value + step, value - step].map((moved) => {
          values[at] = moved;
          return lossOf();
        });
        values[at] = value;
        return (up - down) / (2 * step);
      });
      expectNear(gradients[index] ?? [], differences, 1e-7);
    });
  },
);
