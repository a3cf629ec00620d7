import { selectBackend } from '../../../lib/digits/backend/backend';
import { loadDigits } from '../../../lib/digits/data/load';
import { firstDigits } from '../../../lib/digits/data/select';
import { buildNormalizedCnn } from '../../../lib/digits/model/normalized-cnn';
import { expectLearns } from './learns';

const small = { filters: [[4], [6, 8]] } as const;

beforeAll(async () => {
  await selectBackend('wasm');
});

test('buildNormalizedCnn has 6,250 parameters, in layers of the sizes that its text says', () => {
  const model = buildNormalizedCnn();
  const convolutions = 9 * (1 * 8 + 8 * 10 + 10 * 14 + 14 * 14 + 14 * 16);
  const normalizations = 4 * (8 + 10 + 14 + 14 + 16);
  expect(model.countParams()).toBe(convolutions + normalizations + 16 * 10 + 10);
  const learned = model.trainableWeights.reduce(
    (sum, { shape }) => sum + shape.reduce<number>((a, b) => a * (b ?? 1), 1),
    0,
  );
  expect(learned).toBe(model.countParams() - normalizations / 2);
});

test('buildNormalizedCnn gives the same weights for the same seed and others for another', () => {
  const kernels = (seed: number): Float32Array[] =>
    buildNormalizedCnn({ ...small, seed })
      .trainableWeights.filter(({ shape }) => shape.length > 1)
      .map((weight) => weight.read().dataSync<'float32'>().slice());
  expect(kernels(1)).toHaveLength(4);
  expect(kernels(1)).toEqual(kernels(1));
  kernels(1).forEach((values, index) => expect(values).not.toEqual(kernels(2)[index]));
});

test.each([
  [28, [26, 24, 10, 8, 2]],
  [26, [24, 22, 9, 7, 1]],
  [24, [22, 20, 8, 6, 1]],
  [22, [22, 22, 11, 11, 5]],
  [8, [8, 8, 4, 4, 2]],
])('images of %s pixels are padded only where the convolutions would use them up', (size, expected) => {
  const { layers } = buildNormalizedCnn({ data: { size } });
  const sides = layers.filter(({ name }) => name.startsWith('convolution')).map(({ outputShape }) => outputShape[1]);
  expect(sides).toEqual(expected);
});

test.each<[string, object]>([
  ['at least 1 block of convolutions, found 0', { filters: [] }],
  ['at least 1 convolution in a block, found 0', { filters: [[4], []] }],
  ['at least 1 filter, found 0', { filters: [[4], [0]] }],
  ['the filters of each block in an array, found 4', { filters: [4, 8] }],
  ['a learning rate above 0, found 0', { learningRate: 0 }],
  ['images of at least 32 pixels a side, found 28', { filters: [[1], [1], [1], [1], [1], [1]] }],
])('buildNormalizedCnn refuses with a sentence: expected %s', (words, options) => {
  expect(() => buildNormalizedCnn(options)).toThrow(words);
});

test('fit trains it in the engine, and predict agrees with TensorFlow.js', async () => {
  const { train, test } = loadDigits('quick');
  const [digits, other] = [firstDigits(train, 2000), firstDigits(test, 200)];
  const model = buildNormalizedCnn({ learningRate: 0.01 });
  await expectLearns(model, digits, other, { epochs: 3, batchSize: 32 });
});
