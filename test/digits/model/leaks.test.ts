import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import * as tf from '@tensorflow/tfjs-core';

import type { DigitsDataset } from '../../../lib/digits/data/digits';
import { evaluate } from '../../../lib/digits/evaluate/evaluate';
import { buildAnn } from '../../../lib/digits/model/ann';
import { buildCnn } from '../../../lib/digits/model/cnn';
import { buildNormalizedCnn } from '../../../lib/digits/model/normalized-cnn';
import { disposeModel } from '../../../lib/digits/model/dispose';
import { convolutionFilters, featureMaps } from '../../../lib/digits/model/feature-maps';
import { predict, predictByTfjs } from '../../../lib/digits/model/predict';
import { buildSoftmaxRegression } from '../../../lib/digits/model/softmax-regression';
import { loadModel, saveModel } from '../../../lib/digits/model/storage';
import { summarize } from '../../../lib/digits/model/summary';
import { denseWeights } from '../../../lib/digits/model/weights';
import { fit } from '../../../lib/digits/train/fit';
import { trainedAnn } from '../../../lib/digits/train/trained';
import { testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';

const folder = mkdtempSync(join(tmpdir(), 'leaks test '));
const digits = bandedDigits(20);
const dataset: DigitsDataset = { name: 'quick', source: 'test', train: digits, test: digits };

beforeAll(async () => {
  await testBackend();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Every call of the library that handles tensors, each with models of its own that it disposes of. */
const calls: Readonly<Record<string, () => Promise<void> | void>> = {
  buildAnn: () => disposeModel(buildAnn()),
  'buildAnn with dropout and L2': () => disposeModel(buildAnn({ dropout: 0.2, l2: 1e-4 })),
  buildSoftmaxRegression: () => disposeModel(buildSoftmaxRegression()),
  buildCnn: () => disposeModel(buildCnn()),
  buildNormalizedCnn: () => disposeModel(buildNormalizedCnn()),
  summarize: () => withAnn((model) => void summarize(model)),
  denseWeights: () => withAnn((model) => void denseWeights(model, 'hidden')),
  predict: () => withAnn((model) => predict(model, digits)),
  predictByTfjs: () => withAnn((model) => predictByTfjs(model, digits)),
  evaluate: () => withAnn((model) => evaluate(model, digits)),
  'saveModel and loadModel': () =>
    withAnn(async (model) => {
      await saveModel(model, join(folder, 'saved'));
      disposeModel(await loadModel(join(folder, 'saved')));
    }),
  'fit by the engine': () => withAnn((model) => fit(model, digits, { epochs: 1, validation: digits })),
  'fit with early stopping': () =>
    withAnn((model) => fit(model, digits, { epochs: 3, validation: digits, earlyStopping: { patience: 1 } })),
  'fit by TensorFlow.js': () =>
    withAnn((model) => fit(model, digits, { epochs: 1, engine: 'tfjs', validation: digits })),
  'fit of a CNN, its filters and feature maps': async () => {
    const model = buildCnn({ filters: [2, 3, 4] });
    await fit(model, digits, { epochs: 1, augment: {} });
    convolutionFilters(model, 'strokes');
    await featureMaps(model, digits, 0, 'shapes');
    disposeModel(model);
  },
  trainedAnn: async () => {
    disposeModel((await trainedAnn(dataset, { folder: join(folder, 'trained') })).model);
  },
};

async function withAnn(use: (model: ReturnType<typeof buildAnn>) => unknown): Promise<void> {
  const model = buildAnn({ hiddenUnits: 4 });
  await use(model);
  disposeModel(model);
}

test.each(Object.keys(calls))('%s leaves no tensor behind', async (name) => {
  const before = tf.memory().numTensors;
  await calls[name]?.();
  expect(tf.memory().numTensors).toBe(before);
});
