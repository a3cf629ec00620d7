import { checkDigits } from '../check/digits';
import { checkOptions } from '../check/options';
import { checkNumber, isCount } from '../check/values';
import type { Digits } from '../data/digits';
import { selectDigits } from '../data/select';
import { permutation } from '../random/permutation';
import { seededRandom } from '../random/random';

export interface FoldOptions {
  /** Decides which digit goes where; the same seed gives the same folds. @default 1 */
  readonly seed?: number;
  /** Whether every fold has the classes in the proportions of the whole. @default true */
  readonly stratified?: boolean;
}

/** A fold that is held out, and all the others. */
export interface FoldDigits {
  readonly train: Digits;
  readonly validation: Digits;
}

/**
 * Deals digits into folds, parts of equal size in which every digit is once: in turn, each fold is held
 * out and the others are trained on. Two folds differ by at most one digit; stratified, in each class too. As
 * scikit-learn's `KFold` and `StratifiedKFold` with shuffling, but from this library's seeds, and even in all also where
 * the classes' counts are no multiples of the folds.
 *
 * @param folds how many, a whole number from 2 up to the number of digits
 * @returns the indices of each fold, uint32, ascending
 * @throws RangeError if there are no digits, or the folds are not such a number
 * @throws TypeError if the seed is not an integer, or an option is not known
 * @example
 * const { train } = loadDigits('quick');
 * const folds = foldIndices(train, 5, { seed: 1 });
 * folds.map((fold) => fold.length) // [1600, 1600, 1600, 1600, 1600]
 */
export function foldIndices(digits: Digits, folds: number, options: FoldOptions = {}): Uint32Array[] {
  const doing = 'dealing digits into folds';
  checkDigits(doing, digits);
  checkNumber(
    doing,
    `a whole number of folds from 2 to ${digits.count}`,
    folds,
    (given) => isCount(given) && given >= 2 && given <= digits.count,
  );
  checkOptions(doing, options, { seed: true, stratified: 'boolean' });
  const { seed = 1, stratified = true } = options;
  const order = permutation(digits.count, seededRandom(seed));
  // Class after class, going on with the fold where the last class ended: so the totals are even too.
  const inTurn = stratified ? byClass(order, digits.labels) : order;
  const dealt = Array.from({ length: folds }, (): number[] => []);
  inTurn.forEach((index, place) => dealt[place % folds]?.push(index));
  return dealt.map((indices) => Uint32Array.from(indices).sort());
}

function byClass(order: Uint32Array, labels: Uint8Array): Uint32Array {
  // Stable: within a class the order stays.
  return order.slice().sort((one, other) => (labels[one] ?? 0) - (labels[other] ?? 0));
}

/**
 * The parts of k-fold cross-validation, one pair after the other: each fold once for validation, the others to learn
 * from, both in the order of the digits. Only one pair is in memory at a time.
 *
 * @param folds how many, a whole number from 2 up to the number of digits
 * @throws RangeError or TypeError as `foldIndices`
 * @example
 * const { train } = loadDigits('quick');
 * const counts: number[][] = [];
 * for (const parts of splitFolds(train, 4)) counts.push([parts.train.count, parts.validation.count]);
 * counts // [[6000, 2000], [6000, 2000], [6000, 2000], [6000, 2000]]
 */
export function splitFolds(digits: Digits, folds: number, options: FoldOptions = {}): Generator<FoldDigits> {
  return partsOf(digits, foldIndices(digits, folds, options));
}

function* partsOf(digits: Digits, folds: readonly Uint32Array[]): Generator<FoldDigits> {
  for (const fold of folds) {
    const train = selectDigits(digits, indicesOutside(digits.count, fold));
    yield { train, validation: selectDigits(digits, fold) };
  }
}

/**
 * The indices that are not in a fold, ascending: what is trained on while the fold is held out.
 *
 * @param count how many digits there are in all
 * @param fold ascending indices below the count
 */
export function indicesOutside(count: number, fold: Uint32Array): Uint32Array {
  const outside = new Uint32Array(count - fold.length);
  let inside = 0;
  for (let index = 0; index < count; index++) {
    if (fold[inside] === index) inside++;
    else outside[index - inside] = index;
  }
  return outside;
}
