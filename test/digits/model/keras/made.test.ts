import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as tf from '@tensorflow/tfjs-core';

import { createDigits } from '../../../../lib/digits/data/create';
import { disposeModel } from '../../../../lib/digits/model/dispose';
import { predict } from '../../../../lib/digits/model/predict';
import { loadModel } from '../../../../lib/digits/model/storage';
import { assembleModel } from '../../../../lib/digits/model/storage/assemble';
import { testBackend } from '../../../helpers/backend';
import { floats, MADE, madeModels, storedAs, worstDifference } from './made';

beforeAll(async () => {
  await testBackend();
});

const VERSIONS = ['keras2', 'keras3'] as const;

describe.each(VERSIONS)('assembleModel computes what %s does', (version) => {
  test.each(madeModels(version).map((made) => [made.name, made] as const))('%s', async (_, made) => {
    const model = await assembleModel(storedAs(made));
    expect(worstDifference(model, made)).toBeLessThan(1e-5);
    model.dispose();
  });
});

/** Formats that one network lies in, with how far their weights are from Keras's own, by the format of numbers. */
const FORMATS = {
  'model.keras': 1e-6,
  'model.h5': 1e-6,
  'converted-h5': 1e-6,
  'converted-keras': 1e-6,
  'quantized-float16': 1e-4,
  'quantized-uint16': 1e-5,
  'quantized-uint8': 2e-3,
} as const;

/** The five images of answers.json as digits, whose bytes are 255 times as much, and what Keras answers. */
function answersOf(version: string): {
  readonly digits: ReturnType<typeof createDigits>;
  readonly answers: Float32Array;
} {
  const file = readFileSync(join(MADE, version, 'answers.json'), 'utf8');
  const { images, answers } = JSON.parse(file) as { readonly images: string; readonly answers: string };
  const bytes = Uint8Array.from(floats(images), (value) => Math.round(value * 255));
  return { digits: createDigits(bytes, new Uint8Array(bytes.length / 784)), answers: floats(answers) };
}

describe.each(VERSIONS)('loadModel reads what %s saved', (version) => {
  test.each(Object.entries(FORMATS))('%s, and predicts as Keras within %d', async (format, most) => {
    const { digits, answers } = answersOf(version);
    const model = await loadModel(join(MADE, version, format));
    const found = await predict(model, digits);
    const differences = found.map((value, index) => Math.abs(value - (answers[index] ?? NaN)));
    expect(Math.max(...differences)).toBeLessThan(most);
    expect([model.loss, model.optimizer.getClassName()]).toEqual(['sparseCategoricalCrossentropy', 'Adam']);
    expect(model.optimizer.getConfig()).toEqual({ learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 });
    disposeModel(model);
  });
});

test('loadModel leaves no tensor of a model of Keras behind', async () => {
  const before = tf.memory().numTensors;
  disposeModel(await loadModel(join(MADE, 'keras3', 'model.keras')));
  expect(tf.memory().numTensors).toBe(before);
});

test('disposeModel frees all of a model with a layer that is used twice', async () => {
  const made = madeModels('keras3').find(({ name }) => name === 'a shared layer whose first call is made last');
  if (made === undefined) throw new RangeError('no such model');
  const before = tf.memory().numTensors;
  disposeModel(await assembleModel(storedAs(made)));
  expect(tf.memory().numTensors).toBe(before);
});
