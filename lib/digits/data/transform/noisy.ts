import { normal } from '../../random/normal';
import { type Digits, PIXEL_MAXIMUM } from '../digits';
import { eachImage, requireStrength, type TransformOptions } from './each-image';

const DOING = 'adding noise to digits';

/**
 * Digits with normally distributed noise on every pixel, drawn for each pixel alone; what leaves the
 * range of 0 to 255 is cut off.
 *
 * @param deviation standard deviation of the noise in intensities, 0 to 255
 * @throws RangeError if that is out of range
 */
export function noisy(digits: Digits, deviation: number, options: TransformOptions = {}): Digits {
  requireStrength(DOING, 'a standard deviation', deviation, 0, PIXEL_MAXIMUM);
  return eachImage(DOING, digits, options, (source, target, random) => {
    source.forEach((intensity, pixel) => {
      target[pixel] = Math.min(PIXEL_MAXIMUM, Math.max(0, Math.round(intensity + deviation * normal(random))));
    });
  });
}
