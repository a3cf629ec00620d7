import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import { disposeModel } from '../../../../lib/digits/model/dispose';
import { collectModel } from '../../../../lib/digits/model/storage/collect';
import { parseModelJson } from '../../../../lib/digits/platform/model-files/model-json';
import { testBackend } from '../../../helpers/backend';

beforeAll(async () => {
  await testBackend();
});

/** A model of two weights and a bias, which are given. */
function modelOf(weights: readonly [number, number, number], optimizer: string): tfl.LayersModel {
  const model = tfl.sequential({ layers: [tfl.layers.dense({ inputShape: [2], units: 1 })] });
  model.compile({ optimizer, loss: 'meanSquaredError' });
  const [first, second, bias] = weights;
  const given = [tf.tensor2d([first, second], [2, 1]), tf.tensor1d([bias])];
  model.setWeights(given);
  tf.dispose(given);
  return model;
}

test('collectModel gives the weights as they lie in memory, and a model.json that names their file', async () => {
  const model = modelOf([1, 2, 3], 'sgd');
  const { json, weights } = await collectModel(model);
  disposeModel(model);
  const { groups, trainingConfig } = parseModelJson(json('numbers.bin'));
  expect(groups.map(({ paths, bytes }) => [paths, bytes])).toEqual([[['numbers.bin'], weights.length]]);
  // 1, 2 and 3 as float32, then the optimizer's number of steps, of which there were none.
  expect([...new Float32Array(weights.slice(0, 12).buffer)]).toEqual([1, 2, 3]);
  expect(weights.subarray(12).every((byte) => byte === 0)).toBe(true);
  expect(trainingConfig).toMatchObject({ loss: 'mean_squared_error' });
});

test('collectModel of one model several times at once gives the same each time, and leaves no tensor', async () => {
  const model = modelOf([1, 2, 3], 'adam');
  const before = tf.memory().numTensors;
  const [first, ...others] = await Promise.all([collectModel(model), collectModel(model), collectModel(model)]);
  for (const { json, weights } of others) {
    expect([json('w'), weights]).toEqual([first?.json('w'), first?.weights]);
  }
  expect(tf.memory().numTensors).toBe(before);
  disposeModel(model);
});

test('collectModel refuses a weight that is no number, and collects the model once it is one', async () => {
  const model = modelOf([1, NaN, 3], 'adam');
  await expect(collectModel(model)).rejects.toThrow(RangeError);
  const mended = [tf.tensor2d([1, 2], [2, 1]), tf.tensor1d([3])];
  model.setWeights(mended);
  tf.dispose(mended);
  await expect(collectModel(model)).resolves.toBeDefined();
  disposeModel(model);
});
