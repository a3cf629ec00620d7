import * as tfl from '@tensorflow/tfjs-layers';

import { buildAnn } from '../../../lib/digits/model/ann';
import { buildCnn } from '../../../lib/digits/model/cnn';
import { compileForDigits } from '../../../lib/digits/model/compile';
import { featureMaps } from '../../../lib/digits/model/feature-maps';
import { predict } from '../../../lib/digits/model/predict';
import { loadDigits } from '../../../lib/digits/data/load';
import { firstDigits, imageAt } from '../../../lib/digits/data/select';
import { fit } from '../../../lib/digits/train/fit';
import { readWeights } from '../../../lib/digits/adapter/weights';
import { packNetwork } from '../../../lib/digits/widgets/pack';
import { Engine } from '../../../lib/engine/engine';
import { DrawnNetwork } from '../../../lib/widgets/draw/network';
import { testBackend } from '../../helpers/backend';

beforeAll(testBackend);

const digits = firstDigits(loadDigits('quick').test, 200);

async function trained(kind: 'ann' | 'cnn') {
  const model = kind === 'ann' ? buildAnn({ seed: 1, hiddenUnits: 32 }) : buildCnn({ seed: 1, filters: [4, 6, 8] });
  await fit(model, firstDigits(loadDigits('quick').train, 2000), { epochs: 1 });
  const { spec, names } = packNetwork('testing', model);
  return { model, data: { title: kind, spec, names, parameters: readWeights(model) } };
}

/** The largest difference of the probabilities from those of predict. */
async function distance(network: DrawnNetwork, expected: Float32Array): Promise<number> {
  let most = 0;
  for (let index = 0; index < digits.count; index++) {
    const found = await network.probabilities(imageAt(digits, index));
    found.forEach((value, digit) => (most = Math.max(most, Math.abs(value - (expected[10 * index + digit] ?? NaN)))));
  }
  return most;
}

test.each(['ann', 'cnn'] as const)(
  'a drawn network gives the probabilities of predict, with the same bits: %s',
  async (kind) => {
    const { model, data } = await trained(kind);
    const network = await DrawnNetwork.start(data);
    expect(network.by).toBe('engine');
    expect(await distance(network, await predict(model, digits))).toBe(0);
  },
);

test('where the kernels do not run, their plain twin gives the probabilities to 1e-6', async () => {
  const { model, data } = await trained('ann');
  const start = jest.spyOn(Engine, 'start').mockRejectedValue(new Error('no SIMD here'));
  const network = await DrawnNetwork.start(data);
  start.mockRestore();
  expect(network.by).toBe('reference');
  expect(await distance(network, await predict(model, digits))).toBeLessThan(1e-6);
});

test('answers that are asked for at the same time do not get mixed up', async () => {
  const { model, data } = await trained('ann');
  const network = await DrawnNetwork.start(data);
  const expected = await predict(model, digits);
  const answers = await Promise.all([0, 1, 2, 3].map((index) => network.probabilities(imageAt(digits, index))));
  answers.forEach((answer, index) => expect(answer).toEqual(expected.slice(10 * index, 10 * index + 10)));
});

test('activities are the feature maps of the convolutions, as TensorFlow.js gives them', async () => {
  const { model, data } = await trained('cnn');
  const network = await DrawnNetwork.start(data);
  const activities = network.activities(imageAt(digits, 0));
  expect(activities.map(({ name, height, width, channels }) => [name, height, width, channels])).toEqual([
    ['strokes', 24, 24, 4],
    ['parts', 10, 10, 6],
    ['shapes', 8, 8, 8],
  ]);
  const { values } = await featureMaps(model, digits, 0, 'parts');
  activities[1]?.values.forEach((value, at) => expect(Math.abs(value - (values[at] ?? NaN))).toBeLessThan(1e-5));
});

test('activities pass over dropout between convolutions, and have those of a normalization', async () => {
  const { activation, batchNormalization, conv2d, dense, dropout, flatten, reshape } = tfl.layers;
  const model = tfl.sequential({
    layers: [
      reshape({ inputShape: [28, 28], targetShape: [28, 28, 1] }),
      conv2d({ filters: 2, kernelSize: 5, strides: 2, useBias: false, name: 'one' }),
      batchNormalization({ name: 'normal' }),
      activation({ activation: 'relu' }),
      dropout({ rate: 0.5 }),
      conv2d({ filters: 3, kernelSize: 3, activation: 'tanh', name: 'two' }),
      flatten(),
      dense({ units: 10, activation: 'softmax' }),
    ],
  });
  compileForDigits(model, 0.001);
  await fit(model, firstDigits(loadDigits('quick').train, 500), { epochs: 1 });
  const { spec, names } = packNetwork('testing', model);
  const network = await DrawnNetwork.start({ title: 'cnn', spec, names, parameters: readWeights(model) });
  expect(await distance(network, await predict(model, digits))).toBe(0);
  const activities = network.activities(imageAt(digits, 0));
  expect(activities.map(({ name, channels }) => [name, channels])).toEqual([
    ['one', 2],
    ['normal', 2],
    ['two', 3],
  ]);
  const { values } = await featureMaps(model, digits, 0, 'two');
  activities[2]?.values.forEach((value, at) => expect(Math.abs(value - (values[at] ?? NaN))).toBeLessThan(1e-5));
});

test('activities of the dense network are those of its hidden units, none below 0', async () => {
  const { data } = await trained('ann');
  const [hidden, ...others] = (await DrawnNetwork.start(data)).activities(imageAt(digits, 0));
  expect(others).toEqual([]);
  expect([hidden?.name, hidden?.channels, hidden?.values.length]).toEqual(['hidden', 32, 32]);
  expect(Math.min(...(hidden?.values ?? [NaN]))).toBe(0);
});
