/* New digits from old: each image a little moved, turned and stretched, so that none is seen twice. */
import { checkDigits } from '../../check/digits';
import { checkOptions, type OptionNames } from '../../check/options';
import { checkNumber, describe } from '../../check/values';
import { requireSeed, seededRandom } from '../../random/random';
import { type Digits, measuresOf } from '../digits';

export interface AugmentOptions {
  /** Largest shift along each axis, in pixels, up to the side of the images. @default 2 */
  readonly shift?: number;
  /** Largest rotation either way, in degrees, up to 45. @default 10 */
  readonly rotation?: number;
  /** Largest stretching and shrinking along each axis on its own, 0.1 meaning 0.9 to 1.1 times; below 0.5. @default 0.1 */
  readonly scaling?: number;
  /** Decides the draws, together with the epoch and the place of the image. @default 1 */
  readonly seed?: number;
  /** Another epoch gives other draws. @default 1 */
  readonly epoch?: number;
}

/** The options of `augmentDigits` that say what is drawn. */
export type Augmentation = Pick<AugmentOptions, 'shift' | 'rotation' | 'scaling'>;

const OPTIONS: OptionNames<AugmentOptions> = { shift: true, rotation: true, scaling: true, seed: true, epoch: true };

/**
 * Digits with random shifts, rotations and scalings, all uniform within their limits; the labels are
 * those given. Each image is drawn from the seed, the epoch and its place alone, and its pixels are
 * interpolated linearly, with background outside.
 *
 * @returns new images, uint8, shape (count, 28, 28), or as large as they were
 * @throws RangeError if a limit is out of its range
 * @throws TypeError if the seed or the epoch is not an integer
 * @example
 * const few = firstDigits(loadDigits('quick').train, 5);
 * const moved = augmentDigits(few, { shift: 3, rotation: 0, seed: 1, epoch: 2 });
 * show(sampleGrid(moved, [0, 1, 2, 3, 4]));
 */
export function augmentDigits(digits: Digits, options: AugmentOptions = {}): Digits {
  checkDigits('augmenting', digits, 0);
  checkOptions('augmenting', options, OPTIONS);
  const { shift = 2, rotation = 10, scaling = 0.1, seed = 1, epoch = 1 } = options;
  requireSeed(seed);
  const { size, pixels } = measuresOf(digits);
  if (!Number.isSafeInteger(epoch))
    throw new TypeError(`augmenting: expected an integer as the epoch, found ${describe(epoch)}`);
  requireLimit('shift', shift, size);
  requireLimit('rotation', rotation, 45);
  requireLimit('scaling', scaling, 0.49);
  // Negative streams are no other draw's: the order of an epoch takes its number as it is.
  const epochSeed = seededRandom(seed, -epoch).uint32();
  const images = new Uint8Array(digits.images.length);
  for (let index = 0; index < digits.count; index++) {
    const random = seededRandom(epochSeed, index);
    const within = (limit: number): number => (2 * random.uniform() - 1) * limit;
    const right = within(shift);
    const down = within(shift);
    const angle = (within(rotation) * Math.PI) / 180;
    const width = 1 + within(scaling);
    const height = 1 + within(scaling);
    const { sine, cosine } = sineAndCosine(angle);
    transform(
      digits.images,
      images,
      { start: index * pixels, size },
      {
        right,
        down,
        xx: cosine / width,
        xy: sine / width,
        yx: -sine / height,
        yy: cosine / height,
      },
    );
  }
  return { ...digits, images };
}

/** From a place in the new image, relative to its centre, to one in the old: turned, then stretched. */
interface Mapping {
  readonly right: number;
  readonly down: number;
  readonly xx: number;
  readonly xy: number;
  readonly yx: number;
  readonly yy: number;
}

/** Shares of a pixel are counted in 256ths. */
const FRACTION = 256;

/**
 * Draws one image as it is seen through a mapping. In whole numbers, as it is done to 60,000 images an epoch: not
 * to the bit what `rotated` makes in fractions, up to 2 intensities from it, so each keeps its own arithmetic.
 */
function transform(
  from: Uint8Array,
  to: Uint8Array,
  { start, size }: { readonly start: number; readonly size: number },
  { right, down, xx, xy, yx, yy }: Mapping,
): void {
  const centre = (size - 1) / 2;
  // Fixed-point numbers, 16 bits after the point: the inner loop only adds.
  const stepX = Math.round(xx * 65536);
  const stepY = Math.round(yx * 65536);
  const limit = (size - 1) << 8;
  for (let row = 0; row < size; row++) {
    const y = row - centre - down;
    const x = -centre - right;
    let sourceX = Math.round((xx * x + xy * y + centre) * 65536);
    let sourceY = Math.round((yx * x + yy * y + centre) * 65536);
    for (let at = start + row * size, end = at + size; at < end; at++, sourceX += stepX, sourceY += stepY) {
      const column = sourceX >> 8;
      const line = sourceY >> 8;
      // Nearly a pixel outside, the background has taken over.
      if (column <= -FRACTION || line <= -FRACTION || column >= limit + FRACTION || line >= limit + FRACTION) continue;
      const left = column >> 8;
      const top = line >> 8;
      const shareX = column & 255;
      const shareY = line & 255;
      const corner = start + top * size + left;
      const inLeft = left >= 0;
      const inRight = left < size - 1;
      let upper = 0;
      let lower = 0;
      if (top >= 0) {
        upper =
          (inLeft ? (from[corner] ?? 0) * (FRACTION - shareX) : 0) + (inRight ? (from[corner + 1] ?? 0) * shareX : 0);
      }
      if (top < size - 1) {
        const below = corner + size;
        lower =
          (inLeft ? (from[below] ?? 0) * (FRACTION - shareX) : 0) + (inRight ? (from[below + 1] ?? 0) * shareX : 0);
      }
      to[at] = (upper * (FRACTION - shareY) + lower * shareY + 32768) >> 16;
    }
  }
}

/**
 * Sine and cosine of an angle up to 45 degrees, within 1e-5, by arithmetic alone: the library's functions
 * may differ in the last digit from one version of Node to the next, and a digit would with them.
 */
function sineAndCosine(angle: number): { sine: number; cosine: number } {
  const half = angle / 2;
  const square = half * half;
  // The series of the tangent of the half angle, then the tangent half-angle formulas.
  const tangent = half * (1 + square * (1 / 3 + square * (2 / 15 + (square * 17) / 315)));
  const scale = 1 + tangent * tangent;
  return { sine: (2 * tangent) / scale, cosine: (1 - tangent * tangent) / scale };
}

function requireLimit(what: string, value: number, most: number): void {
  checkNumber('augmenting', `a ${what} of 0 to ${most}`, value, (given) => given >= 0 && given <= most);
}
