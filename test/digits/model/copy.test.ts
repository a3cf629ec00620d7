import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import { readOptimizerState, readWeights } from '../../../lib/digits/adapter/weights';
import { buildAnn } from '../../../lib/digits/model/ann';
import { buildCnn } from '../../../lib/digits/model/cnn';
import { copyModel } from '../../../lib/digits/model/copy';
import { disposeModel } from '../../../lib/digits/model/dispose';
import { fit } from '../../../lib/digits/train/fit';
import { trainingHistory } from '../../../lib/digits/train/record';
import { testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';

beforeAll(async () => {
  await testBackend();
});

const digits = bandedDigits(40);

test.each([
  ['the network', () => buildAnn({ seed: 2, hiddenUnits: 6, dropout: 0.2, l2: 0.01, learningRate: 0.01 })],
  ['the CNN', () => buildCnn({ seed: 2, filters: [2, 3, 4] })],
])(
  'copyModel copies %s with its history and the state of its optimizer, so that both go on alike',
  async (_, build) => {
    const model = build();
    await fit(model, digits, { epochs: 2, batchSize: 8 });
    const copy = await copyModel(model);
    expect(readWeights(copy)).toEqual(readWeights(model));
    expect(await readOptimizerState(copy)).toEqual(await readOptimizerState(model));
    expect(trainingHistory(copy)).toEqual(trainingHistory(model));
    const [one, other] = [await fit(model, digits, { epochs: 1 }), await fit(copy, digits, { epochs: 1 })];
    expect(other.epochs.map(({ loss, epoch }) => [epoch, loss])).toEqual(
      one.epochs.map(({ loss, epoch }) => [epoch, loss]),
    );
    expect(readWeights(copy)).toEqual(readWeights(model));
  },
);

test('copyModel shares nothing with the model, and leaves no tensor when both are gone', async () => {
  const before = tf.memory().numTensors;
  const model = buildAnn({ hiddenUnits: 3 });
  const copy = await copyModel(model);
  const kept = readWeights(copy);
  await fit(model, digits, { epochs: 1 });
  disposeModel(model);
  expect(readWeights(copy)).toEqual(kept);
  disposeModel(copy);
  expect(tf.memory().numTensors).toBe(before);
});

test('copyModel keeps a frozen layer frozen, and a model that is not compiled so', async () => {
  const model = tfl.sequential({ layers: [tfl.layers.dense({ units: 2, inputShape: [3], trainable: false })] });
  const copy = await copyModel(model);
  expect(copy.layers[0]?.trainable).toBe(false);
  expect(copy.optimizer).toBeUndefined();
});

test('copyModel says what cannot be copied', async () => {
  const model = buildAnn({ hiddenUnits: 2 });
  model.compile({ optimizer: tf.train.adamax(0.1), loss: 'meanSquaredError' });
  await expect(copyModel(model)).rejects.toThrow('copying a model: expected an optimizer that gives its state away');
  const broken = buildAnn({ hiddenUnits: 2 });
  broken.layers[1]?.setWeights([tf.fill([784, 2], NaN), tf.zeros([2])]);
  await expect(copyModel(broken)).rejects.toThrow(RangeError);
});
