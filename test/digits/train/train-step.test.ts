import * as tf from '@tensorflow/tfjs-core';

import { disposeModel } from '../../../lib/digits/model/dispose';
import { seededRandom } from '../../../lib/digits/random/random';
import { changeStep, drawnFrom, type TrainStep, weighed } from '../../../lib/digits/train/train-step';
import { testBackend } from '../../helpers/backend';
import { blankModel } from './helpers';

beforeAll(async () => {
  await testBackend();
});

test('changeStep changes the step of a batch, and gives the model its own back', async () => {
  const model = blankModel();
  const [inputs, targets] = [tf.zeros([2, 28, 28]), tf.zeros([2, 1])];
  const given: number[] = [];
  const restore = changeStep(model, (step) => (tensors) => {
    given.push(tensors.length);
    return step(tensors);
  });
  await model.trainOnBatch(inputs, targets);
  restore();
  await model.trainOnBatch(inputs, targets);
  // Inputs and targets, once.
  expect(given).toEqual([2]);
  tf.dispose([inputs, targets]);
  disposeModel(model);
});

test('weighed gives the step the weights behind all else', () => {
  const [inputs, weights] = [tf.zeros([2]), tf.ones([2])];
  const step: TrainStep = (tensors) => tensors.length;
  expect(weighed(step, weights)([inputs])).toBe(2);
  tf.dispose([inputs, weights]);
});

test('drawnFrom lets Math.random draw from the source within the step alone, also if that fails', () => {
  const own = Math.random;
  const random = seededRandom(5);
  const expected = [random.uniform(), random.uniform()];
  const source = seededRandom(5);
  expect(drawnFrom(source, () => Math.random())([])).toBe(expected[0]);
  expect(Math.random).toBe(own);
  const failing = drawnFrom(source, () => {
    throw new Error(String(Math.random()));
  });
  expect(() => failing([])).toThrow(String(expected[1]));
  expect(Math.random).toBe(own);
});
