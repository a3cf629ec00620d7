import { checkDigit, checkDigits } from '../check/digits';
import { checkNumber, checkNumbers, isCount, isLimit, isWhole } from '../check/values';
import { type Digits, measuresOf } from './digits';

/**
 * The pixels of one image: a view, not a copy.
 *
 * @returns uint8, shape (28, 28), or as large as the images are
 * @throws RangeError if there is no image of that index
 * @example
 * const image = imageAt(loadDigits('quick').test, 0);
 * [image.length, Math.max(...image)] // [784, 255]
 */
export function imageAt(digits: Digits, index: number): Uint8Array {
  checkDigit('reading an image', digits, index);
  const { pixels } = measuresOf(digits);
  return digits.images.subarray(index * pixels, (index + 1) * pixels);
}

/**
 * The label of one image.
 *
 * @throws RangeError if there is no image of that index
 * @example
 * labelAt(loadDigits('quick').test, 0) // 8
 */
export function labelAt(digits: Digits, index: number): number {
  checkDigit('reading a label', digits, index);
  return digits.labels[index] ?? 0;
}

/**
 * A new set of the digits at these indices, in this order (copies their pixels).
 *
 * @throws RangeError if there is no image of one of the indices
 * @example
 * const { test } = loadDigits('quick');
 * const eights = selectDigits(test, indicesOf(test, 8));
 * eights.count // 190
 */
export function selectDigits(digits: Digits, indices: ArrayLike<number>): Digits {
  const doing = 'selecting digits';
  checkDigits(doing, digits, 0);
  const { images, labels, count } = digits;
  const isIndex = (given: number): boolean => Number.isInteger(given) && given >= 0 && given < count;
  checkNumbers(doing, `indices from 0 to ${count - 1}`, indices, isIndex);
  const { length } = indices;
  const { pixels } = measuresOf(digits);
  const selected = {
    ...digits,
    images: new Uint8Array(length * pixels),
    labels: new Uint8Array(length),
    count: length,
  };
  for (let position = 0; position < length; position++) {
    const index = indices[position] ?? 0;
    selected.images.set(images.subarray(index * pixels, (index + 1) * pixels), position * pixels);
    selected.labels[position] = labels[index] ?? 0;
  }
  return selected;
}

/**
 * A new set of the first digits (copies their pixels): for a quick try.
 *
 * @param count how many: a whole number, at most as many as there are
 * @throws RangeError if there are not so many
 * @example
 * const few = firstDigits(loadDigits('quick').train, 100);
 * [few.count, few.images.length] // [100, 78400]
 */
export function firstDigits(digits: Digits, count: number): Digits {
  const doing = 'taking the first digits';
  checkDigits(doing, digits);
  checkNumber(
    doing,
    `a whole number from 1 to ${digits.count}`,
    count,
    (given) => isCount(given) && given <= digits.count,
  );
  // Not slice, which in a Buffer gives a view.
  const copy = (bytes: Uint8Array, end: number): Uint8Array => new Uint8Array(bytes.subarray(0, end));
  const { pixels } = measuresOf(digits);
  return { ...digits, images: copy(digits.images, count * pixels), labels: copy(digits.labels, count), count };
}

/**
 * The digits from one index to before another: a view, not a copy. For callers that have checked both.
 *
 * @param start from 0
 * @param end at most as many as there are
 */
export function digitsBetween(digits: Digits, start: number, end: number): Digits {
  const { pixels } = measuresOf(digits);
  return {
    ...digits,
    images: digits.images.subarray(start * pixels, end * pixels),
    labels: digits.labels.subarray(start, end),
    count: end - start,
  };
}

/**
 * The indices of the first digits of one class, at most `limit`.
 *
 * @param label 0 to 9, or to one less than there are classes
 * @param limit a whole number from 0 up, or Infinity. @default Infinity
 * @throws RangeError if label or limit are not that
 * @example
 * const { train } = loadDigits('quick');
 * indicesOf(train, 4, 5) // [15, 21, 27, 60, 86]
 */
export function indicesOf(digits: Digits, label: number, limit = Infinity): number[] {
  const doing = 'looking for digits of a class';
  checkDigits(doing, digits, 0);
  const { classes } = measuresOf(digits);
  checkNumber(doing, `a label from 0 to ${classes - 1}`, label, (given) => isWhole(given) && given < classes);
  checkNumber(doing, 'a limit from 0 up', limit, isLimit);
  const indices: number[] = [];
  for (let index = 0; index < digits.count && indices.length < limit; index++) {
    if (digits.labels[index] === label) indices.push(index);
  }
  return indices;
}

/**
 * How many digits there are of each class: shape (10), or as many as there are classes, index = label.
 *
 * @throws TypeError if these are no digits
 * @example
 * classCounts(loadDigits('quick').test) // [187, 202, 216, 184, 197, 184, 202, 236, 190, 202]
 */
export function classCounts(digits: Digits): number[] {
  checkDigits('counting classes', digits, 0);
  const counts = new Array<number>(measuresOf(digits).classes).fill(0);
  for (const label of digits.labels) counts[label] = (counts[label] ?? 0) + 1;
  return counts;
}
