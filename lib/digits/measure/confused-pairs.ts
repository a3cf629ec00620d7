import { checkOptions } from '../check/options';
import { checkNumber, isLimit } from '../check/values';
import { classScores, type ConfusionMatrix } from './confusion';

/** How often digits of one class were taken for another. */
export interface ConfusedPair {
  readonly actual: number;
  readonly predicted: number;
  readonly count: number;
  /** Share of all samples of the class `actual`, 0 to 1. */
  readonly share: number;
}

export interface ConfusedPairsOptions {
  /** How many pairs at most: a whole number from 0 up. @default 5 */
  readonly limit?: number;
}

/**
 * Which class was taken for which most often, as rows for a table; of equals, those of the lower classes first. A pair
 * that never occurred is not among them.
 *
 * @throws TypeError if the matrix is not an array of arrays of numbers, or an option is not known
 * @throws RangeError if the matrix is not square, a count is negative or not finite, or the limit is not from 0 up
 * @example
 * confusedPairs([[3, 1], [0, 1]]) // [{ actual: 0, predicted: 1, count: 1, share: 0.25 }]
 */
export function confusedPairs(matrix: ConfusionMatrix, options: ConfusedPairsOptions = {}): ConfusedPair[] {
  const doing = 'looking for confused pairs';
  const scores = classScores(matrix);
  checkOptions(doing, options, { limit: true });
  const { limit = 5 } = options;
  checkNumber(doing, 'a limit from 0 up', limit, isLimit);
  const pairs = matrix.flatMap((row, actual) =>
    row.flatMap((count, predicted) => {
      if (count === 0 || actual === predicted) return [];
      return { actual, predicted, count, share: count / (scores[actual]?.support ?? NaN) };
    }),
  );
  // Stable, so that equals stay in the order of the matrix.
  return pairs.sort((a, b) => b.count - a.count).slice(0, limit);
}
