import { checkDigits } from '../../check/digits';
import { checkOptions } from '../../check/options';
import { normal } from '../../random/normal';
import { type Random, seededRandom } from '../../random/random';
import { type Digits, IMAGE_SIZE, measuresOf } from '../digits';
import { imageAt } from '../select';
import type { TransformOptions } from '../transform/each-image';
import type { ImageLike } from './picture';

/** Least and most of what is drawn for each picture: its sides, and how often 28 pixels the image in it is. */
const SIDE = [64, 160] as const;
const SCALE = [1.5, 4] as const;
/** Degrees that a digit is turned by, at most, either way. */
const TURN = 15;
/** Brightness of a bright ground; a dark one is as far from black. */
const GROUND = [150, 255] as const;
const CONTRAST = [80, 150] as const;
/** Brightness that the ground gains or loses from one side to the other, at most, and deviation of its noise. */
const [SHADOW, NOISE] = [60, 4];

/**
 * Pictures of digits as people hand them in: each on a ground of its own size, bright or dark and in a shadow, at any
 * place, in another size, slightly turned, with some noise; images of any size are as large in them as those of 28 x 28.
 * `digitFromImage` makes digits of them again, of 28 x 28.
 *
 * @returns one picture for each digit, in their order
 * @throws TypeError if these are no digits, or the seed is not an integer
 * @example
 * const pictures = picturesOf(firstDigits(loadDigits('quick').test, 3), { seed: 1 });
 * pictures.map((picture) => digitFromImage(picture).pixels.length) // [784, 784, 784]
 */
export function picturesOf(digits: Digits, options: TransformOptions = {}): ImageLike[] {
  const doing = 'making pictures of digits';
  checkDigits(doing, digits, 0);
  checkOptions(doing, options, { seed: true });
  const random = seededRandom(options.seed ?? 1);
  const { size } = measuresOf(digits);
  return Array.from({ length: digits.count }, (_, index) => pictureOf(imageAt(digits, index), size, random));
}

function pictureOf(image: Uint8Array, size: number, random: Random): ImageLike {
  const between = ([least, most]: readonly [number, number]): number => least + (most - least) * random.uniform();
  const [width, height] = [Math.round(between(SIDE)), Math.round(between(SIDE))];
  const scale = Math.min(between(SCALE), Math.min(width, height) / IMAGE_SIZE) * (IMAGE_SIZE / size);
  const angle = (between([-TURN, TURN]) * Math.PI) / 180;
  const [cosine, sine] = [Math.cos(angle) / scale, Math.sin(angle) / scale];
  const half = (scale * size) / 2;
  const [x, y] = [between([half, width - half]), between([half, height - half])];
  const isBright = random.below(2) === 0;
  const bright = between(GROUND);
  const [ground, ink] = isBright ? [bright, -between(CONTRAST)] : [255 - bright, between(CONTRAST)];
  const [across, down] = [between([-SHADOW / 2, SHADOW / 2]) / width, between([-SHADOW / 2, SHADOW / 2]) / height];
  const tint = [between([0.9, 1]), between([0.9, 1]), between([0.9, 1])];
  const data = new Uint8ClampedArray(4 * width * height).fill(255);
  for (let at = 0; at < width * height; at++) {
    const [right, below] = [(at % width) + 0.5 - x, Math.floor(at / width) + 0.5 - y];
    const level = intensityAt(image, size, cosine * right + sine * below, cosine * below - sine * right);
    const light = ground + level * ink + across * right + down * below + NOISE * normal(random);
    tint.forEach((share, channel) => (data[4 * at + channel] = share * light));
  }
  return { data, width, height };
}

/** Ink at a place from the middle of an image, 0 to 1, bilinear between pixels. */
function intensityAt(image: Uint8Array, size: number, right: number, below: number): number {
  const [x, y] = [right + size / 2 - 0.5, below + size / 2 - 0.5];
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [dx, dy] = [x - left, y - top];
  const at = (row: number, column: number): number => {
    const isInside = row >= 0 && column >= 0 && row < size && column < size;
    return isInside ? (image[row * size + column] ?? 0) : 0;
  };
  const upper = (1 - dx) * at(top, left) + dx * at(top, left + 1);
  const lower = (1 - dx) * at(top + 1, left) + dx * at(top + 1, left + 1);
  return ((1 - dy) * upper + dy * lower) / 255;
}
