import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import { readWeights } from '../../../lib/digits/adapter/weights';
import { disposeModel } from '../../../lib/digits/model/dispose';
import { fit } from '../../../lib/digits/train/fit';
import { ACCURACY, tfjsTrainer } from '../../../lib/digits/train/tfjs-trainer';
import { TEST_BACKEND, testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';
import { afterOneStep, blankModel, fourthEpoch } from './helpers';

beforeAll(async () => {
  await testBackend();
});

const digits = bandedDigits(20);

test('tfjsTrainer takes the step of hand arithmetic, and numbers epochs over the life of the model', async () => {
  const model = blankModel();
  const { results, progress, rates, weights } = await fourthEpoch(await tfjsTrainer(), model, digits);
  const [kernel = [], bias = []] = weights;
  const expected = afterOneStep(digits);
  expect(Math.max(...kernel.map((weight, at) => Math.abs(weight - (expected[at] ?? NaN))))).toBeLessThan(1e-6);
  // As often as each other digit: its tenth is right, on average.
  expect(Math.max(...bias.map(Math.abs))).toBeLessThan(1e-7);
  expect(results).toHaveLength(1);
  // Before the step each class has a tenth.
  expect(results[0]).toMatchObject({ epoch: 4, loss: expect.closeTo(Math.log(10), 5) as number });
  expect(results[0]?.validationLoss).toBeLessThan(Math.log(10));
  expect(progress.at(-1)).toMatchObject({ epoch: 4, batchesDone: 1 });
  expect(new Set(rates)).toEqual(new Set([4]));
  // The schedule is the run's, not the optimizer's.
  expect(model.optimizer.getConfig().learningRate).toBe(9);
  disposeModel(model);
});

test('tfjsTrainer has a name that tells its backend, and leaves no tensor of a run behind', async () => {
  const trainer = await tfjsTrainer();
  expect(trainer.name).toBe(`tfjs ${TEST_BACKEND}`);
  const model = blankModel();
  await fourthEpoch(trainer, model, digits);
  const before = tf.memory().numTensors;
  await fourthEpoch(trainer, model, digits);
  expect(tf.memory().numTensors).toBe(before);
  disposeModel(model);
});

describe.each([
  ['dropout', () => tfl.layers.dropout({ rate: 0.5 })],
  ['noise', () => tfl.layers.gaussianNoise({ stddev: 0.5 })],
])('what %s draws', (_, layer) => {
  async function trained(seed: number, ...epochs: readonly number[]): Promise<number[]> {
    const model = tfl.sequential({
      layers: [
        tfl.layers.flatten({ inputShape: [28, 28] }),
        layer(),
        tfl.layers.dense({ units: 10, activation: 'softmax', kernelInitializer: 'zeros' }),
      ],
    });
    model.compile({ optimizer: 'sgd', loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
    for (const each of epochs)
      await fit(model, digits, { epochs: each, seed, batchSize: 8, engine: 'tfjs', onNotice: () => undefined });
    const weights = readWeights(model).flatMap((array) => [...array]);
    disposeModel(model);
    return weights;
  }

  test('is decided by the seed, whatever else is drawn and in however many runs', async () => {
    const once = await trained(3, 2);
    Math.random();
    expect(await trained(3, 2)).toEqual(once);
    expect(await trained(3, 1, 1)).toEqual(once);
    expect(await trained(4, 2)).not.toEqual(once);
  });
});

test('ACCURACY is what TensorFlow.js calls the metric of a model that is compiled for it', () => {
  const model = blankModel();
  expect(model.metricsNames).toEqual(['loss', ACCURACY]);
  disposeModel(model);
});
