import { checkNumbers } from '../check/values';

/**
 * Checks values that come in pairs, such as accuracies of two models with the same seeds.
 *
 * @throws TypeError if these are no numbers
 * @throws RangeError if they are not equally many, there are none, or one is not finite
 */
export function requirePairs(doing: string, first: readonly number[], second: readonly number[]): void {
  for (const values of [first, second]) checkNumbers(doing, 'finite numbers', values, Number.isFinite);
  if (first.length !== second.length || first.length === 0) {
    throw new RangeError(
      `${doing}: expected pairs, as many values of the one as of the other, found ${first.length} and ${second.length}`,
    );
  }
}
