import * as tf from '@tensorflow/tfjs-core';

import { expectLearns } from './learns';
import { selectBackend } from '../../../lib/digits/backend/backend';
import { buildCnn } from '../../../lib/digits/model/cnn';
import { disposeModel } from '../../../lib/digits/model/dispose';
import { predict } from '../../../lib/digits/model/predict';
import { fit } from '../../../lib/digits/train/fit';
import type { History } from '../../../lib/digits/train/history';
import { cosineDecay } from '../../../lib/digits/train/learning-rate';
import { bandedDigits } from '../../helpers/digits';

const small = { filters: [4, 6, 8] } as const;
const digits = bandedDigits(90);
const other = bandedDigits(40, 2);

beforeAll(async () => {
  await selectBackend('wasm');
});

test('buildCnn has 14,034 parameters, in layers of the sizes that its text says', () => {
  const model = buildCnn();
  // 5 x 5 x 8 + 8, 3 x 3 x 8 x 24 + 24, 3 x 3 x 24 x 32 + 32, 4 x 4 x 32 x 10 + 10
  expect(model.countParams()).toBe(208 + 1752 + 6944 + 5130);
  expect(model.outputs[0]?.shape).toEqual([null, 10]);
});

test('buildCnn gives the same weights for the same seed and others for another', () => {
  const weights = (seed: number): Float32Array[] =>
    buildCnn({ ...small, seed })
      .getWeights()
      .map((weight) => weight.dataSync<'float32'>().slice());
  expect(weights(1)).toEqual(weights(1));
  weights(1).forEach((values, index) => {
    // Biases start at zero.
    if (index % 2 === 0) expect(values).not.toEqual(weights(2)[index]);
    else expect(new Set(values)).toEqual(new Set([0]));
  });
});

test('buildCnn refuses no filters, a dropout of 1, a step size of 0 and a seed that is not an integer', () => {
  expect(() => buildCnn({ filters: [8, 0, 8] })).toThrow('expected at least 1 filter, found 0');
  expect(() => buildCnn({ dropout: 1 })).toThrow('expected a dropout of 0 to below 1, found 1');
  expect(() => buildCnn({ learningRate: 0 })).toThrow('expected a learning rate above 0, found 0');
  expect(() => buildCnn({ seed: 0.5 })).toThrow(TypeError);
});

test('fit trains it in the engine, and predict agrees with TensorFlow.js', async () => {
  const model = buildCnn({ ...small, learningRate: 0.005 });
  await expectLearns(model, digits, other, { epochs: 12, batchSize: 8 });
});

test('fit takes augmentation and step sizes, the same on one thread and two, and goes on as one run', async () => {
  const options = { batchSize: 16, augment: { shift: 1 }, learningRate: cosineDecay(0.004, 4), validation: other };
  const losses = ({ epochs }: History): unknown => epochs.map(({ loss, validationLoss }) => [loss, validationLoss]);
  const whole = await fit(buildCnn(small), digits, { ...options, epochs: 4, threads: 1 });
  expect(losses(await fit(buildCnn(small), digits, { ...options, epochs: 4, threads: 2 }))).toEqual(losses(whole));
  const model = buildCnn(small);
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
  const first = await fit(model, digits, { ...options, epochs: 2 });
  const second = await fit(model, digits, { ...options, epochs: 2 });
  expect([losses(first), losses(second)].flat()).toEqual(losses(whole));
  const plain = await fit(buildCnn(small), digits, {
    ...options,
    epochs: 4,
    augment: { shift: 0, rotation: 0, scaling: 0 },
  });
  const none = await fit(buildCnn(small), digits, {
    batchSize: 16,
    learningRate: options.learningRate,
    validation: other,
    epochs: 4,
  });
  expect(losses(plain)).toEqual(losses(none));
  expect(losses(plain)).not.toEqual(losses(whole));
});

test('building, training, predicting and disposing leave no tensor behind', async () => {
  await fit(buildCnn(small), digits, { epochs: 1 });
  const before = tf.memory().numTensors;
  const model = buildCnn(small);
  await fit(model, digits, { epochs: 1, augment: {} });
  const trained = tf.memory().numTensors;
  await predict(model, other);
  expect(tf.memory().numTensors).toBe(trained);
  disposeModel(model);
  expect(tf.memory().numTensors).toBe(before);
});
