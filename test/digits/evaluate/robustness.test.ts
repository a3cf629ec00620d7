import * as tf from '@tensorflow/tfjs-core';

import { averageDigits } from '../../../lib/digits/data/average';
import { firstDigits } from '../../../lib/digits/data/select';
import { DISTORTIONS } from '../../../lib/digits/data/transform/distortions';
import { evaluate } from '../../../lib/digits/evaluate/evaluate';
import { robustness, testConditions, UNDISTORTED } from '../../../lib/digits/evaluate/robustness';
import { buildAnn } from '../../../lib/digits/model/ann';
import { nearestAverage } from '../../../lib/digits/model/nearest-average';
import { testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';

const digits = bandedDigits(40);

test('testConditions holds the digits as they are, then under each distortion with the seed', () => {
  const conditions = testConditions(digits, { seed: 3 });
  expect(conditions.map(({ name }) => name)).toEqual([UNDISTORTED, ...DISTORTIONS.map(({ name }) => name)]);
  expect(conditions[0]?.digits).toBe(digits);
  DISTORTIONS.forEach(({ apply }, index) => {
    expect(conditions[index + 1]?.digits.images).toEqual(apply(digits, { seed: 3 }).images);
  });
});

test('robustness measures a model under each condition as evaluate does', async () => {
  await testBackend();
  const model = buildAnn({ hiddenUnits: 8 });
  const conditions = testConditions(digits);
  const before = tf.memory().numTensors;
  const measured = await robustness(model, conditions);
  expect(tf.memory().numTensors).toBe(before);
  for (const [index, { name, digits: shown }] of conditions.entries()) {
    const { accuracy } = await evaluate(model, shown);
    expect(measured[index]).toEqual({ condition: name, accuracy });
  }
  model.dispose();
});

test('robustness measures a classifier that is a function', async () => {
  const averages = averageDigits(digits);
  const classify = (shown: typeof digits) => nearestAverage(averages, shown);
  expect((await robustness(classify, testConditions(digits)))[0]).toEqual({ condition: UNDISTORTED, accuracy: 1 });
});

test('robustness refuses a function that answers to other digits than it was given', async () => {
  const averages = averageDigits(digits);
  const toFirst = (shown: typeof digits) => nearestAverage(averages, firstDigits(shown, 1));
  await expect(robustness(toFirst, testConditions(digits))).rejects.toThrow(
    new RangeError('measuring robustness: expected 40 answers, one to each digit, found 1'),
  );
  const toOthers = (shown: typeof digits) => nearestAverage(averages, { ...shown, labels: shown.labels.map(() => 1) });
  await expect(robustness(toOthers, testConditions(digits))).rejects.toThrow(
    'expected answers with the labels of the digits, found 1 for 0 at index 0',
  );
});
