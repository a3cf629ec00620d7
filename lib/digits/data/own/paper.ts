import type { GrayImage } from '../drawn/gray-image';

/** Largest share of the longer side that a stroke may be wide: what is wider is taken for ground. */
const WIDEST_STROKE = 1 / 3;

/**
 * Whether the ink is darker than its ground: most of what differs from the picture's edge is darker than that.
 * The differences are cubed, so that little ink of much contrast counts for more than a wide shadow.
 */
export function isDarkOnBright({ pixels, width, height }: GrayImage): boolean {
  const edge: number[] = [];
  for (let column = 0; column < width; column++) {
    edge.push(pixels[column] ?? 0, pixels[(height - 1) * width + column] ?? 0);
  }
  for (let row = 0; row < height; row++) edge.push(pixels[row * width] ?? 0, pixels[(row + 1) * width - 1] ?? 0);
  const ground = edge.sort((a, b) => a - b)[edge.length >> 1] ?? 0;
  let skew = 0;
  for (const value of pixels) {
    const difference = value - ground;
    skew += difference * difference * difference;
  }
  return skew < 0;
}

/** The picture with bright and dark exchanged. */
export function inverted({ pixels, width, height }: GrayImage): GrayImage {
  return { pixels: pixels.map((value) => 255 - value), width, height };
}

/**
 * Takes the ground away from ink that is brighter than it, however uneven the ground is: what no square of a third of
 * the picture fits into stays, which is the ink.
 *
 * Source: the white top-hat, R. C. Gonzalez and R. E. Woods, Digital Image Processing, 4th edition, 9.8.
 */
export function withoutGround(image: GrayImage): GrayImage {
  const { pixels, width, height } = image;
  const reach = Math.max(1, Math.ceil((Math.max(width, height) * WIDEST_STROKE) / 2));
  const ground = widened(narrowed(image, reach), reach);
  return { pixels: pixels.map((value, at) => value - (ground.pixels[at] ?? 0)), width, height };
}

/** Each pixel the darkest of the square around it. */
function narrowed(image: GrayImage, reach: number): GrayImage {
  return inverted(widened(inverted(image), reach));
}

/**
 * Each pixel the brightest of the square around it.
 *
 * @param reach pixels from the middle of the square to its edge
 */
export function widened({ pixels, width, height }: GrayImage, reach: number): GrayImage {
  const along = new Uint8Array(pixels.length);
  const down = new Uint8Array(pixels.length);
  for (let row = 0; row < height; row++) slideMost(pixels, along, row * width, 1, width, reach);
  for (let column = 0; column < width; column++) slideMost(along, down, column, width, height, reach);
  return { pixels: down, width, height };
}

/** The largest of each window of a line; the candidates for later windows wait in a queue, largest first. */
function slideMost(
  source: ArrayLike<number>,
  target: Uint8Array,
  start: number,
  step: number,
  length: number,
  reach: number,
): void {
  const queue = new Int32Array(length);
  let [first, end, next] = [0, 0, 0];
  const valueAt = (place: number): number => source[start + place * step] ?? 0;
  for (let place = 0; place < length; place++) {
    for (; next <= Math.min(length - 1, place + reach); next++) {
      while (end > first && valueAt(queue[end - 1] ?? 0) <= valueAt(next)) end--;
      queue[end++] = next;
    }
    while ((queue[first] ?? 0) < place - reach) first++;
    target[start + place * step] = valueAt(queue[first] ?? 0);
  }
}
