import { checkDigits } from '../../check/digits';
import { type Digits, measuresOf } from '../digits';
import { eachImage, requireStrength, type TransformOptions } from './each-image';
import { DIRECTIONS, moveImage } from './moved';

const DOING = 'shifting digits';

/**
 * Digits moved up, down, left or right, each in a direction drawn for it. What leaves the picture is
 * lost, what comes in is paper.
 *
 * @param pixels how far: a whole number from 0 to the side of the images
 * @throws RangeError if that is not a whole number, or too far
 */
export function shifted(digits: Digits, pixels: number, options: TransformOptions = {}): Digits {
  checkDigits(DOING, digits, 0);
  requireStrength(DOING, 'pixels', pixels, 0, measuresOf(digits).size);
  if (!Number.isInteger(pixels)) throw new RangeError(`${DOING}: expected a whole number of pixels, found ${pixels}`);
  return eachImage(DOING, digits, options, (source, target, random, { size }) => {
    const [down, right] = DIRECTIONS[random.below(DIRECTIONS.length)] ?? [0, 0];
    moveImage(source, target, size, down * pixels, right * pixels);
  });
}
