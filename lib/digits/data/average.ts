import { checkDigits } from '../check/digits';
import { type Digits, measuresOf } from './digits';
import { classCounts } from './select';

/**
 * The average image of each class: what all its digits have in common.
 *
 * @returns as many digits as there are classes, the one at index n being the rounded mean of all of class n; blank
 *   for a class that does not occur
 * @throws TypeError if these are no digits
 * @example
 * const average = averageDigits(loadDigits('quick').train);
 * average.labels // [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
 * show(sampleGrid(average, [...average.labels]));
 */
export function averageDigits(digits: Digits): Digits {
  checkDigits('averaging digits', digits, 0);
  const { pixels, classes } = measuresOf(digits);
  const sums = new Float64Array(classes * pixels);
  digits.labels.forEach((label, index) => {
    for (let pixel = 0; pixel < pixels; pixel++) {
      const at = label * pixels + pixel;
      sums[at] = (sums[at] ?? 0) + (digits.images[index * pixels + pixel] ?? 0);
    }
  });
  const counts = classCounts(digits);
  const images = Uint8Array.from(sums, (sum, at) =>
    Math.round(sum / Math.max(1, counts[Math.floor(at / pixels)] ?? 0)),
  );
  return { ...digits, images, labels: Uint8Array.from({ length: classes }, (_, label) => label), count: classes };
}
