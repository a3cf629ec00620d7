import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import { buildAnn } from '../../../lib/digits/model/ann';
import { predict } from '../../../lib/digits/model/predict';
import { hasModel, loadModel, saveModel } from '../../../lib/digits/model/storage';
import { fit } from '../../../lib/digits/train/fit';
import { trainingHistory } from '../../../lib/digits/train/record';
import { testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';

const parent = mkdtempSync(join(tmpdir(), 'storage test '));
const digits = bandedDigits(40);

beforeAll(async () => {
  await testBackend();
});
afterAll(() => rmSync(parent, { recursive: true }));

test('saveModel and loadModel give back the same answers, history and optimizer', async () => {
  const folder = join(parent, 'trained');
  const model = buildAnn({ hiddenUnits: 6, learningRate: 0.01 });
  await fit(model, digits, { epochs: 2, batchSize: 8 });
  await saveModel(model, folder);
  const loaded = await loadModel(folder);
  expect(await predict(loaded, digits)).toEqual(await predict(model, digits));
  expect(trainingHistory(loaded)).toEqual(trainingHistory(model));
  expect(loaded.optimizer.getConfig()).toMatchObject({ learningRate: 0.01 });
  const moments = async (from: typeof loaded): Promise<number[][]> =>
    (await from.optimizer.getWeights()).map(({ tensor }) => [...tensor.dataSync()]);
  expect(await moments(loaded)).toEqual(await moments(model));
});

test('saveModel writes the standard TensorFlow.js Layers format', async () => {
  const folder = join(parent, 'standard');
  await saveModel(buildAnn({ hiddenUnits: 2 }), folder);
  expect(readdirSync(folder).sort()).toEqual(['model.json', 'weights.bin']);
  const json = JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8')) as tf.io.ModelJSON;
  expect(json.format).toBe('layers-model');
  const weights = json.weightsManifest[0]?.weights.filter(({ group }) => group !== 'optimizer');
  expect(weights?.map(({ shape }) => shape)).toEqual([[784, 2], [2], [2, 10], [10]]);
  expect(json.weightsManifest[0]?.paths).toEqual(['weights.bin']);
});

test('saveModel replaces an older model and leaves nothing else behind', async () => {
  const folder = join(parent, 'replaced');
  await saveModel(buildAnn({ hiddenUnits: 2 }), folder);
  await saveModel(buildAnn({ hiddenUnits: 3 }), folder);
  const loaded = await loadModel(folder);
  expect(loaded.layers[1]?.outputShape).toEqual([null, 3]);
  expect(readdirSync(parent).filter((name) => name.startsWith('replaced'))).toEqual(['replaced']);
});

test('saveModel does not replace a folder that holds other things', async () => {
  const folder = join(parent, 'diary');
  mkdirSync(folder);
  writeFileSync(join(folder, 'monday.txt'), 'dear diary');
  await expect(saveModel(buildAnn({ hiddenUnits: 2 }), folder)).rejects.toThrow('found other things there');
  expect(readdirSync(folder)).toEqual(['monday.txt']);
});

test('loadModel names a folder without a model', async () => {
  const folder = join(parent, 'nowhere');
  await expect(loadModel(folder)).rejects.toThrow(`expected model.json in ${folder}, found no such file`);
  expect(hasModel(folder)).toBe(false);
});

test('loadModel names a file that is not there, and what a folder holds instead of a model', async () => {
  const folder = join(parent, 'theirs');
  mkdirSync(folder);
  writeFileSync(join(folder, 'theirs.keras'), '');
  const missing = join(folder, 'mine.keras');
  await expect(loadModel(missing)).rejects.toThrow(`expected the file ${missing}, found none`);
  await expect(loadModel(folder)).rejects.toThrow('found theirs.keras: give the path of that file');
});

test('loadModel puts a layer in front that makes of 0 to 1 what a model was trained on', async () => {
  const folder = join(parent, 'bytes');
  const model = buildAnn({ hiddenUnits: 3 });
  await saveModel(model, folder);
  const scaled = await loadModel(folder, { inputRange: [1, 0] });
  const white = { ...digits, images: digits.images.map((pixel) => 255 - pixel) };
  const [found, expected] = [await predict(scaled, white), await predict(model, digits)];
  found.forEach((value, index) => expect(value).toBeCloseTo(expected[index] ?? NaN, 5));
  // It is part of the model from then on.
  await saveModel(scaled, folder);
  expect((await loadModel(folder)).layers[0]?.getConfig()).toMatchObject({ scale: -1, offset: 1 });
});

test('loadModel refuses truncated weights', async () => {
  const folder = join(parent, 'broken');
  await saveModel(buildAnn({ hiddenUnits: 2 }), folder);
  truncateSync(join(folder, 'weights.bin'), 100);
  await expect(loadModel(folder)).rejects.toThrow(
    /does not hold a whole model: expected \d+ bytes of weights, found 100/,
  );
});

test('loadModel refuses a model.json that is not JSON', async () => {
  const folder = join(parent, 'garbled');
  mkdirSync(folder);
  writeFileSync(join(folder, 'model.json'), '{"format":');
  await expect(loadModel(folder)).rejects.toThrow(/does not hold a whole model/);
  expect(existsSync(folder)).toBe(true);
});

test('loadModel loads what saveModel wrote of a model within a model, which TensorFlow.js counts otherwise', async () => {
  const { dense } = tfl.layers;
  const input = tfl.input({ shape: [4] });
  const row = tfl.sequential({ layers: [dense({ units: 4, inputShape: [4], activation: 'tanh' })] });
  const once = row.apply(dense({ units: 4 }).apply(row.apply(input))) as tfl.SymbolicTensor;
  const model = tfl.model({ inputs: input, outputs: once });
  const folder = join(parent, 'within');
  await saveModel(model, folder);
  const given = tf.tensor([0.5, -1, 2, 0.1], [1, 4]);
  const answer = (of: tfl.LayersModel): number[] => [...(of.predict(given) as tf.Tensor).dataSync()];
  expect(answer(await loadModel(folder))).toEqual(answer(model));
});
