import { checkDigits } from '../../check/digits';
import { checkNumber } from '../../check/values';
import { type Digits, IMAGE_SIZE, PIXELS } from '../digits';
import { imageAt } from '../select';

/** Rows and columns of one step up, down, to the left and to the right. */
export const DIRECTIONS = [
  [-1, 0],
  [1, 0],
  [0, -1],
  [0, 1],
] as const;

/**
 * Copies an image to another, moved. What leaves the picture is lost, what comes in is left as it is.
 *
 * @param source uint8, shape (28, 28)
 * @param target likewise
 */
export function moveImage(source: Uint8Array, target: Uint8Array, down: number, right: number): void {
  const lost = Math.max(0, right);
  const kept = Math.max(0, IMAGE_SIZE - Math.abs(right));
  for (let row = 0; row < IMAGE_SIZE; row++) {
    const from = row - down;
    if (from < 0 || from >= IMAGE_SIZE) continue;
    const start = from * IMAGE_SIZE + Math.max(0, -right);
    target.set(source.subarray(start, start + kept), row * IMAGE_SIZE + lost);
  }
}

/**
 * Digits that are all moved in the same way, with paper where nothing was.
 *
 * @param down pixels, a whole number from −28 to 28
 * @param right likewise
 * @throws RangeError if one is none
 */
export function moved(digits: Digits, down: number, right: number): Digits {
  const doing = 'moving digits';
  checkDigits(doing, digits, 0);
  const isPixels = (given: number): boolean => Number.isInteger(given) && Math.abs(given) <= IMAGE_SIZE;
  for (const pixels of [down, right]) {
    checkNumber(doing, `a whole number of pixels from ${-IMAGE_SIZE} to ${IMAGE_SIZE}`, pixels, isPixels);
  }
  const images = new Uint8Array(digits.count * PIXELS);
  for (let index = 0; index < digits.count; index++) {
    moveImage(imageAt(digits, index), images.subarray(index * PIXELS, (index + 1) * PIXELS), down, right);
  }
  return { images, labels: digits.labels, count: digits.count };
}
