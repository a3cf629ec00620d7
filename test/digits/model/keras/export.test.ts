import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import { readWeights } from '../../../../lib/digits/adapter/weights';
import { buildAnn } from '../../../../lib/digits/model/ann';
import { buildCnn } from '../../../../lib/digits/model/cnn';
import { exportKeras } from '../../../../lib/digits/model/keras/export';
import { predict } from '../../../../lib/digits/model/predict';
import { loadModel } from '../../../../lib/digits/model/storage';
import { assembleModel } from '../../../../lib/digits/model/storage/assemble';
import { fit } from '../../../../lib/digits/train/fit';
import { testBackend } from '../../../helpers/backend';
import { bandedDigits } from '../../../helpers/digits';
import { madeModels, storedAs, worstDifference } from './made';

const parent = mkdtempSync(join(tmpdir(), 'export test '));
const digits = bandedDigits(40);

beforeAll(async () => {
  await testBackend();
});
afterAll(() => rmSync(parent, { recursive: true }));

test.each([
  ['ann', () => buildAnn({ seed: 2, hiddenUnits: 6, dropout: 0.2, l2: 0.01, learningRate: 0.01 })],
  ['cnn', () => buildCnn({ seed: 2, filters: [2, 3, 4] })],
])('loadModel gives back what exportKeras wrote of the %s', async (name, build) => {
  const file = join(parent, `${name}.keras`);
  const model = build();
  await fit(model, digits, { epochs: 1, batchSize: 8 });
  await exportKeras(model, file);
  const loaded = await loadModel(file);
  expect(readWeights(loaded)).toEqual(readWeights(model));
  expect(await predict(loaded, digits)).toEqual(await predict(model, digits));
  expect(loaded.optimizer.getConfig()).toEqual(model.optimizer.getConfig());
});

/** Layers that TensorFlow.js takes from Keras, and Keras not from here. */
const ONE_WAY =
  /RNN|LSTM|GRU|Bidirectional|TimeDistributed|Conv1D|Depthwise|Separable|Transpose|1D|UpSampling|Cropping|RepeatVector|PReLU|^ELU/;

test.each(madeModels('keras3').map((made) => [made.name, made] as const))(
  'exportKeras writes %s so that it computes the same, or says that it cannot',
  async (name, made) => {
    const file = join(parent, 'made.keras');
    const model = await assembleModel(storedAs(made));
    if (ONE_WAY.test(name)) {
      await expect(exportKeras(model, file)).rejects.toThrow(/^exporting to Keras: layer \w+: expected a layer that/);
      return;
    }
    await exportKeras(model, file);
    expect(worstDifference(await loadModel(file), made)).toBeLessThan(1e-5);
  },
);

test('exportKeras writes the same bytes of the same model, and disposes of all that it makes', async () => {
  const [one, other] = [join(parent, 'one.keras'), join(parent, 'other.keras')];
  const model = buildAnn({ hiddenUnits: 2 });
  const before = tf.memory().numTensors;
  await exportKeras(model, one);
  expect(tf.memory().numTensors).toBe(before);
  await exportKeras(model, other);
  expect(readFileSync(one).equals(readFileSync(other))).toBe(true);
});

test('exportKeras leaves a model that Keras cannot compile alike without', async () => {
  const file = join(parent, 'plain.keras');
  const model = tfl.sequential({ layers: [tfl.layers.dense({ units: 2, inputShape: [3] })] });
  model.compile({ optimizer: 'adadelta', loss: 'meanSquaredError' });
  await exportKeras(model, file);
  expect((await loadModel(file)).optimizer).toBeUndefined();
});

test('exportKeras says what is wrong with a place or a model', async () => {
  const model = buildAnn({ hiddenUnits: 2 });
  await expect(exportKeras(model, join(parent, 'x.h5'))).rejects.toThrow('expected a file that ends in .keras');
  mkdirSync(join(parent, 'folder.keras'));
  await expect(exportKeras(model, join(parent, 'folder.keras'))).rejects.toThrow('exporting to Keras: cannot write');
  model.layers[1]?.setWeights([tf.fill([784, 2], NaN), tf.zeros([2])]);
  await expect(exportKeras(model, join(parent, 'x.keras'))).rejects.toThrow(RangeError);
});
