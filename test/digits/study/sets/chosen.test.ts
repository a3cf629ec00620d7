import { selectBackend } from '../../../../lib/digits/backend/backend';
import { recipeKey } from '../../../../lib/digits/study/recipe';
import { readStudy } from '../../../../lib/digits/study/results';
import {
  ANN_AUGMENTATION,
  ANN_FIRST_RATE,
  CNN_FILTERS,
  cnnFit,
  SMALL_CNN_FILTERS,
  NORMALIZED_FILTERS,
  SMALL_NORMALIZED_FILTERS,
} from '../../../../lib/digits/study/sets/chosen';
import {
  AUGMENTATION_CANDIDATES,
  augmentationName,
  CNN_CANDIDATES,
  cnnName,
  normalizedName,
  RATE_CANDIDATES,
  rateName,
  SEARCH,
  SMALL_CNN_CANDIDATES,
  NORMALIZED_CANDIDATES,
  SMALL_NORMALIZED_CANDIDATES,
} from '../../../../lib/digits/study/sets/search';

beforeAll(() => selectBackend('wasm'));

/** Mean accuracy on digits put aside, of the recipe as it is now. */
function found(name: string): number {
  const recipe = SEARCH.find((candidate) => candidate.name === name);
  const key = recipe && recipeKey(recipe);
  const own = readStudy('search').filter((result) => result.model === name && result.key === key);
  return own.reduce((sum, { conditions }) => sum + (conditions[0]?.accuracy ?? NaN), 0) / own.length;
}

test.each<[string, string, readonly string[]]>([
  ['CNN_FILTERS', cnnName(CNN_FILTERS), CNN_CANDIDATES.map(cnnName)],
  ['SMALL_CNN_FILTERS', cnnName(SMALL_CNN_FILTERS), SMALL_CNN_CANDIDATES.map(cnnName)],
  ['NORMALIZED_FILTERS', normalizedName(NORMALIZED_FILTERS), NORMALIZED_CANDIDATES.map(normalizedName)],
  [
    'SMALL_NORMALIZED_FILTERS',
    normalizedName(SMALL_NORMALIZED_FILTERS),
    SMALL_NORMALIZED_CANDIDATES.map(normalizedName),
  ],
  ['ANN_FIRST_RATE', rateName(ANN_FIRST_RATE), RATE_CANDIDATES.map(rateName)],
  ['ANN_AUGMENTATION', augmentationName(ANN_AUGMENTATION), AUGMENTATION_CANDIDATES.map(augmentationName)],
])('%s is what the search has found best, %s', (_name, chosen, candidates) => {
  expect(candidates).toContain(chosen);
  for (const candidate of candidates) expect(found(candidate)).toBeLessThanOrEqual(found(chosen));
});

test('cnnFit lets the step size fall to nearly nothing over the epochs', () => {
  const { learningRate, epochs } = cnnFit(20);
  if (typeof learningRate !== 'function') throw new Error('no schedule');
  expect([epochs, learningRate(1)]).toEqual([20, 0.004]);
  expect(learningRate(20)).toBeLessThan(0.004 / 100);
});
