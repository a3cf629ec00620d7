import * as tf from '@tensorflow/tfjs-core';

import { classify } from '../../../lib/digits/evaluate/classify';
import { answersToUnseen } from '../../../lib/digits/labels/unseen';
import { buildAnn } from '../../../lib/digits/model/ann';
import { fit } from '../../../lib/digits/train/fit';
import { testBackend } from '../../helpers/backend';
import { dataset } from './helpers';

beforeAll(() => testBackend());

test('answersToUnseen trains a new network, asks it, and leaves nothing of it behind', async () => {
  const { train, test: unseen } = dataset;
  const build = () => buildAnn({ seed: 3, hiddenUnits: 4 });
  const options = { epochs: 2, batchSize: 8, seed: 3 };
  const model = build();
  await fit(model, train, options);
  const expected = await classify(model, unseen);
  model.dispose();
  const before = tf.memory().numTensors;
  expect(await answersToUnseen(train, unseen, build, options)).toEqual(expected);
  expect(tf.memory().numTensors).toBe(before);
});

test('answersToUnseen disposes of the network when it cannot be trained', async () => {
  const before = tf.memory().numTensors;
  const run = answersToUnseen(dataset.train, dataset.test, () => buildAnn({ hiddenUnits: 4 }), { epochs: 0 });
  await expect(run).rejects.toThrow(RangeError);
  expect(tf.memory().numTensors).toBe(before);
});

test('answersToUnseen says that a network is promised, not that it cannot be disposed of', async () => {
  const build = () => Promise.resolve(buildAnn({ hiddenUnits: 4 }));
  await expect(answersToUnseen(dataset.train, dataset.test, build as never, { epochs: 1 })).rejects.toThrow(
    'asking about unseen digits: expected a model, such as buildAnn makes, found a Promise',
  );
});
