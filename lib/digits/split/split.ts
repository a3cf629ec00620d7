import { checkDigits } from '../check/digits';
import { checkOptions, type OptionNames } from '../check/options';
import { checkNumber, checkNumbers } from '../check/values';
import { type Digits, measuresOf } from '../data/digits';
import { digitsBetween, selectDigits } from '../data/select';
import { permutation, shuffle } from '../random/permutation';
import { seededRandom } from '../random/random';

/** How many digits go to the parts that are held back; training gets the rest. */
export interface SplitSizes {
  /** A whole number of digits, or a share below 1 of all. @default 0 */
  readonly validation?: number;
  /** A whole number of digits, or a share below 1 of all. @default 0 */
  readonly test?: number;
}

export interface SplitOptions {
  /** Decides the order; the same seed gives the same split. @default 1 */
  readonly seed?: number;
  /** Whether every part has the classes in the proportions of the whole. @default false */
  readonly stratified?: boolean;
}

/** Indices into the digits that were split: each index is in one part, and in one only. */
export interface SplitIndices {
  readonly train: Uint32Array;
  readonly validation: Uint32Array;
  readonly test: Uint32Array;
}

/** The parts themselves. */
export interface SplitDigits {
  readonly train: Digits;
  readonly validation: Digits;
  readonly test: Digits;
}

const DOING = 'splitting digits';
const SIZES: OptionNames<SplitSizes> = { validation: true, test: true };
const OPTIONS: OptionNames<SplitOptions> = { seed: true, stratified: 'boolean' };

/**
 * Shuffles digits and splits them into training, validation and test parts that share nothing.
 *
 * @throws RangeError if a size is negative, fractional above 1 or not a number, or the parts exceed the data
 * @example
 * const { train } = loadDigits('quick');
 * const parts = splitDigits(train, { validation: 0.2, test: 100 }, { seed: 1, stratified: true });
 * [parts.train.count, parts.validation.count, parts.test.count] // [6300, 1600, 100]
 */
export function splitDigits(digits: Digits, sizes: SplitSizes, options: SplitOptions = {}): SplitDigits {
  const { train, validation, test } = splitIndices(digits, sizes, options);
  return {
    train: selectDigits(digits, train),
    validation: selectDigits(digits, validation),
    test: selectDigits(digits, test),
  };
}

/**
 * Keeps the last digits for validation, without shuffling or copying: what `validation_split` of Keras's
 * `fit` does: all but the whole number of digits
 * in (1 - share) times their count.
 *
 * @param share of the digits, from 0 to below 1
 * @throws RangeError if the share is not in that range
 * @example
 * const { train, validation } = splitTail(loadDigits('quick').train, 0.2);
 * [train.count, validation.count] // [6400, 1600]
 */
export function splitTail(digits: Digits, share: number): { readonly train: Digits; readonly validation: Digits } {
  checkDigits(DOING, digits, 0);
  checkNumber(DOING, 'a share from 0 to below 1', share, (given) => given >= 0 && given < 1);
  const count = Math.floor(digits.count * (1 - share));
  return { train: digitsBetween(digits, 0, count), validation: digitsBetween(digits, count, digits.count) };
}

/**
 * The indices of `splitDigits`, for those who want to see which digit went where.
 *
 * Stratified, each part gets of each class its size times the class's share, rounded by the method
 * of largest remainders so that the part still has exactly its size.
 *
 * @throws RangeError as `splitDigits`
 * @example
 * const { train, validation } = splitIndices(loadDigits('quick').train, { validation: 0.2 });
 * [train.length, validation.length] // [6400, 1600]
 * validation.slice(0, 3) // [5959, 1620, 7573]
 */
export function splitIndices(digits: Digits, sizes: SplitSizes, options: SplitOptions = {}): SplitIndices {
  checkDigits(DOING, digits, 0);
  checkOptions(DOING, sizes, SIZES);
  checkOptions(DOING, options, OPTIONS);
  const { seed = 1, stratified = false } = options;
  const validation = resolveSize('validation', sizes.validation ?? 0, digits.count);
  const test = resolveSize('test', sizes.test ?? 0, digits.count);
  if (validation + test > digits.count) {
    throw new RangeError(
      `${DOING}: expected parts of at most ${digits.count} digits in all, ` +
        `found ${validation} for validation and ${test} for test`,
    );
  }
  const random = seededRandom(seed);
  const order = permutation(digits.count, random);
  if (!stratified) {
    return {
      test: order.slice(0, test),
      validation: order.slice(test, test + validation),
      train: order.slice(test + validation),
    };
  }
  const testTaken = takeStratified(digits, order, test);
  const validationTaken = takeStratified(digits, testTaken.rest, validation);
  // Taken class by class, so mixed again: a part's order must not tell its labels.
  return {
    test: shuffle(testTaken.part, random),
    validation: shuffle(validationTaken.part, random),
    train: shuffle(validationTaken.rest, random),
  };
}

function resolveSize(part: string, size: number, count: number): number {
  const expected = `for ${part} a whole number of digits or a share from 0 to below 1`;
  checkNumber(DOING, expected, size, (given) => given >= 0 && (given < 1 || Number.isInteger(given)));
  return size < 1 ? Math.round(size * count) : size;
}

function takeStratified(
  { labels, ...shape }: Digits,
  order: Uint32Array,
  size: number,
): { part: Uint32Array; rest: Uint32Array } {
  const { classes } = measuresOf(shape);
  const available = new Array<number>(classes).fill(0);
  for (const index of order) {
    const label = labels[index] ?? 0;
    available[label] = (available[label] ?? 0) + 1;
  }
  const wanted = apportion(available, size);
  const part: number[] = [];
  const rest: number[] = [];
  for (const index of order) {
    const label = labels[index] ?? 0;
    const left = wanted[label] ?? 0;
    if (left > 0) {
      wanted[label] = left - 1;
      part.push(index);
    } else rest.push(index);
  }
  return { part: Uint32Array.from(part), rest: Uint32Array.from(rest) };
}

/**
 * Shares `size` among the classes in proportion to their counts, by the largest remainders (Hamilton's method).
 *
 * @throws RangeError if a count or the size is not a whole number from 0 up
 */
export function apportion(counts: readonly number[], size: number): number[] {
  const isWhole = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
  checkNumbers('sharing among classes', 'whole counts from 0 up', counts, isWhole);
  checkNumber('sharing among classes', 'a whole size from 0 up', size, isWhole);
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return counts.map(() => 0);
  const exact = counts.map((count) => (size * count) / total);
  const shares = exact.map(Math.floor);
  const byRemainder = exact
    .map((value, label) => ({ label, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.label - b.label);
  let missing = size - shares.reduce((sum, share) => sum + share, 0);
  for (const { label } of byRemainder) {
    if (missing <= 0) break;
    shares[label] = (shares[label] ?? 0) + 1;
    missing--;
  }
  return shares;
}
