import { createDigits } from '../../lib/digits/data/create';
import { type Digits, IMAGE_SIZE, PIXELS } from '../../lib/digits/data/digits';

/** Row, column and intensity of a pixel. */
export type Dot = readonly [row: number, column: number, intensity: number];

/** So many copies of one image: paper but for some dots. The labels count from 0. */
export function dotted(dots: readonly Dot[], count = 1): Digits {
  const images = new Uint8Array(count * PIXELS);
  for (let index = 0; index < count; index++) {
    for (const [row, column, intensity] of dots) images[index * PIXELS + row * IMAGE_SIZE + column] = intensity;
  }
  return createDigits(
    images,
    Uint8Array.from({ length: count }, (_, index) => index % 10),
  );
}

/** What is not paper in one image of some digits, row by row. */
export function dotsOf(digits: Digits, index = 0): Dot[] {
  const image = digits.images.subarray(index * PIXELS, (index + 1) * PIXELS);
  return [...image].flatMap((intensity, at): Dot[] =>
    intensity === 0 ? [] : [[Math.floor(at / IMAGE_SIZE), at % IMAGE_SIZE, intensity]],
  );
}

/** The different results among some digits that were equal before. */
export function variants(digits: Digits): string[] {
  return [...new Set(Array.from({ length: digits.count }, (_, index) => JSON.stringify(dotsOf(digits, index))))].sort();
}
