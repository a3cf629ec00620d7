import { createDigits } from '../../lib/digits/data/create';
import { CLASSES, type Digits, PIXELS } from '../../lib/digits/data/digits';
import { seededRandom } from '../../lib/digits/random/random';

/** Digits that are easy to learn: noise, and for label n a bright band of rows that starts at row 2n. */
export function bandedDigits(count: number, seed = 1): Digits {
  const random = seededRandom(seed);
  const labels = Uint8Array.from({ length: count }, (_, index) => index % CLASSES);
  const images = Uint8Array.from({ length: count * PIXELS }, (_, at) => {
    const row = Math.floor((at % PIXELS) / 28);
    const start = 2 * (labels[Math.floor(at / PIXELS)] ?? 0);
    return row >= start && row < start + 3 ? 150 + random.below(100) : random.below(60);
  });
  return createDigits(images, labels);
}
