import type { LayersModel } from '@tensorflow/tfjs-layers';

import { checkDigits } from '../check/digits';
import { checkModel } from '../check/model';
import { checkOptions, type OptionNames } from '../check/options';
import { checkKind } from '../check/values';
import { type Digits, measuresOf } from '../data/digits';
import { selectDigits } from '../data/select';
import type { Classification } from '../measure/classification';
import { disposeModel } from '../model/dispose';
import { foldIndices, indicesOutside } from '../split/folds';
import type { FitOptions } from '../train/fit-options';
import { answersOf } from './unseen';

export interface OutOfFoldOptions extends Pick<
  FitOptions,
  'epochs' | 'batchSize' | 'learningRate' | 'augment' | 'threads'
> {
  /** How many folds: a whole number from 2 up. @default 5 */
  readonly folds?: number;
  /** Decides the folds, the order of the digits in training and what dropout drops, and is given to `build`. @default 1 */
  readonly seed?: number;
  /** Awaited after each fold, with how many are done, from 1, and how many there are in all. */
  readonly onFold?: (done: number, folds: number) => unknown;
}

const OPTIONS: OptionNames<OutOfFoldOptions> = {
  epochs: true,
  batchSize: true,
  learningRate: true,
  augment: true,
  threads: true,
  folds: true,
  seed: true,
  onFold: 'function',
};

/**
 * Asks about every digit a network that has never seen it, nor its label: the digits are dealt into folds, and
 * the answers to each fold come from a new network that was trained on all the others.
 *
 * @param build gives a new compiled network for a seed, with an output for each class; it is disposed of afterwards
 * @returns the answers in the order of the digits
 * @throws TypeError if these are no digits, there is no function to build with, it gives no model or the same one
 *   again, or an option is not known
 * @throws RangeError if the folds are not from 2 to the number of digits; what `fit` refuses
 * @example
 * const few = firstDigits(loadDigits('quick').train, 100);
 * const build = (seed: number) => buildAnn({ seed, hiddenUnits: 8 });
 * const answers = await outOfFold(few, build, { folds: 2, epochs: 1 });
 * answers.probabilities.length // 1000
 */
export async function outOfFold(
  digits: Digits,
  build: (seed: number) => LayersModel,
  options: OutOfFoldOptions = {},
): Promise<Classification> {
  const doing = 'predicting out of folds';
  checkDigits(doing, digits);
  checkKind(doing, 'a function that builds a network for a seed', build, 'function');
  checkOptions(doing, options, OPTIONS);
  const { folds = 5, onFold, ...training } = options;
  const { seed = 1 } = training;
  const parts = foldIndices(digits, folds, { seed });
  const { classes } = measuresOf(digits);
  const probabilities = new Float32Array(digits.count * classes);
  let own: LayersModel | undefined;
  try {
    for (const [place, fold] of parts.entries()) {
      const network = build(seed);
      if (network === own) {
        // Then it is the caller's: it stays.
        own = undefined;
        throw new TypeError(`${doing}: expected a new network for each fold, found the one of the fold before`);
      }
      checkModel(doing, network);
      if (own) disposeModel(own);
      own = network;
      const train = selectDigits(digits, indicesOutside(digits.count, fold));
      const answers = await answersOf(network, train, selectDigits(digits, fold), { ...training, seed });
      putRows(probabilities, fold, answers, classes);
      await onFold?.(place + 1, folds);
    }
  } finally {
    if (own) disposeModel(own);
  }
  return { probabilities, labels: digits.labels, classes };
}

/**
 * Puts the answers to one fold where its digits stand among all.
 *
 * @param probabilities float32, shape (all digits, classes); written to
 * @param fold which digits were asked about
 * @throws RangeError if the answers have another number of classes
 */
export function putRows(
  probabilities: Float32Array,
  fold: Uint32Array,
  answers: Pick<Classification, 'probabilities'>,
  classes: number,
): void {
  const { length } = answers.probabilities;
  if (length !== fold.length * classes) {
    throw new RangeError(
      `predicting out of folds: expected a network of ${classes} outputs, found one of ${length / fold.length}`,
    );
  }
  fold.forEach((index, row) => {
    probabilities.set(answers.probabilities.subarray(row * classes, (row + 1) * classes), index * classes);
  });
}
