import { type Digits, IMAGE_SIZE } from '../digits';
import { eachImage, requireStrength, type TransformOptions } from './each-image';
import { DIRECTIONS, moveImage } from './moved';

const DOING = 'shifting digits';

/**
 * Digits moved up, down, left or right, each in a direction drawn for it. What leaves the picture is
 * lost, what comes in is paper.
 *
 * @param pixels how far: a whole number from 0 to 28
 * @throws RangeError if that is not a whole number, or too far
 */
export function shifted(digits: Digits, pixels: number, options: TransformOptions = {}): Digits {
  requireStrength(DOING, 'pixels', pixels, 0, IMAGE_SIZE);
  if (!Number.isInteger(pixels)) throw new RangeError(`${DOING}: expected a whole number of pixels, found ${pixels}`);
  return eachImage(DOING, digits, options, (source, target, random) => {
    const [down, right] = DIRECTIONS[random.below(DIRECTIONS.length)] ?? [0, 0];
    moveImage(source, target, down * pixels, right * pixels);
  });
}
