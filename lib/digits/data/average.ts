import { checkDigits } from '../check/digits';
import { checkNumber, isWhole } from '../check/values';
import { classCounts, CLASSES, type Digits, PIXELS } from './digits';

/**
 * The average image of each class: what all its digits have in common.
 *
 * @returns ten digits, the one at index n being the rounded mean of all images of the digit n; blank
 *   for a class that does not occur
 */
export function averageDigits(digits: Digits): Digits {
  checkDigits('averaging digits', digits, 0);
  const sums = new Float64Array(CLASSES * PIXELS);
  digits.labels.forEach((label, index) => {
    for (let pixel = 0; pixel < PIXELS; pixel++) {
      const at = label * PIXELS + pixel;
      sums[at] = (sums[at] ?? 0) + (digits.images[index * PIXELS + pixel] ?? 0);
    }
  });
  const counts = classCounts(digits);
  const images = Uint8Array.from(sums, (sum, at) =>
    Math.round(sum / Math.max(1, counts[Math.floor(at / PIXELS)] ?? 0)),
  );
  return { images, labels: Uint8Array.from({ length: CLASSES }, (_, label) => label), count: CLASSES };
}

/**
 * The indices of the first digits of one class, at most `limit`.
 *
 * @param label 0 to 9
 * @param limit a whole number from 0 up, or Infinity
 * @throws RangeError if label or limit are not that
 */
export function indicesOf(digits: Digits, label: number, limit = Infinity): number[] {
  const doing = 'looking for digits of a class';
  checkDigits(doing, digits, 0);
  checkNumber(doing, `a label from 0 to ${CLASSES - 1}`, label, (given) => isWhole(given) && given < CLASSES);
  checkNumber(doing, 'a limit from 0 up', limit, (given) => isWhole(given) || given === Infinity);
  const indices: number[] = [];
  for (let index = 0; index < digits.count && indices.length < limit; index++) {
    if (digits.labels[index] === label) indices.push(index);
  }
  return indices;
}
