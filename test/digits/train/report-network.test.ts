import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

import type { Digits } from '../../../lib/digits/data/digits';
import { buildAnn } from '../../../lib/digits/model/ann';
import { disposeModel } from '../../../lib/digits/model/dispose';
import { fit } from '../../../lib/digits/train/fit';
import type { FitOptions } from '../../../lib/digits/train/fit-options';
import { differenceFromReport, REPORT_RECIPE } from '../../../lib/digits/train/report-network';
import { testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';
import { darkAbove, withMargin } from './helpers';

const dataset = withMargin({ name: 'quick', source: 'test', train: bandedDigits(64), test: bandedDigits(32, 2) });

beforeAll(async () => {
  await testBackend();
});

async function fitted(model: LayersModel, data: Digits, options: FitOptions): Promise<LayersModel> {
  await fit(model, data, options);
  return model;
}

function byRecipe(model: LayersModel, options: FitOptions = {}): Promise<LayersModel> {
  return fitted(model, dataset.train, { ...REPORT_RECIPE, validation: dataset.test, ...options });
}

function withHidden(model: LayersModel, value: number): LayersModel {
  tf.tidy(() => model.getLayer('hidden').setWeights([tf.fill([784, 128], value), tf.zeros([128])]));
  return model;
}

test.each(['wasm-simd', 'tfjs'] as const)(
  "differenceFromReport finds none in the report's network, trained by %s",
  async (engine) => {
    const before = tf.memory().numTensors;
    const model = await byRecipe(buildAnn(), { engine });
    expect(await differenceFromReport(model, dataset)).toBeUndefined();
    disposeModel(model);
    expect(tf.memory().numTensors).toBe(before);
  },
);

test.each<[string, () => Promise<LayersModel> | LayersModel]>([
  ["a network with the units 64 in its layer hidden, not the report's 128", () => buildAnn({ hiddenUnits: 64 })],
  [
    "a network of the layers Flatten, Dense, Dropout, Dense, not the report's Flatten, Dense, Dense",
    () => buildAnn({ dropout: 0.2 }),
  ],
  ['a network with the kernelRegularizer {className:L1L2', () => buildAnn({ l2: 1e-4 })],
  ["another optimizer or loss than the report's", () => buildAnn({ learningRate: 0.002 })],
  ["began with other weights than the report's", () => buildAnn({ seed: 2 })],
  ["began with other weights than the report's", () => byRecipe(withHidden(buildAnn(), 0.01))],
  ['a network trained on changed digits', () => byRecipe(buildAnn(), { augment: { shift: 5 } })],
  [
    'a network trained with weights of digits',
    () => byRecipe(buildAnn(), { classWeight: { 1: 20 }, onNotice: () => undefined }),
  ],
  ['with the learning rate 0.0005 in epoch 1, not 0.001', () => byRecipe(buildAnn(), { learningRate: 0.0005 })],
  [
    'with the learning rate 0.002 in epoch 3, not 0.001',
    () => byRecipe(buildAnn(), { learningRate: (epoch) => (epoch === 3 ? 0.002 : 0.001) }),
  ],
  ['a network that was not trained', () => buildAnn()],
  ["a network trained for 1 epoch, not the report's 10", () => byRecipe(buildAnn(), { epochs: 1 })],
  ["a network trained for 11 epochs, not the report's 10", () => byRecipe(buildAnn(), { epochs: 11 })],
  ["in batches of 16, not the report's 32", () => byRecipe(buildAnn(), { batchSize: 16 })],
  ["with seed 2, not the report's 1", () => byRecipe(buildAnn(), { seed: 2 })],
  ['trained without validation', () => fitted(buildAnn(), dataset.train, REPORT_RECIPE)],
  ['validated on other digits', () => byRecipe(buildAnn(), { validation: darkAbove(bandedDigits(32, 9)) })],
  [
    'trained on other digits',
    () => fitted(buildAnn(), darkAbove(bandedDigits(32)), { ...REPORT_RECIPE, validation: dataset.test }),
  ],
])('differenceFromReport finds %s', async (reason, make) => {
  const model = await make();
  expect(await differenceFromReport(model, dataset)).toContain(reason);
  disposeModel(model);
});

test("differenceFromReport finds none in the report's network if its learning rate was given as a number", async () => {
  const model = await byRecipe(buildAnn(), { learningRate: 0.001 });
  expect(await differenceFromReport(model, dataset)).toBeUndefined();
  disposeModel(model);
});

test('differenceFromReport finds weights that were changed after the training', async () => {
  const model = await byRecipe(buildAnn());
  tf.tidy(() => model.getLayer('output').setWeights([tf.zeros([128, 10]), tf.zeros([10])]));
  expect(await differenceFromReport(model, dataset)).toContain('or changed since');
  disposeModel(model);
});
