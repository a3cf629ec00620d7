import { selectBackend } from '../../../lib/digits/backend/backend';
import { buildAnn } from '../../../lib/digits/model/ann';
import { type Recipe, recipeKey } from '../../../lib/digits/study/recipe';
import { network } from './helpers';

beforeAll(() => selectBackend('wasm'));

test('recipeKey differs for other layers, other training and other optimizers only', () => {
  expect(recipeKey(network(0))).toBe(recipeKey(network(0)));
  expect(recipeKey(network(0, 3))).not.toBe(recipeKey(network(0)));
  const faster: Recipe = {
    name: 'small',
    build: (seed) => buildAnn({ seed, hiddenUnits: 4, learningRate: 0.01 }),
    fit: { epochs: 2, batchSize: 8 },
  };
  expect(recipeKey(faster)).not.toBe(recipeKey(network(0)));
});
