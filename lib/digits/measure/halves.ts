import { checkNumber, checkNumbers, isCount, isWhole } from '../check/values';
import { normalQuantile } from '../statistics/normal';

/** A mean share of misses, with the interval in which the true one lies in 95 of 100 cases. */
export interface ErrorShare {
  /** How many digits. */
  readonly count: number;
  /** Mean over digits and networks, 0 to 1; of a difference -1 to 1. */
  readonly mean: number;
  /** The mean less 1.96 standard errors. */
  readonly low: number;
  /** The mean and 1.96 standard errors more. */
  readonly high: number;
}

/** The first digits beside the others. */
export interface Halves {
  readonly first: ErrorShare;
  readonly second: ErrorShare;
  /** The share of the second half less that of the first. */
  readonly difference: ErrorShare;
}

/** Standard errors on each side of a mean, between which a normal variable lies with probability 0.95. */
const NORMAL_95 = normalQuantile(0.975);

/**
 * Compares how often the first half of some digits is missed with how often the second is.
 *
 * A digit's share of misses is that of the networks that miss it; what is drawn at random are the digits, so the
 * standard error of a half is the standard deviation of its shares over the root of their number, √(s²/n), and that
 * of the difference √(s₁²/n₁ + s₂²/n₂). It takes the digits for independent, which those of one writer are not: the
 * intervals are rather too narrow.
 *
 * @param misses of each digit, such as `countMisses` gives; of an odd number the second half has one more
 * @param networks how many there were, from 1 up
 * @throws TypeError if the misses are not an array of numbers
 * @throws RangeError if there are fewer than four digits, or one is missed more often than there are networks
 * @example
 * const { first, second, difference } = compareHalves([0, 1, 0, 0, 1, 1, 0, 2], 2);
 * [first.mean, second.mean, difference.mean] // [0.125, 0.5, 0.375]
 */
export function compareHalves(misses: readonly number[], networks: number): Halves {
  const doing = 'comparing halves';
  checkNumber(doing, 'a whole number of networks from 1 up', networks, isCount);
  const isMisses = (given: number): boolean => isWhole(given) && given <= networks;
  checkNumbers(doing, `whole numbers of misses from 0 to ${networks}`, misses, isMisses);
  if (misses.length < 4) throw new RangeError(`${doing}: expected at least four digits, found ${misses.length}`);
  const shares = Array.from(misses, (count) => count / networks);
  const middle = Math.floor(shares.length / 2);
  const a = moments(shares.slice(0, middle));
  const b = moments(shares.slice(middle));
  return {
    first: interval(a.count, a.mean, a.squaredError),
    second: interval(b.count, b.mean, b.squaredError),
    difference: interval(shares.length, b.mean - a.mean, a.squaredError + b.squaredError),
  };
}

/** Mean of some shares, and the square of its standard error. */
function moments(shares: readonly number[]): { count: number; mean: number; squaredError: number } {
  const count = shares.length;
  const mean = shares.reduce((sum, share) => sum + share, 0) / count;
  const squares = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0);
  return { count, mean, squaredError: squares / (count - 1) / count };
}

function interval(count: number, mean: number, squaredError: number): ErrorShare {
  const reach = NORMAL_95 * Math.sqrt(squaredError);
  return { count, mean, low: mean - reach, high: mean + reach };
}
