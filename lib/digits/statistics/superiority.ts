import { normalQuantile } from './normal';
import { requirePairs } from './pairs';

/** How often one model beats another. */
export interface Superiority {
  /** Share of pairs in which the first is higher, 0 to 1; a tie counts half. */
  readonly probability: number;
  /** Between what the share of all pairs may lie, with 95 % confidence. */
  readonly low: number;
  readonly high: number;
  readonly pairs: number;
}

/**
 * The probability that one model is better than another if both are trained once with the same seed, from pairs of
 * values, with Wilson's interval.
 *
 * Source: X. Bouthillier and others, Accounting for Variance in Machine Learning Benchmarks, 2021, section 4; the
 * interval of E. B. Wilson, 1927.
 *
 * @throws TypeError if these are no numbers
 * @throws RangeError if they are not equally many, there are none, or one is not finite
 * @example
 * superiority([0.98, 0.97, 0.98, 0.97], [0.96, 0.96, 0.97, 0.98]).probability // 0.75
 */
export function superiority(first: readonly number[], second: readonly number[]): Superiority {
  requirePairs('comparing pairs', first, second);
  const pairs = first.length;
  const won = first.reduce((sum, value, pair) => sum + (1 + Math.sign(value - (second[pair] ?? NaN))) / 2, 0);
  const probability = won / pairs;
  const z2 = normalQuantile(0.975) ** 2;
  const centre = (won + z2 / 2) / (pairs + z2);
  const reach = Math.sqrt(z2 * (probability * (1 - probability) * pairs + z2 / 4)) / (pairs + z2);
  return { probability, low: Math.max(0, centre - reach), high: Math.min(1, centre + reach), pairs };
}
