import { checkDigits } from '../../check/digits';
import { checkNumber } from '../../check/values';
import { type Digits, measuresOf } from '../digits';
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
 * @param source uint8, shape (size, size)
 * @param target likewise
 */
export function moveImage(source: Uint8Array, target: Uint8Array, size: number, down: number, right: number): void {
  const lost = Math.max(0, right);
  const kept = Math.max(0, size - Math.abs(right));
  for (let row = 0; row < size; row++) {
    const from = row - down;
    if (from < 0 || from >= size) continue;
    const start = from * size + Math.max(0, -right);
    target.set(source.subarray(start, start + kept), row * size + lost);
  }
}

/**
 * Digits that are all moved in the same way, with paper where nothing was.
 *
 * @param down pixels, a whole number, at most the side of the images either way
 * @param right likewise
 * @throws RangeError if one is none
 */
export function moved(digits: Digits, down: number, right: number): Digits {
  const doing = 'moving digits';
  checkDigits(doing, digits, 0);
  const { size, pixels: area } = measuresOf(digits);
  const isPixels = (given: number): boolean => Number.isInteger(given) && Math.abs(given) <= size;
  for (const pixels of [down, right]) {
    checkNumber(doing, `a whole number of pixels from ${-size} to ${size}`, pixels, isPixels);
  }
  const images = new Uint8Array(digits.count * area);
  for (let index = 0; index < digits.count; index++) {
    moveImage(imageAt(digits, index), images.subarray(index * area, (index + 1) * area), size, down, right);
  }
  return { ...digits, images };
}
