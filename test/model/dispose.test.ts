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

test('disposeModel refuses a model that is being trained, in onEpoch too, and the run goes on', async () => {
  await testBackend();
  const model = buildAnn({ hiddenUnits: 4 });
  const refusal = 'disposing of a model: expected a model that is not being trained, found that its fit still runs';
  const run = fit(model, bandedDigits(20), { epochs: 2, onEpoch: () => expect(() => disposeModel(model)).toThrow(refusal) });
  expect(() => disposeModel(model)).toThrow(refusal);
  expect((await run).epochs).toHaveLength(2);
  disposeModel(model);
  expect(() => disposeModel(model)).toThrow('expected a model in use, found one that was disposed of');
});
