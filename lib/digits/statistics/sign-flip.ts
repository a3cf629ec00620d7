import { checkOptions } from '../check/options';
import { requireSeed, seededRandom } from '../random/random';
import { requirePairs } from './pairs';

/** What a comparison of pairs found. */
export interface SignFlipTest {
  /** Mean of the first values less the second; 0 if only rounding tells them apart. */
  readonly difference: number;
  /** Probability of a mean difference at least as large, either way, if it were chance which of a pair is which. */
  readonly p: number;
  /** The smallest probability that so many pairs can give. */
  readonly leastP: number;
  readonly pairs: number;
}

/** Pairs up to which every way to turn them is counted: about a million ways. */
const COUNTED = 20;

/** Ways drawn where there are too many to count. */
const DRAWN = 99_999;

/**
 * Whether two models differ, judged by pairs of values with the same seed: a permutation test, two-sided. If the
 * models were alike, each difference could as well have the other sign; all ways to give signs are counted up to 20
 * pairs, and 99,999 drawn from a seed beyond.
 *
 * Source: R. A. Fisher, The Design of Experiments, 1935, section 21.
 *
 * @throws TypeError if these are no numbers, the seed is not an integer, or an option is not known
 * @throws RangeError if they are not equally many, there are none, or one is not finite
 * @example
 * const plain = [0.971, 0.972, 0.973, 0.974, 0.975];
 * const better = [0.976, 0.975, 0.976, 0.975, 0.976];
 * signFlipTest(better, plain).p // 0.0625
 */
export function signFlipTest(
  first: readonly number[],
  second: readonly number[],
  options: { readonly seed?: number } = {},
): SignFlipTest {
  const doing = 'comparing pairs';
  checkOptions(doing, options, { seed: true });
  const { seed = 1 } = options;
  requireSeed(seed);
  requirePairs(doing, first, second);
  const differences = first.map((value, index) => value - (second[index] ?? NaN));
  const pairs = differences.length;
  const total = differences.reduce((sum, difference) => sum + difference, 0);
  const reach = Math.abs(total) - roundingOf(first, second);
  const counted = pairs <= COUNTED;
  const p = counted ? shareOfAll(differences, reach) : shareOfDrawn(differences, reach, seed);
  return { difference: reach > 0 ? total / pairs : 0, p, leastP: counted ? 2 / 2 ** pairs : 1 / (DRAWN + 1), pairs };
}

/** By how much rounding may make two equal sums differ: of each value, and at each step of a sum. */
function roundingOf(first: readonly number[], second: readonly number[]): number {
  const size = [...first, ...second].reduce((sum, value) => sum + Math.abs(value), 0);
  return first.length * Number.EPSILON * size;
}

/** @param reach from which absolute value on a sum counts as at least as large */
function shareOfAll(differences: readonly number[], reach: number): number {
  const ways = 2 ** differences.length;
  let extreme = 0;
  for (let way = 0; way < ways; way++) {
    const sum = differences.reduce(
      (sum, difference, pair) => ((way >> pair) & 1 ? sum + difference : sum - difference),
      0,
    );
    if (Math.abs(sum) >= reach) extreme++;
  }
  return extreme / ways;
}

/** The signs as they are count as one of those drawn, so that the share is never 0. */
function shareOfDrawn(differences: readonly number[], reach: number, seed: number): number {
  const random = seededRandom(seed);
  let extreme = 1;
  for (let way = 0; way < DRAWN; way++) {
    const sum = differences.reduce((sum, difference) => (random.below(2) ? sum + difference : sum - difference), 0);
    if (Math.abs(sum) >= reach) extreme++;
  }
  return extreme / (DRAWN + 1);
}
