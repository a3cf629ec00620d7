import type { NetworkSpec } from '../../../lib/engine/network/network';
import { dropoutRow } from '../../../lib/engine/reference/dropout';
import { backward, forward } from '../../../lib/engine/reference/tape';

const of = (...values: number[]): Float64Array => Float64Array.from(values);
const base = {
  inputScale: 1,
  loss: 'meanSquaredError',
  optimizer: { kind: 'sgd', learningRate: 0 },
} as const;

const twoLayers: NetworkSpec = {
  ...base,
  inputs: 2,
  layers: [
    { kind: 'dense', units: 2, activation: 'relu', l1: 0.5 },
    { kind: 'dropout', rate: 0.5 },
    { kind: 'dense', units: 1, activation: 'linear', l2: 0.25 },
  ],
};
const weights = [of(1, -1, 2, 3), of(0.5, -8), of(4, 5), of(-1)];

test('forward notes the output and the penalty of each layer', () => {
  const tape = forward(twoLayers, weights, of(1, 2, 0, 3));
  // Sums 1 + 4 + 0.5 and -1 + 6 - 8, then 6 + 0.5 and 9 - 8.
  expect(tape.map(({ output }) => [...output])).toEqual([
    [5.5, 0, 6.5, 1],
    [4 * 5.5 - 1, 4 * 6.5 + 5 - 1],
  ]);
  expect(tape.map(({ penalty }) => penalty)).toEqual([0.5 * (1 + 1 + 2 + 3), 0.25 * (16 + 25)]);
});

test('backward reads the notes from the end', () => {
  const tape = forward(twoLayers, weights, of(1, 2, 0, 3));
  const gradients = backward(tape, of(1, 10));
  // By the hidden sums: 4 and, where relu is off, 0; then 40 and 50. Each kernel with its penalty's own.
  expect(gradients.map((values) => [...values])).toEqual([
    [4 + 0.5, 0 - 0.5, 8 + 120 + 0.5, 150 + 0.5],
    [4 + 40, 50],
    [5.5 + 65 + 2, 10 + 2.5],
    [1 + 10],
  ]);
});

test('a dropout has a note of its own, which goes back through the mask it came by', () => {
  const masks = { seed: 5, step: 2 };
  const inputs = of(1, 2, 1, 3, 0, 3, 2, 2);
  const [hidden, dropped, output] = forward(twoLayers, weights, inputs, masks);
  const factors = [0, 1, 2, 3].flatMap((sample) => [...dropoutRow(0.5, 2, { ...masks, layer: 1, sample })]);
  expect(new Set(factors)).toEqual(new Set([0, 2]));
  expect([...(dropped?.output ?? [])]).toEqual(factors.map((factor, at) => factor * (hidden?.output[at] ?? NaN)));
  const ones = new Float64Array(8).fill(1);
  expect(dropped?.back(ones)).toEqual({ input: Float64Array.from(factors), parameters: [] });
  expect(output?.output).toHaveLength(4);
});

const images: NetworkSpec = {
  ...base,
  inputs: 9,
  imageShape: { height: 3, width: 3, channels: 1 },
  layers: [
    { kind: 'convolution', filters: 1, kernelSize: [2, 2], strides: [1, 1], padding: 'valid', activation: 'linear' },
    { kind: 'maxPooling', poolSize: [1, 2], strides: [1, 2], padding: 'valid' },
    { kind: 'dropout', rate: 0.5 },
    { kind: 'dense', units: 1, activation: 'linear' },
  ],
};
const imageWeights = [of(1, 0, 0, 1), of(0.5), of(2, 3), of(0)];

test('convolution and pooling stand on the same tape', () => {
  const tape = forward(images, imageWeights, of(1, 2, 3, 4, 5, 6, 7, 8, 9));
  expect(tape.map(({ output }) => [...output])).toEqual([
    [1 + 5.5, 2 + 6.5, 4 + 8.5, 5 + 9.5],
    [8.5, 14.5],
    [2 * 8.5 + 3 * 14.5],
  ]);
  // The two largest sums lie on the right; the kernel's gradient is what it saw there.
  expect(backward(tape, of(1)).map((values) => [...values])).toEqual([
    [2 * 2 + 3 * 5, 2 * 3 + 3 * 6, 2 * 5 + 3 * 8, 2 * 6 + 3 * 9],
    [2 + 3],
    [8.5, 14.5],
    [1],
  ]);
});

test('what comes out of the convolutions counts as layer 1 when masks are drawn', () => {
  const masks = { seed: 8, step: 0 };
  const tape = forward(images, imageWeights, new Float64Array(9).fill(1), masks);
  const [first = NaN, second = NaN] = dropoutRow(0.5, 2, { ...masks, layer: 1, sample: 0 });
  expect([...(tape[2]?.output ?? [])]).toEqual([first * 2.5, second * 2.5]);
});

test.each([
  ['an array too few', weights.slice(1), 'expected 4 in array 0, found 2'],
  ['the last array missing', weights.slice(0, 3), 'reading the parameters: expected an index below 3, found 3'],
  ['an array too many', [...weights, of(1)], 'expected 4 arrays, found 5'],
  ['a bias too long', [of(1, -1, 2, 3), of(1, 2, 3), of(4, 5), of(-1)], 'expected 2 in array 1, found 3'],
])('forward refuses %s', (_, parameters, message) => {
  expect(() => forward(twoLayers, parameters, of(1, 2))).toThrow(message);
});
