import * as tf from '@tensorflow/tfjs-core';

import { disposeModel } from '../../../../lib/digits/model/dispose';
import { assembleModel } from '../../../../lib/digits/model/storage/assemble';
import type { StoredModel } from '../../../../lib/digits/platform/model-files/model-json';
import { testBackend } from '../../../helpers/backend';

beforeAll(async () => {
  await testBackend();
});

const dense = { name: 'only', units: 1, activation: 'linear', use_bias: true, batch_input_shape: [null, 2] };

/** Files of one layer with two weights and a bias, as another program might have written them. */
function stored(numbers: readonly number[], more: Partial<StoredModel> = {}): StoredModel {
  const specs = [
    { name: 'only/kernel', shape: [2, 1], dtype: 'float32' as const },
    { name: 'only/bias', shape: [1], dtype: 'float32' as const },
  ];
  return {
    topology: { class_name: 'Sequential', config: { name: 'm', layers: [{ class_name: 'Dense', config: dense }] } },
    groups: [{ paths: ['w'], specs, bytes: 12 }],
    bytes: Float32Array.from(numbers).buffer,
    ...more,
  };
}

/** What an assembly fails with; nothing may be left of it. */
async function refusal(files: StoredModel): Promise<unknown> {
  const before = tf.memory().numTensors;
  const error: unknown = await assembleModel(files).then(
    () => 'assembled',
    (found: unknown) => found,
  );
  expect(tf.memory().numTensors).toBe(before);
  return error;
}

test('assembleModel gives each weight its number, and leaves no tensor but the weights', async () => {
  const before = tf.memory().numTensors;
  const model = await assembleModel(stored([2, 3, 0.5], { userDefinedMetadata: { by: 'hand' } }));
  expect(tf.memory().numTensors).toBe(before + 2);
  const answer = tf.tidy(() => [model.predict(tf.tensor2d([[10, 100]]))].flat()[0]?.dataSync()[0]);
  expect(answer).toBe(10 * 2 + 100 * 3 + 0.5);
  expect(model.getUserDefinedMetadata()).toEqual({ by: 'hand' });
  disposeModel(model);
});

test('assembleModel compiles a model as its trainingConfig says', async () => {
  const trainingConfig = {
    loss: 'mean_squared_error',
    optimizer_config: { class_name: 'SGD', config: { learning_rate: 0.25 } },
  };
  const model = await assembleModel(stored([2, 3, 0.5], { trainingConfig }));
  expect(model.optimizer.getClassName()).toBe('SGD');
  expect(model.optimizer.getConfig()).toMatchObject({ learningRate: 0.25 });
  disposeModel(model);
});

test('assembleModel refuses a weight that is infinite, one too few, and layers that it does not know', async () => {
  expect(await refusal(stored([2, Infinity, 0.5]))).toEqual(
    new RangeError('weights "only/kernel": expected finite numbers, found Infinity at index 1'),
  );
  const [group] = stored([]).groups;
  const fewer = group === undefined ? [] : [{ ...group, specs: group.specs.slice(0, 1), bytes: 8 }];
  expect(await refusal(stored([2, 3], { groups: fewer }))).toBeInstanceOf(Error);
  const topology = { class_name: 'Sequential', config: { layers: [{ class_name: 'Dance', config: dense }] } };
  expect(await refusal(stored([2, 3, 0.5], { topology }))).toEqual(
    expect.objectContaining({ message: expect.stringContaining('Dance') as string }),
  );
});
