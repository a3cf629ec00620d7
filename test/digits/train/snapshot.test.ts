import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import { readWeights } from '../../../lib/digits/adapter/weights';
import { restoreSnapshot, takeSnapshot } from '../../../lib/digits/train/snapshot';
import { testBackend } from '../../helpers/backend';

test('restoreSnapshot puts weights and optimizer back, so that the same step gives the same again', async () => {
  await testBackend();
  const model = tfl.sequential({ layers: [tfl.layers.dense({ inputShape: [2], units: 1 })] });
  model.compile({ optimizer: tf.train.adam(0.1), loss: 'meanSquaredError' });
  const [inputs, targets] = [tf.tensor2d([[1, 2]]), tf.tensor2d([[3]])];
  await model.trainOnBatch(inputs, targets);
  const snapshot = await takeSnapshot(model);
  const before = readWeights(model);
  await model.trainOnBatch(inputs, targets);
  const after = readWeights(model);
  expect(after).not.toEqual(before);
  const { numTensors } = tf.memory();
  await restoreSnapshot(model, snapshot);
  expect(tf.memory().numTensors).toBe(numTensors);
  expect(readWeights(model)).toEqual(before);
  expect(model.optimizer.iterations).toBe(1);
  await model.trainOnBatch(inputs, targets);
  expect(readWeights(model)).toEqual(after);
});
