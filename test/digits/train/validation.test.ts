import * as tf from '@tensorflow/tfjs-core';

import { selectDigits } from '../../../lib/digits/data/select';
import { buildSoftmaxRegression } from '../../../lib/digits/model/softmax-regression';
import { validate } from '../../../lib/digits/train/validation';
import { testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';

test('validate gives the mean loss and the share that is right', async () => {
  await testBackend();
  const model = buildSoftmaxRegression();
  // Whatever the image, the odds are 6 to 1 for the class 3: a probability of 6 / (6 + 9), and 1 / 15 for all others.
  const bias = tf.tensor1d(Array.from({ length: 10 }, (_, label) => (label === 3 ? Math.log(6) : 0)));
  model.setWeights([tf.zeros([784, 10]), bias]);
  const digits = selectDigits(bandedDigits(10), [3, 3, 3, 7]);
  const { validationLoss, validationAccuracy } = await validate(model, digits, 'sparseCategoricalCrossentropy', 10);
  expect(validationLoss).toBeCloseTo((3 * -Math.log(6 / 15) - Math.log(1 / 15)) / 4, 6);
  expect(validationAccuracy).toBe(3 / 4);
});
