import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import { predictedLabels } from '../../../lib/digits/measure/classification';
import { accuracy, crossentropy, meanSquaredError, topKAccuracy } from '../../../lib/digits/measure/measures';
import { seededRandom } from '../../../lib/digits/random/random';
import { testBackend } from '../../helpers/backend';
import { answers, reference } from './reference';

/** Three samples of two classes: right and sure, right and unsure, wrong. */
const three = {
  probabilities: Float32Array.of(0.25, 0.75, 0.5, 0.5, 0.875, 0.125),
  labels: Uint8Array.of(1, 0, 1),
  classes: 2,
};

test('crossentropy is the mean of -ln p of the right class', () => {
  expect(crossentropy(three)).toBeCloseTo(-(Math.log(0.75) + Math.log(0.5) + Math.log(0.125)) / 3, 12);
});

test('crossentropy of an even guess among ten classes is ln 10', () => {
  const even = { probabilities: new Float32Array(20).fill(0.1), labels: Uint8Array.of(3, 8) };
  expect(crossentropy(even)).toBeCloseTo(Math.LN10, 6);
});

test('crossentropy of a sure mistake is -ln 1e-7, not infinity', () => {
  expect(crossentropy({ probabilities: Float32Array.of(1, 0), labels: Uint8Array.of(1), classes: 2 })).toBeCloseTo(
    7 * Math.LN10,
    9,
  );
});

test('crossentropy equals that of TensorFlow.js on random probabilities', async () => {
  await testBackend();
  const random = seededRandom(1);
  const probabilities = Float32Array.from({ length: 500 }, () => random.uniform());
  for (let row = 0; row < 50; row++) {
    const slice = probabilities.subarray(row * 10, row * 10 + 10);
    const total = slice.reduce((sum, value) => sum + value, 0);
    slice.forEach((value, at) => (slice[at] = value / total));
  }
  const labels = Uint8Array.from({ length: 50 }, () => random.below(10));
  const target = tf.oneHot(tf.tensor1d([...labels], 'int32'), 10);
  const expected = tf
    .mean(tfl.metrics.categoricalCrossentropy(target, tf.tensor2d(probabilities, [50, 10])))
    .dataSync()[0];
  expect(crossentropy({ probabilities, labels })).toBeCloseTo(expected ?? NaN, 5);
});

test('meanSquaredError is the mean squared distance from one-hot rows', () => {
  // (0.25^2 + 0.25^2 + 0.5^2 + 0.5^2 + 0.875^2 + 0.875^2) / 6
  expect(meanSquaredError(three)).toBeCloseTo((2 * 0.0625 + 2 * 0.25 + 2 * 0.765625) / 6, 12);
});

test('predictedLabels takes the most probable class, the lowest of equals', () => {
  expect([...predictedLabels(three)]).toEqual([1, 0, 0]);
});

test('accuracy is the share of right answers', () => {
  expect(accuracy(three)).toBe(2 / 3);
});

test('accuracy refuses no samples, probabilities that do not fit, and labels without a class', () => {
  const none = { probabilities: new Float32Array(0), labels: new Uint8Array(0) };
  expect(() => accuracy(none)).toThrow('expected at least one sample, found none');
  expect(() => accuracy({ ...three, labels: Uint8Array.of(1) })).toThrow(RangeError);
  expect(() => crossentropy({ ...three, labels: Uint8Array.of(1) })).toThrow(
    '2 probabilities for each of 1 labels, 2 in all, found 6',
  );
  expect(() => accuracy({ ...three, labels: Uint8Array.of(0, 1, 2) })).toThrow(
    'expected labels from 0 to 1, found 2 at index 2',
  );
});

test('topKAccuracy is that of scikit-learn, the accuracy for one class, and 1 for all', () => {
  reference.topK.forEach((share, place) => expect(topKAccuracy(answers, place + 1)).toBeCloseTo(share, 12));
  expect(topKAccuracy(answers, 1)).toBe(accuracy(answers));
  expect(topKAccuracy(answers, answers.classes)).toBe(1);
});

test('topKAccuracy takes the lower of equally probable classes first, and refuses more classes than there are', () => {
  const even = { probabilities: new Float32Array(3).fill(1 / 3), labels: Uint8Array.of(1), classes: 3 };
  expect([1, 2, 3].map((k) => topKAccuracy(even, k))).toEqual([0, 1, 1]);
  expect(() => topKAccuracy(even, 4)).toThrow('expected a whole number of classes from 1 to 3, found 4');
});
