import { type Random, seededRandom } from '../../random/random';
import { type Digits, imageAt, PIXELS } from '../digits';

export interface TransformOptions {
  /** Decides what is drawn for each image: the same seed gives the same digits. @default 1 */
  readonly seed?: number;
}

/**
 * New digits with the same labels, each image redrawn by a function.
 *
 * @param redraw fills `target` (784 zeros at first) from `source`; both are uint8, shape (28, 28)
 * @throws TypeError if the seed is not an integer
 */
export function eachImage(
  digits: Digits,
  { seed = 1 }: TransformOptions,
  redraw: (source: Uint8Array, target: Uint8Array, random: Random) => void,
): Digits {
  const random = seededRandom(seed);
  const images = new Uint8Array(digits.count * PIXELS);
  for (let index = 0; index < digits.count; index++) {
    redraw(imageAt(digits, index), images.subarray(index * PIXELS, (index + 1) * PIXELS), random);
  }
  return { images, labels: digits.labels, count: digits.count };
}

/** @throws RangeError unless the value is a number from `least` to `most` */
export function requireStrength(action: string, what: string, value: number, least: number, most: number): void {
  if (!(value >= least && value <= most)) {
    throw new RangeError(`${action}: expected ${what} from ${least} to ${most}, found ${value}`);
  }
}
