import * as tfl from '@tensorflow/tfjs-layers';

import { withinBudget } from '../../../../lib/digits/model/storage/budget';
import { testBackend } from '../../../helpers/backend';

beforeAll(async () => {
  await testBackend();
});

const build = () => tfl.sequential({ layers: [tfl.layers.dense({ name: 'd', inputShape: [3], units: 2 })] });

test('withinBudget builds layers that need no more numbers than there are, all zero', () => {
  // 3 x 2 weights and 2 biases.
  const model = withinBudget(8, build);
  expect(model.getWeights().flatMap((weight) => [...weight.dataSync()])).toEqual(new Array(8).fill(0));
});

test('withinBudget refuses layers that need one more, and leaves layers as they were', () => {
  expect(() => withinBudget(7, build)).toThrow('layer d: expected bias of no more numbers than there are weights');
  expect(build().countParams()).toBe(8);
});
