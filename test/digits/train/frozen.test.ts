import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import * as tfl from '@tensorflow/tfjs-layers';

import { readWeights } from '../../../lib/digits/adapter/weights';
import { createDigits } from '../../../lib/digits/data/create';
import type { Digits } from '../../../lib/digits/data/digits';
import { copyModel } from '../../../lib/digits/model/copy';
import { weightsFingerprint } from '../../../lib/digits/model/fingerprint';
import { predict, predictByTfjs } from '../../../lib/digits/model/predict';
import { loadModel, saveModel } from '../../../lib/digits/model/storage';
import { compileForDigits } from '../../../lib/digits/model/compile';
import { fit } from '../../../lib/digits/train/fit';
import { resetModel } from '../../../lib/digits/train/reset';
import { testBackend } from '../../helpers/backend';
import { FREEZING, squareModel } from '../model/frozen-models';

const folder = mkdtempSync(join(tmpdir(), 'frozen '));
let digits: Digits;

beforeAll(async () => {
  await testBackend();
  const images = Uint8Array.from({ length: 64 * 60 }, (_, at) => (at * 37) % 256);
  const labels = Uint8Array.from({ length: 60 }, (_, at) => at);
  digits = createDigits(images, labels, 'squares', { size: 8, classes: 64 });
});
afterAll(() => rmSync(folder, { recursive: true }));

const training = { epochs: 1, batchSize: 16, onNotice: () => undefined };
const names = ['first kernel', 'first bias', 'second kernel', 'second bias'];

/** Which arrays of weights differ. */
function moved(before: readonly Float32Array[], model: tfl.LayersModel): string[] {
  const after = readWeights(model);
  return names.filter((_, index) => String(before[index]) !== String(after[index]));
}

test.each(FREEZING)(
  'a model whose first layer is frozen %s answers as before, trains its second alone, and is reset',
  async (_way, freeze) => {
    const model = squareModel();
    const [answers, fingerprint, weights] = [
      await predict(model, digits),
      weightsFingerprint(model),
      readWeights(model),
    ];
    freeze(model, false);
    compileForDigits(model, 0.001);
    expect(weightsFingerprint(model)).toBe(fingerprint);
    const again = await predict(model, digits);
    expect(Math.max(...again.map((share, at) => Math.abs(share - (answers[at] ?? NaN))))).toBeLessThan(1e-6);
    await fit(model, digits, { ...training, validation: digits });
    expect(moved(weights, model)).toEqual(['second kernel', 'second bias']);
    resetModel(model);
    expect(moved(weights, model)).toEqual([]);
  },
);

test.each(FREEZING)(
  'a model frozen %s after its training is saved, copied, loaded and trained on',
  async (_way, freeze) => {
    const model = squareModel();
    await fit(model, digits, training);
    freeze(model, false);
    await saveModel(model, join(folder, 'model'));
    for (const other of [await loadModel(join(folder, 'model')), await copyModel(model)]) {
      expect(weightsFingerprint(other)).toBe(weightsFingerprint(model));
      expect(other.trainableWeights).toHaveLength(2);
      const weights = readWeights(other);
      await fit(other, digits, training);
      expect(moved(weights, other)).toEqual(['second kernel', 'second bias']);
    }
  },
);

test.each(FREEZING)(
  'a model that was trained frozen %s and is set free goes on, and is saved and loaded',
  async (_way, freeze) => {
    const model = squareModel();
    freeze(model, false);
    compileForDigits(model, 0.001);
    await fit(model, digits, training);
    freeze(model, true);
    await saveModel(model, join(folder, 'free'));
    const loaded = await loadModel(join(folder, 'free'));
    const weights = readWeights(model);
    await fit(model, digits, training);
    await fit(loaded, digits, training);
    expect(moved(weights, model)).toEqual(names);
    expect(weightsFingerprint(loaded)).toBe(weightsFingerprint(model));
  },
);

test('the moments of a layer that goes on learning are kept where another is frozen before the model is loaded', async () => {
  const model = squareModel();
  await fit(model, digits, training);
  const before = await model.optimizer.getWeights();
  model.getLayer('first').trainable = false;
  const copy = await copyModel(model);
  const after = await copy.optimizer.getWeights();
  expect(after.map(({ name }) => name)).toEqual([
    'iter',
    'second/kernel/m',
    'second/bias/m',
    'second/kernel/v',
    'second/bias/v',
  ]);
  const valuesOf = (state: typeof before, at: number): unknown => state[at]?.tensor.dataSync();
  expect([1, 2, 3, 4].map((at) => valuesOf(after, at))).toEqual([3, 4, 7, 8].map((at) => valuesOf(before, at)));
});

test('fit refuses a model of which nothing learns', async () => {
  const model = squareModel();
  model.trainable = false;
  await expect(fit(model, digits, training)).rejects.toThrow('expected a model with weights that learn, found none');
});

test.each(['wasm-simd', 'tfjs'] as const)(
  'fit by %s says so where the optimizer is of another model, or gone with it',
  async (engine) => {
    const [model, other, larger] = [squareModel(), squareModel(), squareModel()];
    const { optimizer } = model;
    for (const one of [other, larger]) one.compile({ optimizer, loss: model.loss, metrics: ['accuracy'] });
    const wide = tfl.sequential({
      layers: [tfl.layers.flatten({ inputShape: [8, 8] }), tfl.layers.dense({ units: 64, activation: 'softmax' })],
    });
    wide.compile({ optimizer, loss: model.loss, metrics: ['accuracy'] });
    await fit(model, digits, training);
    await expect(fit(wide, digits, { ...training, engine })).rejects.toThrow('with an optimizer of its own');
    resetModel(model);
    await expect(fit(other, digits, { ...training, engine })).rejects.toThrow('with an optimizer of its own');
    await expect(saveModel(other, join(folder, 'gone'))).rejects.toThrow('with an optimizer of its own');
  },
);

test('a Flatten that puts the channels last first is left to TensorFlow.js, which transposes there', async () => {
  const model = tfl.sequential({
    layers: [
      tfl.layers.flatten({ inputShape: [8, 8], dataFormat: 'channelsFirst' }),
      tfl.layers.dense({ units: 64, activation: 'softmax' }),
    ],
  });
  compileForDigits(model, 0.001);
  expect(await predict(model, digits)).toEqual(await predictByTfjs(model, digits));
  await expect(fit(model, digits, { ...training, engine: 'wasm-simd' })).rejects.toThrow('data format "channelsFirst"');
});
