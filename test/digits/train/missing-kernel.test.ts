import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import { selectBackend } from '../../../lib/digits/backend/backend';
import { fit } from '../../../lib/digits/train/fit';
import { explainMissingKernel } from '../../../lib/digits/train/missing-kernel';
import { bandedDigits } from '../../helpers/digits';

test('fit by TensorFlow.js names the operation that a backend lacks, the backend and the cure', async () => {
  await selectBackend('wasm');
  const model = tfl.sequential({
    layers: [
      tfl.layers.reshape({ inputShape: [28, 28], targetShape: [28, 28, 1] }),
      tfl.layers.depthwiseConv2d({ kernelSize: 3 }),
      tfl.layers.flatten(),
      tfl.layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
  model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  const run = fit(model, bandedDigits(8), { engine: 'tfjs', epochs: 1 });
  await expect(run).rejects.toThrow(/TensorFlow.js's backend wasm has no DepthwiseConv2dNativeBackprop/);
  await expect(run).rejects.toThrow("await selectBackend('tensorflow')");
  expect(tf.getBackend()).toBe('wasm');
});

test('explainMissingKernel leaves other errors as they are', () => {
  const error = new RangeError('out of paper');
  expect(explainMissingKernel(error)).toBe(error);
  expect(explainMissingKernel('stop')).toBe('stop');
});
