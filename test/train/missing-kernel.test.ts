import * as tf from '@tensorflow/tfjs-core';

import { selectBackend } from '../../lib/backend/backend';
import { buildCnn } from '../../lib/model/cnn';
import { fit } from '../../lib/train/fit';
import { explainMissingKernel } from '../../lib/train/missing-kernel';
import { bandedDigits } from '../helpers/digits';

test('fit by TensorFlow.js names the operation that a backend lacks, the backend and the cure', async () => {
  await selectBackend('wasm');
  const model = buildCnn({ filters: [2, 3, 4] });
  const run = fit(model, bandedDigits(8), { engine: 'tfjs', epochs: 1 });
  await expect(run).rejects.toThrow("TensorFlow.js's backend wasm has no Conv2DBackpropFilter");
  await expect(run).rejects.toThrow("await selectBackend('tensorflow')");
  expect(tf.getBackend()).toBe('wasm');
});

test('explainMissingKernel leaves other errors as they are', () => {
  const error = new RangeError('out of paper');
  expect(explainMissingKernel(error)).toBe(error);
  expect(explainMissingKernel('stop')).toBe('stop');
});
