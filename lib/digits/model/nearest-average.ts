import { checkDigits } from '../check/digits';
import { type Digits, measuresOf, PIXEL_MAXIMUM } from '../data/digits';
import { imageAt } from '../data/select';
import type { Classification } from '../measure/classification';

/**
 * Calls each digit by the average digit that it is nearest to: the baseline that every network should
 * beat. Notebook 3 shows the averages.
 *
 * The probability of class c is proportional to exp(-d²/2), where d is the Euclidean distance to its
 * average over pixels of 0 to 1: what Bayes' rule gives if each class is equally likely and its images
 * are its average plus noise of standard deviation 1 on every pixel. A class whose average is blank has no digits, as
 * `averageDigits` says it, and is no answer.
 *
 * @param averages the average of each class, that of the digit n at index n, as `averageDigits` gives them
 * @throws RangeError if there is not one average a class, or the images are of other sizes
 * @example
 * const { train, test } = loadDigits('quick');
 * const nearest = nearestAverage(averageDigits(train), test);
 * accuracy(nearest) // 0.8035
 */
export function nearestAverage(averages: Digits, digits: Digits): Classification {
  const doing = 'comparing with averages';
  checkDigits(doing, averages);
  checkDigits(doing, digits, 0);
  const { size, classes } = measuresOf(digits);
  if (measuresOf(averages).size !== size) {
    throw new RangeError(`${doing}: expected images of ${size} pixels a side, found averages of ${averages.size}`);
  }
  if (averages.count !== classes) {
    throw new RangeError(`${doing}: expected ${classes} of them, found ${averages.count}`);
  }
  const probabilities = new Float32Array(digits.count * classes);
  const centres = Array.from({ length: classes }, (_, label) => imageAt(averages, label));
  const blank = centres.map((centre) => centre.every((value) => value === 0));
  // Of blank averages alone each is as good as another.
  const isBlank = blank.includes(false) ? blank : [];
  for (let index = 0; index < digits.count; index++) {
    const image = imageAt(digits, index);
    const squares = centres.map((centre, label) => (isBlank[label] ? Infinity : squaredDistance(image, centre)));
    const least = Math.min(...squares);
    // Relative to the nearest: the factor cancels in the sum, and nothing underflows to 0/0.
    const weights = squares.map((square) => Math.exp((least - square) / 2));
    const sum = weights.reduce((total, weight) => total + weight, 0);
    weights.forEach((weight, label) => (probabilities[index * classes + label] = weight / sum));
  }
  return { probabilities, labels: digits.labels, classes };
}

/** Of two images, over pixels scaled to 0 to 1. */
function squaredDistance(a: Uint8Array, b: Uint8Array): number {
  let sum = 0;
  for (let pixel = 0; pixel < a.length; pixel++) sum += ((a[pixel] ?? 0) - (b[pixel] ?? 0)) ** 2;
  return sum / PIXEL_MAXIMUM ** 2;
}
