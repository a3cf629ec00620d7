import {
  momentsOf,
  movedAverage,
  normalized,
  normalizedGradient,
  scaled,
  scaleGradients,
} from '../../../lib/engine/reference/normalization';
import { tf } from '../helpers';
import { expectNear } from '../near';
import { numbers } from '../numbers';

const of = (...values: number[]): Float64Array => Float64Array.from(values);

test('momentsOf takes mean and variance of each channel', () => {
  // Channels 1, 3, 8 and 2, 2, 2.
  const { mean, variance } = momentsOf(of(1, 2, 3, 2, 8, 2), 2);
  expect([...mean]).toEqual([4, 2]);
  expect([...variance]).toEqual([(9 + 1 + 16) / 3, 0]);
});

test('normalized and scaled take the mean off, divide by the deviation, and go on by gamma and beta', () => {
  const values = normalized(of(1, 10, 7, 10), { mean: of(4, 10), variance: of(8, 0) }, 1);
  expect([...values]).toEqual([-1, 0, 1, 0]);
  expect([...scaled(values, of(2, 3), of(0.5, -1))]).toEqual([-1.5, -1, 2.5, -1]);
});

test('scaleGradients sums by channel', () => {
  expect(scaleGradients(of(-1, 0, 1, 2), of(1, 2, 3, 4), 2).map((sums) => [...sums])).toEqual([
    [2, 8],
    [4, 6],
  ]);
});

test('movedAverage keeps a share of itself', () => {
  expect([...movedAverage(of(1, 0), of(3, 8), 0.75)]).toEqual([1.5, 2]);
});

test('normalizedGradient equals central differences and the gradient of tfjs', () => {
  const channels = 3;
  const x = numbers(8 * channels, 1);
  const [gamma, by] = [numbers(channels, 2), numbers(8 * channels, 3)];
  const epsilon = 0.1;
  const loss = (values: Float64Array): number => {
    const sums = scaled(normalized(values, momentsOf(values, channels), epsilon), gamma, new Float64Array(channels));
    return sums.reduce((sum, value, at) => sum + value * (by[at] ?? NaN), 0);
  };
  const moments = momentsOf(x, channels);
  const found = normalizedGradient(normalized(x, moments, epsilon), gamma, moments, epsilon, by);
  const step = 1e-5;
  const differences = x.map((value, at) => {
    const moved = (other: number): number => loss(x.map((own, index) => (index === at ? other : own)));
    return (moved(value + step) - moved(value - step)) / (2 * step);
  });
  expectNear(found, differences, 1e-8);
  const byTfjs = tf.grad((values) => {
    const { mean, variance } = tf.moments(values, 0);
    const y = tf.batchNorm(values, mean, variance, tf.zeros([channels]), tf.tensor([...gamma]), epsilon);
    return tf.sum(tf.mul(y, tf.tensor([...by], [8, channels])));
  })(tf.tensor([...x], [8, channels]));
  expectNear(found, byTfjs.dataSync(), 1e-5);
});
