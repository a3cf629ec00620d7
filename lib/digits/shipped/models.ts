import { studyNamed } from '../study/sets';
import { isBaseline, type NetworkRecipe } from '../study/recipe';
import type { StudyName, StudyResult } from '../study/results';

/** A trained network that comes with the project: what one run of a study left. */
export interface ShippedModel {
  /** Name of its folder in docs/models, and of its page there. */
  readonly name: string;
  readonly study: StudyName;
  /** Name of its recipe in that study. */
  readonly recipe: string;
  /** What it is good for, beside what all of them are: a sentence. */
  readonly use: string;
}

/** The seed of all of them. */
export const SHIPPED_SEED = 1;

const COMPARED = 'It stands in the comparison of notebook 9, whose figures can be checked with it.';

/**
 * The networks that come with the project. The mean digit is left out: it is worked out in less than a second, and
 * its 7,840 bytes are no model of TensorFlow.js.
 */
export const SHIPPED: readonly ShippedModel[] = [
  ...(
    [
      ['softmax-regression', 'softmax regression'],
      ['ann', 'ANN'],
      ['ann-l2', 'ANN + L2'],
      ['ann-dropout', 'ANN + dropout'],
      ['ann-falling-step', 'ANN + falling step'],
      ['ann-augmentation-10', 'ANN + augmentation, 10 epochs'],
      ['ann-augmentation-40', 'ANN + augmentation, 40 epochs'],
      ['cnn', 'CNN'],
      ['small-cnn', 'small CNN, 20 epochs'],
    ] as const
  ).map(([name, recipe]) => ({ name, study: 'comparison' as const, recipe, use: COMPARED })),
  {
    name: 'ann-30-epochs-48000',
    study: 'report',
    recipe: 'as usual, a fifth put aside',
    use:
      'The last 12,000 training digits were put aside from its training, so that its certainty can be set right on ' +
      'them (notebook 12). Trained for too long on purpose, it is far too sure of itself.',
  },
  {
    name: 'cnn-50000',
    study: 'search',
    recipe: 'CNN 8, 24, 32',
    use:
      'The last 10,000 training digits were put aside from its training, so that its certainty can be set right on ' +
      'them (notebook 12).',
  },
];

/** The recipe of one of them. */
export function recipeOf({ study, recipe }: ShippedModel): NetworkRecipe {
  const found = studyNamed(study).recipes.find(({ name }) => name === recipe);
  if (found !== undefined && !isBaseline(found)) return found;
  throw new RangeError(`shipping a model: expected a network of the study ${study}, found ${JSON.stringify(recipe)}`);
}

/**
 * What the study measured of the run that left one of them.
 *
 * @param results of its study
 * @throws RangeError if they lack that run
 */
export function resultOf({ study, recipe }: ShippedModel, results: readonly StudyResult[]): StudyResult {
  const found = results.find(({ model, seed }) => model === recipe && seed === SHIPPED_SEED);
  if (found !== undefined) return found;
  throw new RangeError(
    `shipping a model: expected the result of ${recipe} with seed ${SHIPPED_SEED}, found none: ` +
      `npm run study -- ${study} measures it`,
  );
}
