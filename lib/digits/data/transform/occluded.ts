import { checkDigits } from '../../check/digits';
import { type Digits, measuresOf } from '../digits';
import { eachImage, requireStrength, type TransformOptions } from './each-image';

const DOING = 'covering digits';

/**
 * Digits with a square patch of paper over them, at a place drawn for each, all of it in the picture.
 *
 * @param size height and width of the patch in pixels: a whole number from 0 to the side of the images
 * @throws RangeError if that is not a whole number, or more than the picture
 */
export function occluded(digits: Digits, size: number, options: TransformOptions = {}): Digits {
  checkDigits(DOING, digits, 0);
  requireStrength(DOING, 'a size of the patch', size, 0, measuresOf(digits).size);
  if (!Number.isInteger(size)) throw new RangeError(`${DOING}: expected a whole number of pixels, found ${size}`);
  return eachImage(DOING, digits, options, (source, target, random, { size: side }) => {
    const top = random.below(side - size + 1);
    const left = random.below(side - size + 1);
    target.set(source);
    for (let row = top; row < top + size; row++) {
      target.fill(0, row * side + left, row * side + left + size);
    }
  });
}
