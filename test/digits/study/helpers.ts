import { averageDigits } from '../../../lib/digits/data/average';
import type { DigitsDataset } from '../../../lib/digits/data/digits';
import { buildAnn } from '../../../lib/digits/model/ann';
import { nearestAverage } from '../../../lib/digits/model/nearest-average';
import { measureRecipe } from '../../../lib/digits/study/measure-recipe';
import type { BaselineRecipe, NetworkRecipe, Recipe } from '../../../lib/digits/study/recipe';
import type { StudyResult } from '../../../lib/digits/study/results';
import type { Perform } from '../../../lib/digits/study/run';
import { bandedDigits } from '../../helpers/digits';

export const dataset: DigitsDataset = {
  name: 'quick',
  source: 'test',
  train: bandedDigits(60),
  test: bandedDigits(40, 2),
};
export const baseline: BaselineRecipe = {
  name: 'average',
  learn: (train) => {
    const averages = averageDigits(train);
    return { classify: (digits) => nearestAverage(averages, digits), parameters: averages.images };
  },
};
export const network = (l2: number, epochs = 2): NetworkRecipe => ({
  name: 'small',
  build: (seed) => buildAnn({ seed, hiddenUnits: 4, l2 }),
  fit: { epochs, batchSize: 8 },
});

export const result = (model: string, seed: number, accuracies: readonly number[], seconds = 1): StudyResult => ({
  study: 'comparison',
  model,
  seed,
  key: '',
  parameters: 1000,
  epochs: 3,
  seconds,
  threads: 1,
  machine: 'Abacus',
  node: 'v1',
  data: 'digits',
  weights: 'beads',
  conditions: accuracies.map((accuracy, index) => ({ condition: ['as written', 'noise'][index] ?? '', accuracy })),
});

/** Runs recipes in this process. */
export const performing =
  (...recipes: readonly Recipe[]): Perform =>
  ({ model, seed }, onEpoch) => {
    const recipe = recipes.find(({ name }) => name === model);
    if (recipe === undefined) throw new Error(`no recipe ${model}`);
    return measureRecipe(recipe, dataset, { seed, threads: 1, onEpoch });
  };
