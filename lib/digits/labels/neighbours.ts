import { checkDigits, checkSameSize } from '../check/digits';
import { hasFields } from '../check/fields';
import { type Digits, measuresOf, PIXEL_MAXIMUM } from '../data/digits';

/** A digit and the one among others that is most like it. */
export interface Neighbour {
  /** Index of the digit. */
  readonly index: number;
  /** Index of its nearest among the others. */
  readonly neighbour: number;
  /** Euclidean distance of the two images over pixels of 0 to 1: 0 if they are the same, at most the pixels of a side, 28. */
  readonly distance: number;
}

/** Whether something that was read from a file has the fields of a neighbour. */
export function isNeighbour(value: unknown): value is Neighbour {
  return hasFields(value, { index: 'number', neighbour: 'number', distance: 'number' });
}

/** Height and width of a block of pixels; those at the right and the lower edge may be smaller. */
const BLOCK = 4;
const BLOCK_PIXELS = BLOCK * BLOCK;
/** Blocks that are compared between two looks at whether the bound is already too large. */
const BLOCK_STEP = 7;
/** Pixels that are compared between two looks at whether the distance is already too large. */
const PIXEL_STEP = 56;

/**
 * Finds for each digit its nearest neighbour among others: exactly, though most pairs are never compared pixel by
 * pixel.
 *
 * Images are first compared by the sums of blocks of 4 x 4 pixels, 49 of them for MNIST's digits. If the sums of a
 * block differ by D, its pixels differ by at least D²/16 in squares (Cauchy and Schwarz: (Σ d)² <= 16 Σ d²). Added up
 * over blocks, that is a bound below which the squared distance cannot lie; where it is no less than the best found so
 * far, the pair is done. All numbers are whole, so nothing is lost by rounding.
 *
 * @param digits whose neighbours are looked for
 * @param among where they are looked for, at least one, of images of the same size
 * @returns in the order of the digits; of several at the same distance the one of the lowest index
 * @throws TypeError if these are no digits
 * @throws RangeError if there are none to look among, or their images are of another size
 * @example
 * const { train, test } = loadDigits('quick');
 * const [nearest] = nearestNeighbours(firstDigits(test, 1), train);
 * nearest?.index // 0
 * test.labels[0] === train.labels[nearest?.neighbour ?? 0] // true
 */
export function nearestNeighbours(digits: Digits, among: Digits): Neighbour[] {
  const doing = 'looking for nearest neighbours';
  checkDigits(doing, digits, 0);
  checkDigits(doing, among);
  checkSameSize(doing, digits, among);
  const { pixels } = measuresOf(digits);
  const sumsAmong = blockSums(among);
  const order = blocksByVariance(sumsAmong, among.count);
  const blocks = order.length;
  const sums = reordered(blockSums(digits), order);
  const others = reordered(sumsAmong, order);
  return Array.from({ length: digits.count }, (_, index) => {
    const own = sums.subarray(index * blocks, (index + 1) * blocks);
    const image = digits.images.subarray(index * pixels, (index + 1) * pixels);
    const { neighbour, square } = nearest(image, own, among.images, others);
    return { index, neighbour, distance: Math.sqrt(square) / PIXEL_MAXIMUM };
  });
}

/** The nearest of all others to one image, with the square of its distance over pixels of 0 to 255. */
function nearest(
  image: Uint8Array,
  sums: Int16Array,
  images: Uint8Array,
  others: Int16Array,
): { neighbour: number; square: number } {
  const [pixels, blocks] = [image.length, sums.length];
  const count = images.length / pixels;
  // A good guess first: the nearer the best so far, the more pairs are done early.
  let neighbour = nearestBySums(sums, others);
  let square = squaredDistance(image, images, neighbour * pixels, Infinity);
  for (let other = 0; other < count; other++) {
    if (!mayBeNearer(sums, others, other * blocks, square)) continue;
    const found = squaredDistance(image, images, other * pixels, square + 1);
    if (found < square || (found === square && other < neighbour)) {
      square = found;
      neighbour = other;
    }
  }
  return { neighbour, square };
}

/** Whether the sums allow that the squared distance is at most `square`. */
function mayBeNearer(sums: Int16Array, others: Int16Array, start: number, square: number): boolean {
  const most = square * BLOCK_PIXELS;
  const blocks = sums.length;
  let bound = 0;
  for (let block = 0; block < blocks;) {
    for (const end = Math.min(block + BLOCK_STEP, blocks); block < end; block++) {
      const difference = (sums[block] ?? 0) - (others[start + block] ?? 0);
      bound += difference * difference;
    }
    if (bound > most) return false;
  }
  return true;
}

/** The other whose sums are nearest. */
function nearestBySums(sums: Int16Array, others: Int16Array): number {
  const blocks = sums.length;
  let best = 0;
  let least = Infinity;
  for (let start = 0; start < others.length; start += blocks) {
    let total = 0;
    for (let block = 0; block < blocks && total < least;) {
      for (const end = Math.min(block + BLOCK_STEP, blocks); block < end; block++) {
        const difference = (sums[block] ?? 0) - (others[start + block] ?? 0);
        total += difference * difference;
      }
    }
    if (total >= least) continue;
    least = total;
    best = start / blocks;
  }
  return best;
}

/** Of an image and the one that starts somewhere, over pixels of 0 to 255; some number from `limit` up if it is no less. */
function squaredDistance(image: Uint8Array, images: Uint8Array, start: number, limit: number): number {
  const pixels = image.length;
  let sum = 0;
  for (let pixel = 0; pixel < pixels && sum < limit;) {
    for (const end = Math.min(pixel + PIXEL_STEP, pixels); pixel < end; pixel++) {
      const difference = (image[pixel] ?? 0) - (images[start + pixel] ?? 0);
      sum += difference * difference;
    }
  }
  return sum;
}

/** The sums of the blocks of every image, int16, shape (count, blocks), at most 16 x 255 = 4,080 each. */
function blockSums(digits: Digits): Int16Array {
  const { images, count } = digits;
  const { size, pixels } = measuresOf(digits);
  const across = Math.ceil(size / BLOCK);
  const blocks = across * across;
  const sums = new Int16Array(count * blocks);
  const blockOf = Array.from({ length: pixels }, (_, pixel) => {
    const row = Math.floor(pixel / size / BLOCK);
    return row * across + Math.floor((pixel % size) / BLOCK);
  });
  for (let index = 0; index < count; index++) {
    for (let pixel = 0; pixel < pixels; pixel++) {
      const at = index * blocks + (blockOf[pixel] ?? 0);
      sums[at] = (sums[at] ?? 0) + (images[index * pixels + pixel] ?? 0);
    }
  }
  return sums;
}

/** The blocks, those first whose sums differ most between the images: they tell most in the fewest steps. */
function blocksByVariance(sums: Int16Array, count: number): number[] {
  const blocks = sums.length / count;
  const totals = new Float64Array(blocks);
  const squares = new Float64Array(blocks);
  sums.forEach((sum, at) => {
    const block = at % blocks;
    totals[block] = (totals[block] ?? 0) + sum;
    squares[block] = (squares[block] ?? 0) + sum * sum;
  });
  const variance = (block: number): number => (squares[block] ?? 0) / count - ((totals[block] ?? 0) / count) ** 2;
  return Array.from({ length: blocks }, (_, block) => block).sort((a, b) => variance(b) - variance(a));
}

/** The sums of each image, its blocks in this order. */
function reordered(sums: Int16Array, order: readonly number[]): Int16Array {
  const blocks = order.length;
  return sums.map((_, at) => sums[at - (at % blocks) + (order[at % blocks] ?? 0)] ?? 0);
}
