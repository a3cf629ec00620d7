import { readOptimizerState, readWeights, writeBack, writeWeights } from '../../../lib/digits/adapter/weights';
import { tf } from '../../engine/helpers';
import { build } from './models';

test('readWeights gives copies, in the order of the model, and writeWeights puts them back', () => {
  const model = build();
  const weights = readWeights(model);
  expect(weights.map(({ length }) => length)).toEqual([30 * 12, 12, 12 * 7, 7]);
  const before = weights.map((array) => array.slice());
  weights.forEach((array, index) => array.fill(index + 0.5));
  expect(readWeights(model)).toEqual(before);
  writeWeights(model, weights);
  expect(readWeights(model)).toEqual(weights);
});

test('writeBack leaves no tensor behind', async () => {
  const model = build();
  const state = { step: 3, firstMoments: readWeights(model), secondMoments: readWeights(model) };
  await writeBack(model, readWeights(model), state);
  const { numTensors } = tf.memory();
  await writeBack(model, readWeights(model), state);
  expect(await readOptimizerState(model)).toEqual(state);
  expect(tf.memory().numTensors).toBe(numTensors);
});
