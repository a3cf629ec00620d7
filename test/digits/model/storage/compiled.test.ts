import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import { adamW } from '../../../../lib/digits/model/adam-w';
import { disposeModel } from '../../../../lib/digits/model/dispose';
import { predict } from '../../../../lib/digits/model/predict';
import { loadModel, saveModel } from '../../../../lib/digits/model/storage';
import { fit } from '../../../../lib/digits/train/fit';
import { testBackend } from '../../../helpers/backend';
import { bandedDigits } from '../../../helpers/digits';
import { readJson, temporaryFolder, writeJson } from './helpers';

type Compiled = Partial<tfl.ModelCompileArgs>;

const parent = temporaryFolder();
const digits = bandedDigits(40);
let folders = 0;
const newFolder = (): string => join(parent, `model ${folders++}`);

beforeAll(async () => {
  await testBackend();
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterAll(() => rmSync(parent, { recursive: true }));

function network(compiled: Compiled, activation: 'softmax' | 'linear' = 'softmax'): tfl.LayersModel {
  const kernelInitializer = tfl.initializers.glorotUniform({ seed: 4 });
  const layers = [
    tfl.layers.flatten({ inputShape: [28, 28] }),
    tfl.layers.dense({ units: 10, activation, kernelInitializer }),
  ];
  const model = tfl.sequential({ layers });
  model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'], ...compiled });
  return model;
}

/** The loss of an epoch that a model is trained further, and its answers then. */
async function goOn(model: tfl.LayersModel): Promise<unknown> {
  const { epochs } = await fit(model, digits, { epochs: 1, batchSize: 8 });
  return { loss: epochs[0]?.loss, answers: await predict(model, digits) };
}

test.each<[string, () => tf.Optimizer]>([
  ['sgd', () => tf.train.sgd(0.1)],
  ['momentum', () => tf.train.momentum(0.1, 0.8, true)],
  ['rmsprop', () => tf.train.rmsprop(0.001, 0.8, 0.5)],
  ['AdamW', () => adamW(0.01, { weightDecay: 2, beta1: 0.8, beta2: 0.98, epsilon: 1e-4 })],
  ['adagrad', () => tf.train.adagrad(0.1, 0.2)],
  ['adadelta', () => tf.train.adadelta(0.5, 0.9)],
])('a model of %s goes on after it was loaded as if it had not been saved', async (_, optimizer) => {
  const model = network({ optimizer: optimizer() });
  await fit(model, digits, { epochs: 2, batchSize: 8 });
  const folder = newFolder();
  await saveModel(model, folder);
  const loaded = await loadModel(folder);
  expect(loaded.optimizer.getConfig()).toEqual(model.optimizer.getConfig());
  expect(await goOn(loaded)).toEqual(await goOn(model));
});

test.each<[string, NonNullable<Compiled['loss']>]>([
  ['tf.losses.softmaxCrossEntropy', tf.losses.softmaxCrossEntropy],
  ['the same in an array', [tf.losses.softmaxCrossEntropy]],
])('a model of %s is loaded with it, so that its outputs stay logits', async (_, loss) => {
  const model = network({ loss, optimizer: 'sgd' }, 'linear');
  await fit(model, digits, { epochs: 1, batchSize: 8 });
  const folder = newFolder();
  await saveModel(model, folder);
  const tensors = tf.memory().numTensors;
  const loaded = await loadModel(folder);
  expect(await predict(loaded, digits)).toEqual(await predict(model, digits));
  expect(await goOn(loaded)).toEqual(await goOn(model));
  const again = newFolder();
  await saveModel(loaded, again);
  expect(readJson(again).trainingConfig).toEqual(readJson(folder).trainingConfig);
  disposeModel(loaded);
  expect(tf.memory().numTensors).toBe(tensors);
});

/** An optimizer of somebody's own, which gives no state. */
class Still extends tf.Optimizer {
  static readonly className = 'Still';
  override applyGradients(): void {
    // Leaves the weights as they are.
  }
  override getConfig(): { learningRate: number } {
    return { learningRate: 1 };
  }
}

const ownLoss = (truth: tf.Tensor, output: tf.Tensor): tf.Tensor => tf.losses.meanSquaredError(truth, output);

test.each<[string, Compiled, string]>([
  ['Adamax', { optimizer: 'adamax' }, "found an AdamaxOptimizer: compile the model with another, such as 'adam'"],
  ["an optimizer of one's own", { optimizer: new Still() }, 'found a Still: compile the model with another'],
  [
    'a loss that is a function',
    { loss: ownLoss },
    'found a function ownLoss: compile the model with a name, or tf.losses',
  ],
  ['the loss of one output', { loss: [ownLoss] }, 'found a function ownLoss'],
  [
    'a metric that is a function',
    { metrics: ['accuracy', ownLoss] },
    'found a function ownLoss: compile the model with names',
  ],
  [
    'a metric of TensorFlow.js that it cannot load',
    { metrics: tfl.metrics.meanSquaredError },
    'found a function meanSquaredError',
  ],
])(
  'saveModel refuses %s before it writes, and saves the model once it is compiled anew',
  async (_, compiled, message) => {
    const model = network(compiled);
    const folder = newFolder();
    const tensors = tf.memory().numTensors;
    const saving = saveModel(model, folder);
    await expect(saving).rejects.toThrow(TypeError);
    await expect(saving).rejects.toThrow(message);
    expect(existsSync(folder)).toBe(false);
    expect(tf.memory().numTensors).toBe(tensors);
    model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
    await saveModel(model, folder);
    expect(await goOn(await loadModel(folder))).toEqual(await goOn(model));
  },
);

test('a metric of TensorFlow.js that has the name of its function is loaded with it', async () => {
  const folder = newFolder();
  await saveModel(network({ metrics: ['accuracy', tfl.metrics.binaryAccuracy] }), folder);
  expect((await loadModel(folder)).metricsNames).toEqual(['loss', 'acc', 'binaryAccuracy']);
});

test.each([[{}], [[]]])('a model whose file has %j for a loss is loaded as one that is not compiled', async (loss) => {
  const folder = newFolder();
  await saveModel(network({}), folder);
  const json = readJson(folder);
  writeJson(folder, { ...json, trainingConfig: { ...(json.trainingConfig as object), loss } });
  const loaded = await loadModel(folder);
  await expect(fit(loaded, digits)).rejects.toThrow('expected a compiled model');
});

test('a model.json of a loss that is a function is one that TensorFlow.js itself loads', async () => {
  const folder = newFolder();
  const model = network({ loss: tf.losses.softmaxCrossEntropy }, 'linear');
  await saveModel(model, folder);
  const { modelTopology, weightsManifest, trainingConfig } = readJson(folder);
  const artifacts = {
    modelTopology,
    trainingConfig: trainingConfig as tf.io.TrainingConfig,
    weightSpecs: weightsManifest[0]?.weights ?? [],
    weightData: new Uint8Array(readFileSync(join(folder, 'weights.bin'))).buffer,
  };
  // It says there that it finds no loss.
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  const plain = await tfl.loadLayersModel({ load: () => Promise.resolve(artifacts) });
  warn.mockRestore();
  const numbers = (of: tfl.LayersModel): unknown => of.getWeights().map((weight) => weight.arraySync());
  expect(numbers(plain)).toEqual(numbers(model));
});

test('AdamW is saved as Adam with a weight decay, and comes back as AdamW', async () => {
  const model = network({ optimizer: adamW(0.01, { weightDecay: 2 }) });
  const folder = newFolder();
  await saveModel(model, folder);
  expect(readJson(folder).trainingConfig).toMatchObject({
    optimizer_config: { class_name: 'Adam', config: { learningRate: 0.01, weightDecay: 2 } },
  });
  expect((await loadModel(folder)).optimizer.getClassName()).toBe('AdamW');
});
