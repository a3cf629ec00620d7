import { selectBackend } from '../../../../lib/digits/backend/backend';
import { recipeKey } from '../../../../lib/digits/study/recipe';
import { readStudy } from '../../../../lib/digits/study/results';
import { COMPARISON } from '../../../../lib/digits/study/sets/comparison';

beforeAll(() => selectBackend('wasm'));

test('the study that the notebooks quote has every recipe of COMPARISON, as it is now, with the same seeds', () => {
  const results = readStudy();
  const seedsOf = (name: string, key: string): number[] =>
    results.flatMap((result) => (result.model === name && result.key === key ? [result.seed] : []));
  const [first = [], ...others] = COMPARISON.map((recipe) => seedsOf(recipe.name, recipeKey(recipe)));
  expect(first.length).toBeGreaterThanOrEqual(5);
  for (const seeds of others) expect(seeds).toEqual(first);
});

test('COMPARISON has a small network of at most 7,000 parameters, and every ANN as many as that of the report', () => {
  const results = readStudy();
  const parameters = (name: string): number | undefined => results.find(({ model }) => model === name)?.parameters;
  expect(parameters('small CNN, 20 epochs')).toBeLessThanOrEqual(7000);
  for (const { name } of COMPARISON.filter((recipe) => recipe.name.startsWith('ANN'))) {
    expect(parameters(name)).toBe(101_770);
  }
});
