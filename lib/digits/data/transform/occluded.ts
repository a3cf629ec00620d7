import { type Digits, IMAGE_SIZE } from '../digits';
import { eachImage, requireStrength, type TransformOptions } from './each-image';

const DOING = 'covering digits';

/**
 * Digits with a square patch of paper over them, at a place drawn for each, all of it in the picture.
 *
 * @param size height and width of the patch in pixels: a whole number from 0 to 28
 * @throws RangeError if that is not a whole number, or more than the picture
 */
export function occluded(digits: Digits, size: number, options: TransformOptions = {}): Digits {
  requireStrength(DOING, 'a size of the patch', size, 0, IMAGE_SIZE);
  if (!Number.isInteger(size)) throw new RangeError(`${DOING}: expected a whole number of pixels, found ${size}`);
  return eachImage(DOING, digits, options, (source, target, random) => {
    const top = random.below(IMAGE_SIZE - size + 1);
    const left = random.below(IMAGE_SIZE - size + 1);
    target.set(source);
    for (let row = top; row < top + size; row++) {
      target.fill(0, row * IMAGE_SIZE + left, row * IMAGE_SIZE + left + size);
    }
  });
}
