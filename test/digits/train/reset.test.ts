import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import * as tfl from '@tensorflow/tfjs-layers';
import * as tf from '@tensorflow/tfjs-core';

import { readWeights } from '../../../lib/digits/adapter/weights';
import { buildAnn } from '../../../lib/digits/model/ann';
import { buildCnn } from '../../../lib/digits/model/cnn';
import { disposeModel } from '../../../lib/digits/model/dispose';
import { loadModel, saveModel } from '../../../lib/digits/model/storage';
import { fit } from '../../../lib/digits/train/fit';
import { epochsTrained } from '../../../lib/digits/train/record';
import { resetModel } from '../../../lib/digits/train/reset';
import { testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';

beforeAll(testBackend);

const digits = bandedDigits(60);
const ann = () => buildAnn({ seed: 7, hiddenUnits: 8, l2: 0.001 });
const timeless = (epochs: readonly object[]) => epochs.map((epoch) => ({ ...epoch, seconds: 0 }));

test.each([
  ['a dense network with a penalty', ann],
  ['a dense network with dropout', () => buildAnn({ seed: 3, hiddenUnits: 8, dropout: 0.2 })],
  ['a convolutional one', () => buildCnn({ seed: 3, filters: [1, 2, 2] })],
])('resetModel gives %s its first weights, with the same bits', async (_, build) => {
  const model = build();
  const first = readWeights(model);
  await fit(model, digits, { epochs: 1 });
  expect(readWeights(model)).not.toEqual(first);
  resetModel(model);
  expect(readWeights(model)).toEqual(first);
  expect(epochsTrained(model)).toBe(0);
});

test.each(['wasm-simd', 'tfjs'] as const)(
  'after resetModel a training by %s is that of a model just built',
  async (engine) => {
    const options = { engine, epochs: 2, batchSize: 16, onNotice: () => undefined };
    const built = await fit(ann(), digits, options);
    const model = ann();
    await fit(model, digits, options);
    const notices: string[] = [];
    resetModel(model);
    const again = await fit(model, digits, { ...options, onNotice: (notice) => notices.push(notice) });
    expect(timeless(again.epochs)).toEqual(timeless(built.epochs));
    expect(notices.filter((notice) => notice.includes('already trained'))).toEqual([]);
  },
);

test('resetModel of a model that was loaded draws its first weights from the seed that was saved with it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'digits reset '));
  const model = ann();
  const first = readWeights(model);
  await fit(model, digits, { epochs: 1 });
  await saveModel(model, join(folder, 'model'));
  const loaded = await loadModel(join(folder, 'model'));
  resetModel(loaded);
  expect(readWeights(loaded)).toEqual(first);
  rmSync(folder, { recursive: true });
});

test('resetModel keeps what else is noted with a model, and how it is compiled', async () => {
  const model = buildAnn({ hiddenUnits: 2, learningRate: 0.01 });
  model.setUserDefinedMetadata({ author: 'me' });
  await fit(model, digits, { epochs: 1 });
  resetModel(model);
  expect(model.getUserDefinedMetadata()).toEqual({ author: 'me' });
  expect(model.optimizer.getConfig()).toMatchObject({ learningRate: 0.01 });
  expect(model.loss).toBe('sparseCategoricalCrossentropy');
  expect(model.metricsNames).toEqual(['loss', 'acc']);
});

test('resetModel leaks no tensor', async () => {
  const model = ann();
  await fit(model, digits, { epochs: 1 });
  resetModel(model);
  const before = tf.memory().numTensors;
  await fit(model, digits, { epochs: 1 });
  resetModel(model);
  expect(tf.memory().numTensors).toBe(before);
  disposeModel(model);
});

test('resetModel takes a model that is not compiled, and refuses one that is being trained', async () => {
  const plain = tfl.sequential({
    layers: [tfl.layers.dense({ inputShape: [2], units: 2, kernelInitializer: 'ones' })],
  });
  plain.layers[0]?.setWeights([tf.zeros([2, 2]), tf.ones([2])]);
  resetModel(plain);
  expect(readWeights(plain)).toEqual([Float32Array.of(1, 1, 1, 1), Float32Array.of(0, 0)]);
  const model = ann();
  const training = fit(model, digits, { epochs: 1 });
  expect(() => resetModel(model)).toThrow(/^resetting a model: expected a model that is not being trained/);
  await training;
});
