import * as tfl from '@tensorflow/tfjs-layers';

import { disposeModel } from '../../../lib/digits/model/dispose';
import { engineTrainer } from '../../../lib/digits/train/engine-trainer';
import type { Trainer } from '../../../lib/digits/train/trainer';
import { testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';
import { afterOneStep, blankModel, fourthEpoch } from './helpers';

function trainerOf(model: tfl.LayersModel): Trainer {
  const trainer = engineTrainer(model, { threads: 1 });
  if ('reason' in trainer) throw new Error(trainer.reason);
  return trainer;
}

beforeAll(async () => {
  await testBackend();
});

const digits = bandedDigits(20);

test('engineTrainer takes the step of hand arithmetic, and numbers epochs over the life of the model', async () => {
  const model = blankModel();
  const { results, rates, weights } = await fourthEpoch(trainerOf(model), model, digits);
  const [kernel = [], bias = []] = weights;
  const expected = afterOneStep(digits);
  expect(Math.max(...kernel.map((weight, at) => Math.abs(weight - (expected[at] ?? NaN))))).toBeLessThan(1e-6);
  // As often as each other digit: its tenth is right, on average.
  expect(Math.max(...bias.map(Math.abs))).toBeLessThan(1e-7);
  expect(results).toHaveLength(1);
  // Before the step each class has a tenth.
  expect(results[0]).toMatchObject({ epoch: 4, loss: expect.closeTo(Math.log(10), 5) as number });
  expect(results[0]?.validationLoss).toBeLessThan(Math.log(10));
  expect(new Set(rates)).toEqual(new Set([4]));
  // The schedule is the run's, not the optimizer's.
  expect(model.optimizer.getConfig().learningRate).toBe(9);
  disposeModel(model);
});

test('engineTrainer says why it cannot train a model, in place of a trainer', () => {
  const model = tfl.sequential({ layers: [tfl.layers.dense({ inputShape: [784], units: 10, activation: 'elu' })] });
  model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  expect(engineTrainer(model)).toEqual({ reason: expect.stringContaining('has the activation "elu"') as string });
  disposeModel(model);
});

test('engineTrainer has a name that tells its rounding', () => {
  const model = blankModel();
  expect(trainerOf(model).name).toBe('wasm-simd, strict rounding');
  expect(engineTrainer(model, { rounding: 'relaxed' })).toMatchObject({ name: 'wasm-simd, relaxed rounding' });
  disposeModel(model);
});
