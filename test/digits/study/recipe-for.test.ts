import { disposeModel } from '../../../lib/digits/model/dispose';
import { isBaseline, type Recipe, recipeKey } from '../../../lib/digits/study/recipe';
import { recipeFor } from '../../../lib/digits/study/recipe-for';
import { COMPARISON } from '../../../lib/digits/study/sets/comparison';
import { SEARCH } from '../../../lib/digits/study/sets/search';
import { testBackend } from '../../helpers/backend';
import { baseline } from './helpers';

beforeAll(testBackend);

test.each([...COMPARISON, ...SEARCH].map((recipe): [string, Recipe] => [recipe.name, recipe]))(
  'recipeFor builds the network of %s for other images and classes, and for MNIST as it is',
  (_, recipe) => {
    if (isBaseline(recipe)) {
      expect(recipeFor(recipe, { size: 16, classes: 26 })).toBe(recipe);
      return;
    }
    const other = recipeFor(recipe, { size: 16, classes: 26 });
    const model = isBaseline(other) ? undefined : other.build(1);
    expect([model?.inputs[0]?.shape, model?.outputs[0]?.shape]).toEqual([
      [null, 16, 16],
      [null, 26],
    ]);
    if (model) disposeModel(model);
    expect(recipeKey(other)).not.toBe(recipeKey(recipe));
    expect(recipeKey(recipeFor(recipe, { size: 28, classes: 10 }))).toBe(recipeKey(recipe));
  },
);

test('recipeFor leaves what is worked out to the data', () => {
  expect(recipeFor(baseline, { size: 8 })).toBe(baseline);
});
