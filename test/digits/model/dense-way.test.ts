import { denseLayers, productsOf, sumsOf, wayOf } from '../../../lib/digits/model/dense-way';

/** Two inputs, two relu units, two outputs. */
const layers = [
  { name: 'hidden', activation: 'relu', kernel: Float32Array.of(1, -2, 3, 0.5), bias: Float32Array.of(0.5, 0.25) },
  { name: 'output', activation: 'softmax', kernel: Float32Array.of(1, 0, 4, 8), bias: Float32Array.of(0, 1) },
] as const;
const [first] = layers;

test('sumsOf adds bias and products of each unit', () => {
  // 0.5 + 2 x 1 + 1 x 3, and 0.25 - 2 x 2 + 1 x 0.5.
  expect([...sumsOf(first, [2, 1])]).toEqual([5.5, -3.25]);
  expect([...sumsOf(first, [0, 0])]).toEqual([0.5, 0.25]);
});

test('wayOf follows an image through every layer', () => {
  const [hidden, output] = wayOf(layers, [2, 1]);
  expect([...(hidden?.answers ?? [])]).toEqual([5.5, 0]);
  expect([...(output?.sums ?? [])]).toEqual([5.5, 1]);
  const share = Math.exp(5.5) / (Math.exp(5.5) + Math.exp(1));
  expect(output?.answers[0]).toBeCloseTo(share, 14);
  expect(output?.answers[1]).toBeCloseTo(1 - share, 14);
});

test('productsOf gives the largest magnitude first, and leaves out what is 0', () => {
  expect(productsOf(first, [2, 1], 1)).toEqual([
    { input: 0, value: 2, weight: -2, product: -4 },
    { input: 1, value: 1, weight: 0.5, product: 0.5 },
  ]);
  expect(productsOf(first, [0, 1], 0).map(({ input }) => input)).toEqual([1]);
});

test('denseLayers takes biases of zero for a layer that has none', () => {
  const dense = { kind: 'dense', units: 2, activation: 'relu' } as const;
  const parameters = [first.kernel, layers[1].kernel, layers[1].bias];
  const found = denseLayers({ layers: [{ ...dense, useBias: false }, dense] }, ['a', 'b'], parameters);
  expect(typeof found === 'string' ? found : found.map(({ kernel, bias }) => [kernel, bias])).toEqual([
    [first.kernel, Float32Array.of(0, 0)],
    [layers[1].kernel, layers[1].bias],
  ]);
});

test('denseLayers passes over dropout, and says which layer is not dense', () => {
  const dense = { kind: 'dense', units: 2, activation: 'relu' } as const;
  const parameters = layers.flatMap(({ kernel, bias }) => [kernel, bias]);
  const found = denseLayers({ layers: [dense, { kind: 'dropout', rate: 0.5 }, dense] }, ['a', 'b'], parameters);
  expect(typeof found === 'string' ? found : found.map(({ name, bias }) => [name, bias])).toEqual([
    ['a', first.bias],
    ['b', layers[1].bias],
  ]);
  const pooling = { kind: 'maxPooling', poolSize: [2, 2], strides: [2, 2], padding: 'valid' } as const;
  expect(denseLayers({ layers: [pooling, dense] }, ['a'], [])).toBe('maxPooling');
});
