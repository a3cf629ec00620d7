import { recipeOf, resultOf, SHIPPED } from '../../../lib/digits/shipped/models';
import { readStudy } from '../../../lib/digits/study/results';
import { COMPARISON } from '../../../lib/digits/study/sets/comparison';
import { isBaseline } from '../../../lib/digits/study/recipe';
import { result } from '../study/helpers';

test('SHIPPED has names of their own, and recipes with a result of seed 1', () => {
  expect(new Set(SHIPPED.map(({ name }) => name)).size).toBe(SHIPPED.length);
  for (const shipped of SHIPPED) {
    expect(recipeOf(shipped).name).toBe(shipped.recipe);
    expect(resultOf(shipped, readStudy(shipped.study))).toMatchObject({ model: shipped.recipe, seed: 1 });
  }
});

test('SHIPPED has every network of the comparison', () => {
  const shipped = SHIPPED.filter(({ study }) => study === 'comparison').map(({ recipe }) => recipe);
  expect(shipped).toEqual(COMPARISON.filter((recipe) => !isBaseline(recipe)).map(({ name }) => name));
});

test('recipeOf and resultOf refuse what the study does not have', () => {
  const stranger = { name: 'x', study: 'comparison', recipe: 'mean digit', use: '' } as const;
  expect(() => recipeOf(stranger)).toThrow('expected a network of the study comparison, found "mean digit"');
  expect(() => resultOf(stranger, [result('ANN', 1, [1])])).toThrow(
    'expected the result of mean digit with seed 1, found none: npm run study -- comparison measures it',
  );
});
