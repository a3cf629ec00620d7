import * as tf from '@tensorflow/tfjs-core';

import { evaluate } from '../../../lib/digits/evaluate/evaluate';
import { buildAnn } from '../../../lib/digits/model/ann';
import { inputTensor } from '../../../lib/digits/model/input';
import { fit } from '../../../lib/digits/train/fit';
import { testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';

test("evaluate gives the loss and the accuracy of TensorFlow.js's own evaluate", async () => {
  await testBackend();
  const digits = bandedDigits(70);
  const model = buildAnn({ hiddenUnits: 8 });
  await fit(model, digits, { epochs: 1, batchSize: 10 });
  const inputs = inputTensor(digits, [...Array(70).keys()], [28, 28]);
  const [loss, share] = [model.evaluate(inputs, tf.tensor2d([...digits.labels], [70, 1]))].flat();
  const evaluation = await evaluate(model, digits);
  expect(evaluation.loss).toBeCloseTo(loss?.dataSync()[0] ?? NaN, 5);
  expect(evaluation.accuracy).toBeCloseTo(share?.dataSync()[0] ?? NaN, 6);
  expect(evaluation.count).toBe(70);
  expect(evaluation.confusion.flat().reduce((sum, count) => sum + count, 0)).toBe(70);
  expect(evaluation.mistakes).toHaveLength(70 - Math.round(70 * evaluation.accuracy));
  expect(evaluation.scores.map(({ support }) => support)).toEqual(new Array(10).fill(7));
});
