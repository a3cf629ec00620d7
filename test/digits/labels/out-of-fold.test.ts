import * as tf from '@tensorflow/tfjs-core';

import { selectDigits } from '../../../lib/digits/data/select';
import { outOfFold, putRows } from '../../../lib/digits/labels/out-of-fold';
import { answersToUnseen } from '../../../lib/digits/labels/unseen';
import { buildAnn } from '../../../lib/digits/model/ann';
import { foldIndices, indicesOutside } from '../../../lib/digits/split/folds';
import { testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';

beforeAll(() => testBackend());

const digits = bandedDigits(60);
const build = (seed: number) => buildAnn({ seed, hiddenUnits: 4 });
const training = { epochs: 2, batchSize: 8, seed: 5 };

test('outOfFold gives for each digit the answer of a network that was trained on the other folds', async () => {
  const calls: (readonly [number, number])[] = [];
  const onFold = (done: number, folds: number) => calls.push([done, folds]);
  const answers = await outOfFold(digits, build, { ...training, folds: 3, onFold });
  expect(calls).toEqual([
    [1, 3],
    [2, 3],
    [3, 3],
  ]);
  expect(answers.labels).toBe(digits.labels);
  // One fold the same by hand.
  const fold = foldIndices(digits, 3, { seed: 5 })[1] ?? new Uint32Array(0);
  const others = selectDigits(digits, indicesOutside(60, fold));
  const byHand = await answersToUnseen(others, selectDigits(digits, fold), () => build(5), training);
  fold.forEach((index, row) => {
    const found = answers.probabilities.subarray(10 * index, 10 * index + 10);
    expect(found).toEqual(byHand.probabilities.subarray(10 * row, 10 * row + 10));
  });
});

test('outOfFold does not learn a label from the digit itself: whatever its label, its own answer stays', async () => {
  // One digit a fold, so that another label leaves the other folds what they are.
  const few = bandedDigits(12);
  const wrong = { ...few, labels: few.labels.with(7, 3) };
  const options = { epochs: 1, batchSize: 4, folds: 12, threads: 1 };
  const [before, after] = [await outOfFold(few, build, options), await outOfFold(wrong, build, options)];
  expect(after.probabilities.subarray(70, 80)).toEqual(before.probabilities.subarray(70, 80));
  expect(after.probabilities).not.toEqual(before.probabilities);
});

test('outOfFold refuses what fit refuses, leaks nothing, and has no fold without digits', async () => {
  const before = tf.memory().numTensors;
  await expect(outOfFold(digits, build, { epochs: 0 })).rejects.toThrow(RangeError);
  await expect(outOfFold(digits, build, { folds: 61 })).rejects.toThrow('folds from 2 to 60, found 61');
  expect(tf.memory().numTensors).toBe(before);
});

test('outOfFold says what it expects where a network is promised, and keeps one that it is given again', async () => {
  const promised = (seed: number) => Promise.resolve(build(seed));
  await expect(outOfFold(digits, promised as never, training)).rejects.toThrow(
    'predicting out of folds: expected a model, such as buildAnn makes, found a Promise',
  );
  const model = build(5);
  await expect(outOfFold(digits, () => model, training)).rejects.toThrow(
    new TypeError('predicting out of folds: expected a new network for each fold, found the one of the fold before'),
  );
  expect(() => model.getWeights()).not.toThrow();
});

test('putRows puts rows where their digits stand, and refuses other classes', () => {
  const all = new Float32Array(30);
  putRows(all, Uint32Array.of(2, 0), { probabilities: Float32Array.from({ length: 20 }, (_, at) => at) }, 10);
  expect([all[0], all[9], all[10], all[20], all[29]]).toEqual([10, 19, 0, 0, 9]);
  expect(() => putRows(all, Uint32Array.of(0), { probabilities: new Float32Array(5) }, 10)).toThrow(
    'expected a network of 10 outputs, found one of 5',
  );
});
