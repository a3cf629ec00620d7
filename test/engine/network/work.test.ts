import { stagesOf } from '../../../lib/engine/network/stages';
import { multiplicationsOf } from '../../../lib/engine/network/work';
import { ADAM } from '../helpers';

test('multiplicationsOf counts the products of kernels by hand: the CNN of the lessons', () => {
  const convolution = (filters: number, size: number) =>
    ({
      kind: 'convolution',
      filters,
      kernelSize: [size, size],
      strides: [1, 1],
      padding: 'valid',
      activation: 'relu',
    }) as const;
  const pooling = { kind: 'maxPooling', poolSize: [2, 2], strides: [2, 2], padding: 'valid' } as const;
  const stages = stagesOf({
    inputs: 784,
    imageShape: { height: 28, width: 28, channels: 1 },
    inputScale: 1,
    layers: [
      ...[convolution(8, 5), pooling, convolution(24, 3), convolution(32, 3), pooling],
      { kind: 'dropout', rate: 0.25 },
      { kind: 'dense', units: 10, activation: 'softmax' },
    ],
    loss: 'sparseCategoricalCrossentropy',
    optimizer: ADAM,
  });
  const byHand = 24 ** 2 * 8 * 25 + 10 ** 2 * 24 * 9 * 8 + 8 ** 2 * 32 * 9 * 24 + 512 * 10;
  expect(multiplicationsOf(stages)).toBe(byHand);
});
