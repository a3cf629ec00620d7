import { CLASSES } from '../data/digits';

/** @throws RangeError unless `index` is a whole number from 0 to `count` - 1 */
export function checkIndex(doing: string, index: number, count: number): void {
  if (!Number.isInteger(index) || index < 0 || index >= count) {
    throw new RangeError(`${doing}: expected an index from 0 to ${count - 1}, found ${index}`);
  }
}

/** @throws RangeError unless `count` is a whole number and at least 1 */
export function checkCount(doing: string, name: string, count: number): void {
  if (!Number.isInteger(count) || count < 1) {
    throw new RangeError(`${doing}: expected ${name} to be a whole number from 1 up, found ${count}`);
  }
}

/** @throws RangeError unless every value is finite and not negative */
export function checkCounts(doing: string, counts: ArrayLike<number>): void {
  for (let index = 0; index < counts.length; index++) {
    const count = counts[index] ?? NaN;
    if (!Number.isFinite(count) || count < 0) {
      throw new RangeError(`${doing}: expected counts from 0 up, found ${count} at position ${index}`);
    }
  }
}

/** @throws RangeError unless every value lies from 0 to 1 */
export function checkShares(doing: string, name: string, shares: readonly number[]): void {
  shares.forEach((share, index) => {
    if (!(share >= 0 && share <= 1)) {
      throw new RangeError(`${doing}: expected ${name} from 0 to 1, found ${share} at position ${index}`);
    }
  });
}

/** @throws RangeError unless `length` is the number of classes */
export function checkClasses(doing: string, length: number): void {
  if (length !== CLASSES) {
    throw new RangeError(`${doing}: expected ${CLASSES} values, one for each digit, found ${length}`);
  }
}
