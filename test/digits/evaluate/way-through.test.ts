import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import { wayThrough } from '../../../lib/digits/evaluate/way-through';
import { buildAnn } from '../../../lib/digits/model/ann';
import { buildCnn } from '../../../lib/digits/model/cnn';
import { predict } from '../../../lib/digits/model/predict';
import { buildSoftmaxRegression } from '../../../lib/digits/model/softmax-regression';
import { testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';

beforeAll(testBackend);

const digits = bandedDigits(12);

test('wayThrough ends with the probabilities of predict', async () => {
  for (const model of [buildAnn({ seed: 3, hiddenUnits: 24, dropout: 0.2 }), buildSoftmaxRegression({ seed: 3 })]) {
    const expected = await predict(model, digits);
    for (const index of [0, 7]) {
      const { layers } = wayThrough(model, digits, index);
      const found = Array.from(layers.at(-1)?.answers ?? []);
      const most = Math.max(...found.map((value, digit) => Math.abs(value - (expected[10 * index + digit] ?? NaN))));
      expect(most).toBeLessThan(1e-6);
    }
  }
});

test('wayThrough takes the names of the classes along, where there are some', () => {
  const model = buildAnn({ seed: 3, hiddenUnits: 2 });
  const classNames = Array.from('abcdefghij');
  expect(wayThrough(model, { ...digits, classNames }, 0).classNames).toEqual(classNames);
  expect(wayThrough(model, digits, 0)).not.toHaveProperty('classNames');
});

test('wayThrough follows several hidden layers, whatever their activation', () => {
  const layers = [
    tfl.layers.flatten({ inputShape: [28, 28] }),
    tfl.layers.dense({ units: 6, activation: 'tanh', name: 'a' }),
    tfl.layers.dense({ units: 4, activation: 'sigmoid', name: 'b' }),
    tfl.layers.dense({ units: 10, activation: 'softmax', name: 'c' }),
  ];
  const model = tfl.sequential({ layers });
  model.compile({ loss: 'sparseCategoricalCrossentropy', optimizer: 'sgd', metrics: ['accuracy'] });
  const way = wayThrough(model, digits, 3);
  expect(way.layers.map(({ name, answers }) => [name, answers.length])).toEqual([
    ['a', 6],
    ['b', 4],
    ['c', 10],
  ]);
  expect([way.index, way.label, way.pixels]).toEqual([3, 3, digits.images.subarray(3 * 784, 4 * 784)]);
});

test('wayThrough refuses a network that it cannot follow, and says what is in the way', () => {
  expect(() => wayThrough(buildCnn({ filters: [1, 1, 1] }), digits, 0)).toThrow(
    'following a digit through a network: expected a network of dense layers that ends with softmax, found a convolution',
  );
  const linear = tfl.sequential({
    layers: [tfl.layers.flatten({ inputShape: [28, 28] }), tfl.layers.dense({ units: 10 })],
  });
  linear.compile({ loss: 'meanSquaredError', optimizer: 'sgd' });
  expect(() => wayThrough(linear, digits, 0)).toThrow('found linear at its end');
  linear.compile({ loss: tf.losses.softmaxCrossEntropy, optimizer: 'sgd' });
  expect(() => wayThrough(linear, digits, 0)).toThrow('found that its loss takes logits');
});
