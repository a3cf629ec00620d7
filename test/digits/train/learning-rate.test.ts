import * as tf from '@tensorflow/tfjs-core';

import { selectBackend } from '../../../lib/digits/backend/backend';
import { cosineDecay, learningRateOf, setLearningRate } from '../../../lib/digits/train/learning-rate';

test('cosineDecay falls along half a cosine', () => {
  const rate = cosineDecay(0.4, 4);
  // (1 + cos(0)) / 2 = 1, (1 + cos(45 degrees)) / 2, (1 + cos(90 degrees)) / 2 = 1/2, (1 + cos(135 degrees)) / 2
  expect([1, 2, 3, 4].map(rate)).toEqual([
    0.4,
    (0.4 * (1 + Math.SQRT1_2)) / 2,
    expect.closeTo(0.2, 12),
    expect.closeTo((0.4 * (1 - Math.SQRT1_2)) / 2, 12),
  ]);
  expect(rate(9)).toBe(rate(4));
});

test('cosineDecay refuses a step size or a number of epochs that is not above 0', () => {
  expect(() => cosineDecay(0, 4)).toThrow('cosineDecay: expected a learning rate above 0, found 0');
  expect(() => cosineDecay(0.1, 0)).toThrow('cosineDecay: expected at least 1 epoch, found 0');
});

test.each([
  ['Adam', () => tf.train.adam(0.1)],
  ['gradient descent', () => tf.train.sgd(0.1)],
  ['momentum', () => tf.train.momentum(0.1, 0)],
  ['RMSProp', () => tf.train.rmsprop(0.1, 0)],
])('setLearningRate changes the next step of %s', async (_, make) => {
  await selectBackend('wasm');
  const optimizer = make();
  setLearningRate(optimizer, 0.25);
  expect(learningRateOf(optimizer)).toBe(0.25);
  const weight = tf.variable(tf.scalar(1));
  optimizer.applyGradients([{ name: weight.name, tensor: tf.scalar(1) }]);
  // The first step of each moves by the step size times the gradient (Adam: its sign).
  expect(weight.dataSync()[0]).toBeCloseTo(0.75, 5);
});
