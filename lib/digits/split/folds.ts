import { checkDigits } from '../check/digits';
import { checkOptions } from '../check/options';
import { checkNumber, isCount } from '../check/values';
import { type Digits, measuresOf } from '../data/digits';
import { permutation } from '../random/permutation';
import { seededRandom } from '../random/random';

export interface FoldOptions {
  /** Decides which digit goes where; the same seed gives the same folds. @default 1 */
  readonly seed?: number;
}

/**
 * Deals digits into folds, parts of equal size in which every digit is once: in turn, each fold is held
 * out and the others are trained on. Stratified: of each class, and of all, two folds differ by at most one digit.
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
  checkOptions(doing, options, { seed: true });
  const { seed = 1 } = options;
  const { classes } = measuresOf(digits);
  const order = permutation(digits.count, seededRandom(seed));
  const dealt = Array.from({ length: folds }, (): number[] => []);
  let next = 0;
  // Class after class, going on with the fold where the last class ended: so the totals are even too.
  for (let label = 0; label < classes; label++) {
    for (const index of order) {
      if (digits.labels[index] !== label) continue;
      dealt[next % folds]?.push(index);
      next++;
    }
  }
  return dealt.map((indices) => Uint32Array.from(indices).sort());
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
