import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import { createDigits } from '../../../lib/digits/data/create';
import { PIXELS } from '../../../lib/digits/data/digits';
import { buildAnn } from '../../../lib/digits/model/ann';
import { predict, predictByTfjs } from '../../../lib/digits/model/predict';
import { denseWeights } from '../../../lib/digits/model/weights';
import { testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';

beforeAll(async () => {
  await testBackend();
});

test('predict equals the network worked out in plain arithmetic', async () => {
  const model = buildAnn({ hiddenUnits: 5, seed: 11 });
  const digits = bandedDigits(3);
  const hidden = denseWeights(model, 'hidden');
  const output = denseWeights(model, 'output');
  const layer = (input: number[], { kernel, bias, units }: typeof hidden): number[] =>
    Array.from({ length: units }, (_, unit) =>
      input.reduce((sum, value, at) => sum + value * (kernel[at * units + unit] ?? NaN), bias[unit] ?? NaN),
    );
  const expected = [0, 1, 2].flatMap((index) => {
    const pixels = Array.from(digits.images.subarray(index * PIXELS, (index + 1) * PIXELS), (pixel) => pixel / 255);
    const powers = layer(
      layer(pixels, hidden).map((value) => Math.max(0, value)),
      output,
    ).map(Math.exp);
    const total = powers.reduce((sum, power) => sum + power, 0);
    return powers.map((power) => power / total);
  });
  const probabilities = await predict(model, digits);
  expect(probabilities).toHaveLength(30);
  probabilities.forEach((probability, at) => expect(probability).toBeCloseTo(expected[at] ?? NaN, 5));
});

test('predictByTfjs gives the same for 1,001 digits, one more than it takes at once, as for each alone', async () => {
  const model = buildAnn({ hiddenUnits: 4 });
  const digits = bandedDigits(1001);
  const last = { images: digits.images.subarray(1000 * PIXELS), labels: digits.labels.subarray(1000), count: 1 };
  const all = await predictByTfjs(model, digits);
  const alone = await predictByTfjs(model, last);
  expect(all).toHaveLength(10_010);
  alone.forEach((probability, label) => expect(all[10_000 + label]).toBeCloseTo(probability, 6));
});

test('predict by the engine equals that by TensorFlow.js', async () => {
  const model = buildAnn();
  const digits = bandedDigits(33);
  const [byEngine, byTfjs] = [await predict(model, digits), await predictByTfjs(model, digits)];
  byEngine.forEach((probability, at) => expect(probability).toBeCloseTo(byTfjs[at] ?? NaN, 6));
});

test('predict takes a model that the engine does not know', async () => {
  const model = tfl.sequential({
    layers: [
      tfl.layers.reshape({ inputShape: [28, 28], targetShape: [784] }),
      tfl.layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
  const probabilities = await predict(model, bandedDigits(2));
  expect(probabilities.slice(0, 10).reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5);
});

test('predict of no digits is empty', async () => {
  expect(await predict(buildAnn({ hiddenUnits: 2 }), createDigits(new Uint8Array(0), new Uint8Array(0)))).toHaveLength(
    0,
  );
});

test('predict leaves no tensor behind', async () => {
  const model = buildAnn({ hiddenUnits: 4 });
  const before = tf.memory().numTensors;
  await predict(model, bandedDigits(20));
  expect(tf.memory().numTensors).toBe(before);
});

test('predict takes images without labels, and answers as for digits', async () => {
  const model = buildAnn({ hiddenUnits: 5, seed: 11 });
  const digits = bandedDigits(3);
  const images = [0, 1, 2].map((index) => digits.images.subarray(index * PIXELS, (index + 1) * PIXELS));
  const quiet = { onNotice: () => undefined };
  const expected = await predict(model, digits);
  expect(await predict(model, images, quiet)).toEqual(expected);
  expect(await predict(model, digits.images, quiet)).toEqual(expected);
  expect(await predict(model, { pixels: images[0] ?? new Uint8Array(0) }, quiet)).toEqual(expected.subarray(0, 10));
});

test('predict says of images without labels which do not look like the training digits, and nothing of digits', async () => {
  const model = buildAnn({ hiddenUnits: 5, seed: 11 });
  const notices: string[] = [];
  const onNotice = (text: string) => notices.push(text);
  await predict(model, bandedDigits(2), { onNotice });
  expect(notices).toEqual([]);
  await predict(model, new Uint8Array(PIXELS).fill(255), { onNotice });
  await predict(model, bandedDigits(2).images, { onNotice });
  expect(notices).toEqual([
    expect.stringMatching(/^predicting: the image does not look like the training digits, so .*: the ground is bright/),
    expect.stringMatching(/^predicting: 2 of 2 images do not look like the training digits, .*: image 0: /),
  ]);
});
