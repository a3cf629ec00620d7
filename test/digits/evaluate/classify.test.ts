import * as tf from '@tensorflow/tfjs-core';

import { selectDigits } from '../../../lib/digits/data/select';
import { classified, classify } from '../../../lib/digits/evaluate/classify';
import { buildSoftmaxRegression } from '../../../lib/digits/model/softmax-regression';
import { testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';

const digits = selectDigits(bandedDigits(10), [3, 7]);
beforeAll(async () => {
  await testBackend();
});

test('classify gives a row of probabilities for each digit, with the labels and the number of classes', async () => {
  const model = buildSoftmaxRegression();
  model.setWeights([tf.zeros([784, 10]), tf.zeros([10])]);
  const { probabilities, labels, classes } = await classify(model, digits);
  expect([...probabilities]).toEqual(new Array(20).fill(Math.fround(0.1)));
  expect([[...labels], classes]).toEqual([[3, 7], 10]);
});

test('classified refuses what is no model in the name of what is being done', async () => {
  await expect(classified('looking', {} as never, digits)).rejects.toThrow(/^looking: expected a model/);
});
