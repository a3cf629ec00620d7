import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import { digitLoss, findLoss, givesLogits, measureLoss, oneHot, wantsOneHot } from '../../../lib/digits/measure/loss';
import { testBackend } from '../../helpers/backend';

beforeAll(async () => {
  await testBackend();
});

function compiled(loss?: tfl.ModelCompileArgs['loss']): tfl.LayersModel {
  const model = tfl.sequential({ layers: [tfl.layers.dense({ inputShape: [2], units: 2 })] });
  if (loss !== undefined) model.compile({ optimizer: 'sgd', loss });
  return model;
}

test.each([
  ['sparseCategoricalCrossentropy', 'sparseCategoricalCrossentropy'],
  ['meanSquaredError', 'meanSquaredError'],
  [['categoricalCrossentropy'], 'categoricalCrossentropy'],
  [tf.losses.softmaxCrossEntropy, 'softmaxCrossEntropy'],
])('findLoss and digitLoss know %p', (loss, name) => {
  expect([findLoss(compiled(loss)), digitLoss(compiled(loss))]).toEqual([name, name]);
});

test.each([
  ['none', undefined],
  ['one that is not for digits', 'meanAbsoluteError'],
  // TensorFlow.js knows no loss of this name, which is the function's.
  ['a function of its own', () => tf.scalar(0)],
])('findLoss finds nothing in a model compiled with %s, and digitLoss refuses it', (_, loss) => {
  expect(findLoss(compiled(loss))).toBeUndefined();
  expect(() => digitLoss(compiled(loss))).toThrow(
    'expected a model compiled with the loss sparseCategoricalCrossentropy, categoricalCrossentropy, ' +
      'meanSquaredError, tf.losses.softmaxCrossEntropy, found ',
  );
});

test('wantsOneHot and givesLogits tell the losses apart', () => {
  expect(wantsOneHot('sparseCategoricalCrossentropy')).toBe(false);
  expect(wantsOneHot('meanSquaredError')).toBe(true);
  expect([givesLogits('softmaxCrossEntropy'), givesLogits('categoricalCrossentropy')]).toEqual([true, false]);
});

test('measureLoss measures by the loss of that name', () => {
  const outputs = { probabilities: Float32Array.of(0.75, 0.25), labels: Uint8Array.of(1), classes: 2 };
  expect(measureLoss('sparseCategoricalCrossentropy', outputs)).toBeCloseTo(Math.log(4), 6);
  expect(measureLoss('categoricalCrossentropy', outputs)).toBeCloseTo(Math.log(4), 6);
  // (0.75² + 0.75²) / 2, and the logarithm of 1 + e^(0.75 - 0.25).
  expect(measureLoss('meanSquaredError', outputs)).toBeCloseTo(0.5625, 6);
  expect(measureLoss('softmaxCrossEntropy', outputs)).toBeCloseTo(Math.log(1 + Math.exp(0.5)), 6);
});

test('oneHot gives a row for each label, 1 at the label', () => {
  expect([...oneHot(Uint8Array.of(2, 0), 3)]).toEqual([0, 0, 1, 1, 0, 0]);
});
