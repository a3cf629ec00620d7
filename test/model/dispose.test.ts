import * as tf from '@tensorflow/tfjs-core';

import { buildAnn } from '../../lib/model/ann';
import { disposeModel } from '../../lib/model/dispose';
import { fit } from '../../lib/train/fit';
import { testBackend } from '../helpers/backend';
import { bandedDigits } from '../helpers/digits';

test('disposeModel leaves no tensor behind, of a new model or a trained one', async () => {
  await testBackend();
  const before = tf.memory().numTensors;
  disposeModel(buildAnn());
  expect(tf.memory().numTensors).toBe(before);
  const trained = buildAnn({ hiddenUnits: 4 });
  await fit(trained, bandedDigits(20), { epochs: 1 });
  disposeModel(trained);
  expect(tf.memory().numTensors).toBe(before);
});
