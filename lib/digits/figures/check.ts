import { checkKind, checkNumber, checkNumbers, isCount } from '../check/values';
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

/**
 * Names of classes as figures take them; undefined, as MNIST's digits have them, is the same as none.
 *
 * @returns the name of each class, and what a class is called: a digit unless it has a name
 * @throws RangeError unless there is a value for each class: for ten, if they have no names
 * @throws TypeError if the names are no text
 */
export function namedClasses(
  doing: string,
  length: number,
  classNames: readonly string[] | undefined,
): { readonly names: readonly string[]; readonly noun: 'digit' | 'class' } {
  if (classNames !== undefined) checkClassNames(doing, classNames);
  const classes = classNames?.length ?? CLASSES;
  if (length !== classes) {
    const each = classNames === undefined ? 'digit' : 'class';
    throw new RangeError(`${doing}: expected ${classes} values, one for each ${each}, found ${length}`);
  }
  const names = classNames ?? Array.from({ length }, (_, label) => String(label));
  return { names, noun: classNames === undefined ? 'digit' : 'class' };
}

/** @throws TypeError unless these are texts in an array */
export function checkClassNames(doing: string, classNames: readonly string[]): void {
  checkKind(doing, 'names of classes in an array', classNames, 'array');
  for (const name of classNames) checkKind(doing, 'names of classes as text', name, 'string');
}
