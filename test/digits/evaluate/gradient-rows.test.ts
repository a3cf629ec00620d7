import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import { loadDigits } from '../../../lib/digits/data/load';
import { firstDigits } from '../../../lib/digits/data/select';
import { gradientRows } from '../../../lib/digits/evaluate/gradient-rows';
import { buildAnn } from '../../../lib/digits/model/ann';
import { compileForDigits } from '../../../lib/digits/model/compile';
import { buildSoftmaxRegression } from '../../../lib/digits/model/softmax-regression';
import { inputTensor } from '../../../lib/digits/model/input';
import { fit } from '../../../lib/digits/train/fit';
import { testBackend } from '../../helpers/backend';

beforeAll(testBackend);

const { train, test: digits } = loadDigits('quick');

async function trained(): Promise<tfl.LayersModel> {
  const model = buildAnn({ seed: 1, hiddenUnits: 8 });
  await fit(model, firstDigits(train, 500), { epochs: 1 });
  return model;
}

/** The gradient by the hidden kernel, as TensorFlow.js differentiates it. */
function byTfjs(model: tfl.LayersModel, index: number): Float32Array {
  return tf.tidy(() => {
    const inputs = inputTensor(digits, [index], [28, 28]);
    const { grads } = tf.variableGrads(() => {
      const probabilities = model.apply(inputs, { training: true }) as tf.Tensor2D;
      const right = tf.oneHot([digits.labels[index] ?? 0], 10);
      return tf.neg(tf.log(tf.sum(tf.mul(probabilities, right)))) as tf.Scalar;
    });
    const name = Object.keys(grads).find((each) => /hidden.*kernel/.test(each)) ?? '';
    return grads[name]?.dataSync<'float32'>().slice() ?? new Float32Array(0);
  });
}

test('gradientRows finds in three ways what TensorFlow.js finds', async () => {
  const model = await trained();
  const expected = byTfjs(model, 3);
  for (const { pixel, unit } of [
    { pixel: 406, unit: 0 },
    { pixel: 378, unit: 5 },
    { pixel: 350, unit: 2 },
  ]) {
    const rows = await gradientRows(model, digits, 3, { pixel, unit });
    expect(rows.map(({ way }) => way)).toEqual(['by hand', 'by a difference', 'by the engine']);
    const [hand, difference, engine] = rows.map(({ gradient }) => gradient);
    const reference = expected[pixel * 8 + unit] ?? NaN;
    expect(hand).toBeCloseTo(reference, 5);
    expect(difference).toBeCloseTo(hand ?? NaN, 7);
    expect(engine).toBeCloseTo(hand ?? NaN, 5);
  }
});

test('gradientRows chooses of itself a weight whose slope is not zero', async () => {
  const rows = await gradientRows(await trained(), digits, 3);
  for (const { gradient } of rows) expect(Math.abs(gradient)).toBeGreaterThan(1e-4);
});

test('gradientRows leaves the model as it is', async () => {
  const model = await trained();
  const before = model.getWeights().map((weight) => weight.dataSync().slice());
  await gradientRows(model, digits, 0);
  expect(model.getWeights().map((weight) => weight.dataSync())).toEqual(before);
});

test('gradientRows refuses another network, and a weight that is not there', async () => {
  await expect(gradientRows(buildSoftmaxRegression(), digits, 0)).rejects.toThrow(
    'expected a network as buildAnn makes it, found dense softmax with the loss sparseCategoricalCrossentropy',
  );
  const unbiased = tfl.sequential({
    layers: [
      tfl.layers.flatten({ inputShape: [28, 28] }),
      tfl.layers.dense({ units: 3, activation: 'relu', useBias: false }),
      tfl.layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
  compileForDigits(unbiased, 0.001);
  await expect(gradientRows(unbiased, digits, 0)).rejects.toThrow('found a layer without a bias');
  const model = buildAnn({ hiddenUnits: 3 });
  await expect(gradientRows(model, digits, 0, { pixel: 784 })).rejects.toThrow(
    'expected a pixel from 0 to 783, found 784',
  );
  await expect(gradientRows(model, digits, 0, { unit: 3 })).rejects.toThrow('expected a unit from 0 to 2, found 3');
});
