import { type ConvolutionStage, imageStage, type PoolingStage } from '../../../lib/engine/network/images';
import { type ImageShape, type ConvolutionSpec, type PoolingSpec } from '../../../lib/engine/network/network';
import {
  averagePool,
  averagePoolGradient,
  convolutionInputGradient,
  convolutionKernelGradient,
  convolve,
  maxPool,
  maxPoolGradient,
} from '../../../lib/engine/reference/images';
import { tf } from '../helpers';
import { expectNear, FLOAT32 } from '../near';
import { numbers } from '../numbers';

type Size = readonly [number, number];
type Padding = 'valid' | 'same';

function convolution(
  input: ImageShape,
  filters: number,
  kernelSize: Size,
  strides: Size,
  padding: Padding,
): ConvolutionStage {
  const spec: ConvolutionSpec = {
    kind: 'convolution',
    filters,
    kernelSize,
    strides,
    padding,
    activation: 'linear',
  };
  const stage = imageStage(spec, input, 'the convolution');
  if (stage.kind !== 'convolution') throw new TypeError('expected a convolution');
  return stage;
}

function pooling(
  input: ImageShape,
  poolSize: Size,
  strides: Size,
  padding: Padding,
  kind: PoolingSpec['kind'] = 'maxPooling',
): PoolingStage {
  const spec: PoolingSpec = { kind, poolSize, strides, padding };
  const stage = imageStage(spec, input, 'the pooling');
  if (stage.kind === 'convolution') throw new TypeError('expected a pooling');
  return stage;
}

const square: ImageShape = { height: 3, width: 3, channels: 1 };
const digits = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9);

test('convolve lays the kernel, not turned round, on each place of the image', () => {
  const stage = convolution(square, 1, [2, 2], [1, 1], 'valid');
  const kernel = Float64Array.of(1, 10, 100, 1000);
  expect([...convolve(stage, digits, kernel, Float64Array.of(0.5))]).toEqual([
    1 + 20 + 400 + 5000.5,
    2 + 30 + 500 + 6000.5,
    4 + 50 + 700 + 8000.5,
    5 + 60 + 800 + 9000.5,
  ]);
});

test('convolve with padding "same" pads below and to the right first', () => {
  const stage = convolution(square, 1, [2, 2], [2, 2], 'same');
  expect([...convolve(stage, digits, Float64Array.of(1, 10, 100, 1000), Float64Array.of(0))]).toEqual([
    1 + 20 + 400 + 5000,
    3 + 600,
    7 + 80,
    9,
  ]);
});

test('maxPool takes the largest of each window, and its gradient goes to the first of equal ones', () => {
  const stage = pooling(square, [2, 2], [1, 1], 'valid');
  const input = Float64Array.of(5, 5, 1, 2, 5, 3, -1, -2, -3);
  expect([...maxPool(stage, input)]).toEqual([5, 5, 5, 5]);
  expect([...maxPoolGradient(stage, input, Float64Array.of(1, 10, 100, 1000))]).toEqual([
    1,
    10,
    0,
    0,
    100 + 1000,
    0,
    0,
    0,
    0,
  ]);
});

test('averagePool divides by the inputs that a window has, and shares its gradient among these', () => {
  const stage = pooling(square, [2, 2], [2, 2], 'same', 'averagePooling');
  expect([...averagePool(stage, digits)]).toEqual([(1 + 2 + 4 + 5) / 4, (3 + 6) / 2, (7 + 8) / 2, 9]);
  expect([...averagePoolGradient(stage, digits, Float64Array.of(4, 20, 200, 1000))]).toEqual([
    1, 1, 10, 1, 1, 10, 100, 100, 1000,
  ]);
});

test('tfjs alone shares a gradient as if padding took part, though it does not: another one than that of its averages', () => {
  const averages = (a: tf.Tensor): tf.Tensor => tf.avgPool(tf.reshape<tf.Rank.R4>(a, [1, 3, 3, 1]), 2, 2, 'same');
  const image = tf.tensor([...digits]);
  expect([...averages(image).dataSync()]).toEqual([3, 4.5, 7.5, 9]);
  const back = tf.grad(averages)(image, tf.tensor([4, 20, 200, 1000], [1, 2, 2, 1]));
  // The last input is a window of its own: its slope is 1.
  expect([...back.dataSync()]).toEqual([1, 1, 5, 1, 1, 5, 50, 50, 250]);
});

test.each<[string, ImageShape, Size, Size, Padding]>([
  ['valid', { height: 5, width: 6, channels: 2 }, [3, 2], [1, 1], 'valid'],
  ['valid, strides that leave a remainder', { height: 8, width: 9, channels: 1 }, [2, 3], [3, 2], 'valid'],
  ['same', { height: 5, width: 4, channels: 3 }, [3, 3], [1, 1], 'same'],
  ['same, strides', { height: 7, width: 6, channels: 2 }, [4, 2], [2, 3], 'same'],
])('convolution, pooling and their gradients equal those of tfjs: %s', (_, input, size, strides, padding) => {
  const filters = 3;
  const batch = 2;
  const { height, width, channels } = input;
  const stage = convolution(input, filters, size, strides, padding);
  const x = numbers(batch * height * width * channels, 1);
  const kernel = numbers(size[0] * size[1] * channels * filters, 2);
  const image = tf.tensor([...x]);
  const window = tf.tensor([...kernel]);
  const imageOf = (a: tf.Tensor): tf.Tensor4D => tf.reshape<tf.Rank.R4>(a, [batch, height, width, channels]);
  const filtered = (a: tf.Tensor, b: tf.Tensor): tf.Tensor =>
    tf.conv2d(imageOf(a), tf.reshape<tf.Rank.R4>(b, [...size, channels, filters]), [...strides], padding);
  const y = filtered(image, window);
  expectNear(convolve(stage, x, kernel, new Float64Array(filters)), y.dataSync(), 32 * FLOAT32);
  const gradient = numbers(y.size, 3);
  const by = tf.tensor([...gradient], y.shape);
  const [byImage, byWindow] = tf.grads(filtered)([image, window], by);
  expectNear(convolutionInputGradient(stage, x, kernel, gradient), byImage?.dataSync() ?? [], 64 * FLOAT32);
  expectNear(convolutionKernelGradient(stage, x, gradient), byWindow?.dataSync() ?? [], 64 * FLOAT32);

  const pool = pooling(input, size, strides, padding);
  const pooled = (a: tf.Tensor): tf.Tensor => tf.maxPool(imageOf(a), [...size], [...strides], padding);
  const largest = pooled(image);
  expectNear(maxPool(pool, x), largest.dataSync(), 0);
  const share = numbers(largest.size, 4);
  const back = tf.grad(pooled)(image, tf.tensor([...share], largest.shape));
  expectNear(maxPoolGradient(pool, x, share), back.dataSync(), 4 * FLOAT32);

  const average = pooling(input, size, strides, padding, 'averagePooling');
  const averages = (a: tf.Tensor): tf.Tensor => tf.avgPool(imageOf(a), [...size], [...strides], padding);
  expectNear(averagePool(average, x), averages(image).dataSync(), 16 * FLOAT32);
  // Padding out and back in by hand: what tfjs divides by too much is made good for (see above).
  const { top, left, output } = average;
  const [below, right] = [
    Math.max(0, (output.height - 1) * strides[0] + size[0] - height - top),
    Math.max(0, (output.width - 1) * strides[1] + size[1] - width - left),
  ];
  const sums = (a: tf.Tensor4D): tf.Tensor => {
    const padded = tf.pad(a, [
      [0, 0],
      [top, below],
      [left, right],
      [0, 0],
    ]);
    return tf.mul(tf.avgPool<tf.Tensor4D>(padded, [...size], [...strides], 'valid'), size[0] * size[1]);
  };
  const counts = sums(tf.onesLike(imageOf(image)));
  const shared = tf.grad((a) => tf.div(sums(imageOf(a)), counts))(image, tf.tensor([...share], largest.shape));
  expectNear(averagePoolGradient(average, x, share), shared.dataSync(), 16 * FLOAT32);
});
