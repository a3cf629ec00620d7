import type { Digits } from '../digits';
import { eachImage, requireStrength, type TransformOptions } from './each-image';

const DOING = 'rotating digits';

/**
 * Digits turned about the middle of the picture, to the left or to the right as drawn for each. A pixel
 * takes the intensity of the place it comes from, bilinearly between the four pixels around it; outside
 * the picture there is paper.
 *
 * @param degrees how far, 0 to 180
 * @throws RangeError if that is out of range
 */
export function rotated(digits: Digits, degrees: number, options: TransformOptions = {}): Digits {
  requireStrength(DOING, 'degrees', degrees, 0, 180);
  return eachImage(DOING, digits, options, (source, target, random, { size }) => {
    const centre = (size - 1) / 2;
    const angle = ((random.below(2) === 0 ? 1 : -1) * (degrees * Math.PI)) / 180;
    const cosine = Math.cos(angle);
    const sine = Math.sin(angle);
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < size; column++) {
        const down = row - centre;
        const right = column - centre;
        const intensity = between(
          source,
          size,
          centre + cosine * down - sine * right,
          centre + sine * down + cosine * right,
        );
        target[row * size + column] = Math.round(intensity);
      }
    }
  });
}

/** Intensity at a place between pixels. */
function between(image: Uint8Array, size: number, row: number, column: number): number {
  const top = Math.floor(row);
  const left = Math.floor(column);
  const down = row - top;
  const right = column - left;
  const upper = (1 - right) * intensityAt(image, size, top, left) + right * intensityAt(image, size, top, left + 1);
  const lower =
    (1 - right) * intensityAt(image, size, top + 1, left) + right * intensityAt(image, size, top + 1, left + 1);
  return (1 - down) * upper + down * lower;
}

function intensityAt(image: Uint8Array, size: number, row: number, column: number): number {
  const inside = row >= 0 && row < size && column >= 0 && column < size;
  return inside ? (image[row * size + column] ?? 0) : 0;
}
