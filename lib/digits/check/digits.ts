import {
  CLASSES,
  type Digits,
  type DigitsShape,
  IMAGE_SIZE,
  LARGEST_IMAGE,
  measuresOf,
  MOST_CLASSES,
} from '../data/digits';
import { checkKind, checkNumber, describe, isBytes, isCount, isPromise } from './values';

/**
 * Checks digits at the door of a public function, so that nothing behind it meets other arrays than types
 * promise: from JavaScript, and from an object that was put together by hand, anything can come.
 *
 * @param doing what is being done, for the error
 * @param least how many digits there must be: 0 where a function has an answer to none
 * @throws TypeError if they are not an object of pixels and labels in Uint8Arrays, with numbers for the rest
 * @throws RangeError if there are too few, pixels and labels do not fit the count, or a label has no class
 */
export function checkDigits(doing: string, digits: Digits, least: 0 | 1 = 1): void {
  checkArrays(doing, digits);
  const { count, labels } = digits;
  if (count === 0 && least > 0) throw new RangeError(`${doing}: expected at least one digit, found none`);
  checkSizes(doing, digits);
  const { classes } = measuresOf(digits);
  const stray = labels.findIndex((label) => label >= classes);
  if (stray >= 0) {
    throw new RangeError(
      `${doing}: expected labels from 0 to ${classes - 1}, found ${labels[stray]} at index ${stray}`,
    );
  }
}

/**
 * Checks that there is a digit of an index; of the digits only what takes no time, for calls that are made
 * for one digit after the other.
 *
 * @param what how an error calls the index
 * @throws TypeError if the digits are not pixels and labels in Uint8Arrays, or the index is no number
 * @throws RangeError if pixels and labels do not fit the count, or there is no digit of that index
 */
export function checkDigit(doing: string, digits: Digits, index: number, what = 'an index'): void {
  checkArrays(doing, digits);
  checkSizes(doing, digits);
  if (Number.isInteger(index) && index >= 0 && index < digits.count) return;
  checkNumber(doing, `${what} from 0 to ${digits.count - 1}`, index, () => false);
}

/**
 * Checks the size of images and the number of classes, as far as they are given.
 *
 * @throws TypeError if it is no object with numbers
 * @throws RangeError if the size is not from 1 to 64, or there are not 2 to 256 classes
 */
export function checkShape(doing: string, shape: DigitsShape): void {
  if (Array.isArray(shape) || isPromise(shape)) {
    throw new TypeError(`${doing}: expected digits, or { size, classes }, found ${describe(shape)}`);
  }
  // Not measuresOf, which multiplies what may be no number.
  const { size = IMAGE_SIZE, classes = CLASSES } = shape;
  const isSize = (given: number): boolean => isCount(given) && given <= LARGEST_IMAGE;
  const isClasses = (given: number): boolean => isCount(given) && given >= 2 && given <= MOST_CLASSES;
  checkNumber(doing, `images of 1 to ${LARGEST_IMAGE} pixels a side`, size, isSize);
  checkNumber(doing, `2 to ${MOST_CLASSES} classes`, classes, isClasses);
}

/** @throws RangeError unless the images of two sets are of the same size */
export function checkSameSize(doing: string, digits: Digits, others: Digits): void {
  const [{ size }, { size: found }] = [measuresOf(digits), measuresOf(others)];
  checkNumber(doing, `images of ${size} pixels a side in both sets`, found, (given) => given === size);
}

/** @throws RangeError unless there are as many pixels and labels as the count says, TypeError if it is no number */
function checkSizes(doing: string, digits: Digits): void {
  const { count, images, labels } = digits;
  checkShape(doing, digits);
  checkKind(doing, 'a count of digits', count, 'number');
  const { pixels } = measuresOf(digits);
  if (Number.isInteger(count) && images.length === count * pixels && labels.length === count) return;
  throw new RangeError(
    `${doing}: expected ${pixels} pixels and one label for each of ${count} digits, ` +
      `found ${images.length} pixels and ${labels.length} labels; firstDigits(digits, count) makes a smaller set`,
  );
}

/** @throws TypeError unless these are pixels and labels in Uint8Arrays */
function checkArrays(doing: string, digits: Digits): void {
  checkKind(doing, 'digits, such as createDigits makes', digits, 'object');
  if (!('images' in digits && 'labels' in digits)) {
    throw new TypeError(`${doing}: expected digits, such as createDigits makes, found ${describe(digits)}`);
  }
  checkBytes(doing, 'pixels', digits.images);
  checkBytes(doing, 'labels', digits.labels);
}

function checkBytes(doing: string, what: string, values: unknown): void {
  if (isBytes(values)) return;
  throw new TypeError(
    `${doing}: expected ${what} in a Uint8Array, found ${describe(values)}: createDigits takes them over`,
  );
}
