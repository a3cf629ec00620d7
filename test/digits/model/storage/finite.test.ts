import * as tf from '@tensorflow/tfjs-core';

import { requireFinite } from '../../../../lib/digits/model/storage/finite';
import { testBackend } from '../../../helpers/backend';

test('requireFinite takes numbers, and names the first weight that is none', async () => {
  await testBackend();
  requireFinite({ a: tf.tensor1d([0, -1e38]) });
  expect(() => requireFinite({ a: tf.tensor1d([1]), b: tf.tensor1d([1, NaN, Infinity]) })).toThrow(
    new RangeError('weights "b": expected finite numbers, found NaN at index 1'),
  );
});
