import { checkNumbers } from '../check/values';

/**
 * The probabilities of several tests, made larger so that a bound on them holds for all together: of twenty
 * comparisons of equals, one is below 0.05 by chance.
 *
 * Source: S. Holm, A Simple Sequentially Rejective Multiple Test Procedure, 1979.
 *
 * @param probabilities of the tests, 0 to 1
 * @returns in the same order, 0 to 1
 * @throws TypeError if these are no numbers
 * @throws RangeError if one is not from 0 to 1
 * @example
 * holmCorrection([0.01, 0.04, 0.03]) // [0.03, 0.06, 0.06]
 */
export function holmCorrection(probabilities: readonly number[]): number[] {
  const inRange = (probability: number): boolean => probability >= 0 && probability <= 1;
  checkNumbers('correcting for several tests', 'probabilities from 0 to 1', probabilities, inRange);
  const order = probabilities
    .map((_, index) => index)
    .sort((a, b) => (probabilities[a] ?? 0) - (probabilities[b] ?? 0));
  const corrected = new Array<number>(probabilities.length).fill(0);
  let largest = 0;
  for (const [rank, index] of order.entries()) {
    largest = Math.max(largest, Math.min(1, (probabilities.length - rank) * (probabilities[index] ?? NaN)));
    corrected[index] = largest;
  }
  return corrected;
}

/** A probability as a table has it: with three decimals, or that it is below 0.001. */
export function probabilityText(probability: number): string {
  return probability < 0.001 ? 'below 0.001' : probability.toFixed(3);
}
