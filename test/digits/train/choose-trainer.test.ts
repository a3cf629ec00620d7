import * as tfl from '@tensorflow/tfjs-layers';

import { buildAnn } from '../../../lib/digits/model/ann';
import { chooseTrainer } from '../../../lib/digits/train/choose-trainer';
import { TEST_BACKEND, testBackend } from '../../helpers/backend';

beforeAll(async () => {
  await testBackend();
});

/** A model of a layer that the engine does not know. */
function strange(): tfl.LayersModel {
  const model = tfl.sequential({ layers: [tfl.layers.dense({ inputShape: [784], units: 10, activation: 'elu' })] });
  model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  return model;
}

test('chooseTrainer takes the engine for a model that it knows, and has nothing to say', async () => {
  const notice = jest.fn();
  expect((await chooseTrainer(buildAnn({ hiddenUnits: 4 }), {}, notice)).name).toBe('wasm-simd, strict rounding');
  const relaxed = await chooseTrainer(buildAnn({ hiddenUnits: 4 }), { rounding: 'relaxed' }, notice);
  expect(relaxed.name).toBe('wasm-simd, relaxed rounding');
  expect(notice).not.toHaveBeenCalled();
});

test('chooseTrainer takes TensorFlow.js where it is asked for, and has nothing to say', async () => {
  const notice = jest.fn();
  expect((await chooseTrainer(buildAnn({ hiddenUnits: 4 }), { engine: 'tfjs' }, notice)).name).toBe(
    `tfjs ${TEST_BACKEND}`,
  );
  expect(notice).not.toHaveBeenCalled();
});

test('chooseTrainer takes TensorFlow.js for a model that the engine does not know, and says why, once', async () => {
  const notice = jest.fn();
  expect((await chooseTrainer(strange(), {}, notice)).name).toBe(`tfjs ${TEST_BACKEND}`);
  expect(notice).toHaveBeenCalledTimes(1);
  expect(notice).toHaveBeenCalledWith(expect.stringMatching(/not by the engine wasm-simd: layer .* "elu"\.$/));
});

test('chooseTrainer refuses the engine for a model that it does not know', async () => {
  await expect(chooseTrainer(strange(), { engine: 'wasm-simd' }, jest.fn())).rejects.toThrow(TypeError);
});
