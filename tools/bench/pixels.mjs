// Digits as a network takes them that knows nothing of bytes.
import { load } from '../project/library.mjs';

const { PIXEL_MAXIMUM, PIXELS } = load('digits/dist/data/digits.js');

/**
 * The pixels of some digits from 0 to 1, float32, a row for each digit.
 *
 * @param {import('../../lib/digits/data/digits.js').Digits} digits
 * @param {Uint32Array} which
 */
export function pixelsOf({ images }, which) {
  const pixels = new Float32Array(which.length * PIXELS);
  which.forEach((sample, row) => {
    for (let pixel = 0; pixel < PIXELS; pixel++) {
      pixels[row * PIXELS + pixel] = (images[sample * PIXELS + pixel] ?? 0) / PIXEL_MAXIMUM;
    }
  });
  return pixels;
}
