import { checkNumber, checkNumbers, isCount } from '../check/values';
import { CLASSES } from '../data/digits';

/** @throws RangeError unless `index` is a whole number from 0 to `count` - 1, TypeError if it is no number */
export function checkIndex(doing: string, index: number, count: number): void {
  checkNumber(doing, `an index from 0 to ${count - 1}`, index, (at) => Number.isInteger(at) && at >= 0 && at < count);
}

/** @throws RangeError unless `count` is a whole number and at least 1, TypeError if it is no number */
export function checkCount(doing: string, name: string, count: number): void {
  checkNumber(doing, `${name} to be a whole number from 1 up`, count, isCount);
}

/** @throws RangeError unless every value is finite and not negative, TypeError unless they are an array of numbers */
export function checkCounts(doing: string, counts: ArrayLike<number>): void {
  checkNumbers(doing, 'counts from 0 up', counts, (count) => Number.isFinite(count) && count >= 0);
}

/** @throws RangeError unless every value lies from 0 to 1, TypeError unless they are an array of numbers */
export function checkShares(doing: string, name: string, shares: ArrayLike<number>): void {
  checkNumbers(doing, `${name} from 0 to 1`, shares, (share) => share >= 0 && share <= 1);
}

/** @throws RangeError unless `length` is the number of classes */
export function checkClasses(doing: string, length: number): void {
  if (length !== CLASSES) {
    throw new RangeError(`${doing}: expected ${CLASSES} values, one for each digit, found ${length}`);
  }
}
