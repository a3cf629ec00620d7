import { checkDigits } from '../check/digits';
import { CLASSES, type Digits, PIXELS } from './digits';
import { classCounts } from './select';

/**
 * The average image of each class: what all its digits have in common.
 *
 * @returns ten digits, the one at index n being the rounded mean of all images of the digit n; blank
 *   for a class that does not occur
 * @throws TypeError if these are no digits
 * @example
 * const average = averageDigits(loadDigits('quick').train);
 * average.labels // [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
 * show(sampleGrid(average, [...average.labels]));
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
