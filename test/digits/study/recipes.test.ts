import { selectBackend } from '../../../lib/digits/backend/backend';
import { recipeKey } from '../../../lib/digits/study/recipe';
import { RECIPES } from '../../../lib/digits/study/recipes';
import { readStudy } from '../../../lib/digits/study/results';
import { MODELS } from '../../../tools/study.mjs';

beforeAll(() => selectBackend('wasm'));

test('RECIPES have the names that npm run study knows before they are compiled', () => {
  expect(RECIPES.map(({ name }) => name)).toEqual(MODELS);
});

test('RECIPES differ in what decides their results', () => {
  expect(new Set(RECIPES.map(recipeKey)).size).toBe(RECIPES.length);
});

test('the study that the notebooks quote has every recipe, as it is now, with at least five seeds', () => {
  const results = readStudy();
  for (const recipe of RECIPES) {
    const own = results.filter(({ model, key }) => model === recipe.name && key === recipeKey(recipe));
    expect([recipe.name, own.length >= 5]).toEqual([recipe.name, true]);
  }
});
