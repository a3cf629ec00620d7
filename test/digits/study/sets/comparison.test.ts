import { selectBackend } from '../../../../lib/digits/backend/backend';
import { recipeKey } from '../../../../lib/digits/study/recipe';
import { readStudy } from '../../../../lib/digits/study/results';
import { COMPARISON } from '../../../../lib/digits/study/sets/comparison';

beforeAll(() => selectBackend('wasm'));

test('the study that the notebooks quote has every recipe of COMPARISON, as it is now, with ten seeds', () => {
  const results = readStudy();
  for (const recipe of COMPARISON) {
    const key = recipeKey(recipe);
    const seeds = results.flatMap((result) =>
      result.model === recipe.name && result.key === key ? [result.seed] : [],
    );
    expect([recipe.name, seeds]).toEqual([recipe.name, seeds.map((_, index) => index + 1)]);
    expect([recipe.name, seeds.length]).toEqual([recipe.name, 10]);
  }
});

test('COMPARISON has a small network of at most 7,000 parameters, and every ANN as many as that of the report', () => {
  const results = readStudy();
  const parameters = (name: string): number | undefined => results.find(({ model }) => model === name)?.parameters;
  expect(parameters('small CNN, 20 epochs')).toBeLessThanOrEqual(7000);
  for (const { name } of COMPARISON.filter((recipe) => recipe.name.startsWith('ANN'))) {
    expect(parameters(name)).toBe(101_770);
  }
});
