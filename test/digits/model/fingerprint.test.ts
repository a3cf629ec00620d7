import { createHash } from 'node:crypto';

import * as tf from '@tensorflow/tfjs-core';

import { buildAnn } from '../../../lib/digits/model/ann';
import { weightsFingerprint } from '../../../lib/digits/model/fingerprint';
import { testBackend } from '../../helpers/backend';

beforeAll(testBackend);

test('weightsFingerprint is the SHA-256 of that of each array, by hand', () => {
  const model = buildAnn({ hiddenUnits: 2 });
  const each = model
    .getWeights()
    .map((weight) => createHash('sha256').update(new Uint8Array(weight.dataSync<'float32'>().buffer)).digest('hex'));
  const whole = createHash('sha256').update(each.join(' ')).digest('hex');
  expect(weightsFingerprint(model)).toBe(whole.slice(0, 16));
});

test('weightsFingerprint tells one bit of one weight, and not which object holds them', () => {
  const [model, twin] = [buildAnn({ seed: 5, hiddenUnits: 2 }), buildAnn({ seed: 5, hiddenUnits: 2 })];
  const before = weightsFingerprint(model);
  expect(weightsFingerprint(twin)).toBe(before);
  const weights = model.getWeights().map((weight) => weight.dataSync<'float32'>().slice());
  const bits = new Uint32Array(weights[0]?.buffer ?? new ArrayBuffer(4));
  bits[7] = (bits[7] ?? 0) ^ 1;
  model.setWeights(weights.map((values, index) => tf.tensor(values, model.getWeights()[index]?.shape)));
  expect(weightsFingerprint(model)).not.toBe(before);
});
