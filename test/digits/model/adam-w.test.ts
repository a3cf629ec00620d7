import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import { adamW } from '../../../lib/digits/model/adam-w';
import { copyModel } from '../../../lib/digits/model/copy';
import { disposeModel } from '../../../lib/digits/model/dispose';
import { fit } from '../../../lib/digits/train/fit';
import { testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';

const digits = bandedDigits(40);

beforeAll(async () => {
  await testBackend();
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});

function network(optimizer: tf.Optimizer): tfl.Sequential {
  const kernelInitializer = tfl.initializers.glorotUniform({ seed: 4 });
  const model = tfl.sequential({
    layers: [
      tfl.layers.flatten({ inputShape: [28, 28] }),
      tfl.layers.dense({ units: 10, activation: 'softmax', kernelInitializer }),
    ],
  });
  model.compile({ optimizer, loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  return model;
}

const weightsOf = (model: tfl.LayersModel): number[] =>
  model.getWeights().flatMap((weight) => Array.from(weight.dataSync()));

test('adamW moves a weight as algorithm 2 of Loshchilov and Hutter does, by hand', () => {
  const weight = tf.variable(tf.scalar(2));
  const optimizer = adamW(0.1, { weightDecay: 0.5, beta1: 0.9, beta2: 0.99, epsilon: 0.01 });
  // The gradient of 3 w is 3: of both steps the means are 3 and 9, so each moves by 0.1 * 3 / (3 + 0.01).
  for (let step = 0; step < 2; step++) optimizer.minimize(() => tf.mul(weight, 3));
  const move = (0.1 * 3) / 3.01;
  expect(weight.dataSync()[0]).toBeCloseTo((2 * 0.95 - move) * 0.95 - move, 5);
  weight.dispose();
  optimizer.dispose();
});

test.each(['auto', 'tfjs'] as const)('fit by %s with adamW of no decay gives what Adam gives', async (engine) => {
  const [one, other] = [network(adamW(0.01, { weightDecay: 0 })), network(tf.train.adam(0.01, 0.9, 0.999, 1e-7))];
  for (const model of [one, other]) await fit(model, digits, { engine, epochs: 2, batchSize: 8 });
  expect(weightsOf(one)).toEqual(weightsOf(other));
});

test('fit trains with adamW in the engine, and TensorFlow.js gives the same weights', async () => {
  const [one, other] = [1, 2].map(() => network(adamW(0.01, { weightDecay: 3 })));
  if (!one || !other) throw new Error('expected two networks');
  const history = await fit(one, digits, { epochs: 3, batchSize: 8 });
  await fit(other, digits, { engine: 'tfjs', epochs: 3, batchSize: 8 });
  expect(history.engine).toMatch(/^wasm/);
  const expected = weightsOf(other);
  weightsOf(one).forEach((weight, at) => expect(weight).toBeCloseTo(expected[at] ?? NaN, 4));
});

test('fit decays by the learning rate of each epoch', async () => {
  const schedule = (epoch: number): number => (epoch === 1 ? 0.01 : 0.001);
  const models = [1, 2].map(() => network(adamW(0.5, { weightDecay: 1 })));
  for (const [index, engine] of (['auto', 'tfjs'] as const).entries()) {
    const model = models[index];
    if (model) await fit(model, digits, { engine, epochs: 2, batchSize: 8, learningRate: schedule });
  }
  const [found = [], expected = []] = models.map(weightsOf);
  found.forEach((weight, at) => expect(weight).toBeCloseTo(expected[at] ?? NaN, 4));
});

test('a copy of a model trained with adamW goes on as the model does', async () => {
  const model = network(adamW(0.01, { weightDecay: 3, beta1: 0.8 }));
  await fit(model, digits, { epochs: 1, batchSize: 8 });
  const copy = await copyModel(model);
  expect(copy.optimizer.getConfig()).toEqual(model.optimizer.getConfig());
  for (const each of [model, copy]) await fit(each, digits, { epochs: 2, batchSize: 8 });
  expect(weightsOf(copy)).toEqual(weightsOf(model));
});

test('adamW leaves no tensor when its model is disposed of', async () => {
  const before = tf.memory().numTensors;
  const model = network(adamW());
  await fit(model, digits, { engine: 'tfjs', epochs: 1 });
  disposeModel(model);
  expect(tf.memory().numTensors).toBe(before);
});

test('adamW refuses numbers out of range, and options that it does not know', () => {
  expect(() => adamW(0)).toThrow(new RangeError('making the optimizer: expected a learning rate above 0, found 0'));
  expect(() => adamW(0.5, { weightDecay: 2 })).toThrow(
    'making the optimizer: expected a weight decay of 0 or more, below 1 / learning rate, found 2',
  );
  expect(() => adamW(0.1, { weightDecay: -1 })).toThrow(RangeError);
  expect(() => adamW(0.1, { beta1: 1 })).toThrow('expected a beta1 from 0 to below 1, found 1');
  expect(() => adamW(0.1, { beta2: NaN })).toThrow(RangeError);
  expect(() => adamW(0.1, { epsilon: 0 })).toThrow('expected an epsilon above 0, found 0');
  const misspelt = { weightdecay: 0.1 } as object;
  expect(() => adamW(0.1, misspelt)).toThrow("found 'weightdecay': did you mean 'weightDecay'?");
});
