import { checkFields, checkKind, describe } from '../../check/values';
import { createDigits } from '../create';
import { type Digits, IMAGE_SIZE, PIXELS } from '../digits';
import { centred, checkImage, type PreparedDigit } from '../drawn/centre';
import { type GrayImage, partOf, resized } from '../drawn/gray-image';
import { inverted, isDarkOnBright, withoutGround } from './paper';
import { boxAround, countDigits, onlyParts, type Part, writtenParts } from './parts';
import { brightnessOf, type ImageSource } from './source';
import { otsuThreshold } from './threshold';
import { unusualLooks } from './unusual';

/** A step from a picture to a digit as MNIST has them. */
export type ImageStep = 'gray' | 'ink' | 'cropped' | 'scaled' | 'centred';

/** All steps in their order. */
export const IMAGE_STEPS: readonly ImageStep[] = ['gray', 'ink', 'cropped', 'scaled', 'centred'];

/** A digit as MNIST has them, and the steps on the way there from a picture. */
export interface ImageDigit extends PreparedDigit {
  /** How bright the picture is, 0 = black to 255 = white; its longer side has at most 200 pixels. */
  readonly gray: GrayImage;
  /** The ink alone, bright on dark as MNIST has it: 0 = paper to 255 = ink. */
  readonly ink: GrayImage;
  /** What makes the answer of a network doubtful, in words; empty if nothing does. */
  readonly warnings: readonly string[];
}

/** Longer side of a picture while its steps are made: ten times that of a digit of MNIST. */
const LONGEST = 200;
/** Least contrast of ink and ground for there to be ink at all, and for it not to be pale, of 255. */
const [LEAST_CONTRAST, PALE] = [20, 60];
/** Share of the way from the ground to the ink below which a pixel is paper: at least, and with much noise at most. */
const PAPER = [0.1, 1 / 3] as const;
/** Noise above which a pixel is hardly paper, in medians of it: three standard deviations, if it is normal. */
const NOISES = 4.5;

const DOING = 'taking a digit from a picture';

/**
 * A digit from a picture of any size and colour, prepared as MNIST's digits were: in gray, bright ink on dark ground,
 * without the paper's shades, lines along it and dust; cropped; its longer side scaled to 20 pixels; its centre of
 * mass in the middle of 28 x 28. `imageSteps` shows the steps.
 *
 * The ink is found by Otsu's threshold on what is left when the ground is taken away. A JPEG is turned as its camera
 * says; what is transparent is taken for ground. One digit a picture.
 *
 * @param source the path of a PNG or JPEG, its bytes, the `ImageData` of a canvas, rows of numbers (0 = black to 1 or
 *   255 = white), or a tensor of shape [height, width] or [height, width, channels]
 * @throws TypeError if it is no picture, or a file of another kind
 * @throws RangeError if it has more than 25 million pixels, or no ink that stands out from its ground
 * @throws Error if a file cannot be read, or is damaged, or a tensor was disposed of
 * @example
 * const bar = Array.from({ length: 50 }, (_, row) => Array.from({ length: 40 }, (_, column) =>
 *   row > 4 && row < 35 && column > 20 && column < 26 ? 30 : 240));
 * const one = digitFromImage(bar);
 * [one.scaled.width, one.scaled.height] // [3, 20]
 * one.warnings.length // 0
 */
export function digitFromImage(source: ImageSource): ImageDigit {
  return fromBrightness(DOING, brightnessOf(DOING, source));
}

/** The same from the brightness of a picture. */
export function fromBrightness(doing: string, image: GrayImage): ImageDigit {
  const gray = shrunk(image);
  const { ink, contrast, parts } = inkOf(doing, gray);
  const prepared = brightened(centred(ink));
  const warnings = [...doubts(gray, contrast, parts), ...unusualLooks(prepared.pixels)];
  return { ...prepared, gray, ink, warnings };
}

/**
 * What a network would be given if the preparation ended with a step: the picture so far as 28 x 28 pixels.
 * Before `scaled` all of it is resized to that, however long or wide; at `scaled` the middle of the box around the
 * ink stands in the middle; `centred` is all of the preparation.
 *
 * @returns uint8, shape (28, 28)
 * @throws TypeError if it is no digit such as `digitFromImage` gives
 * @throws RangeError if there is no such step
 * @example
 * const digit = digitFromImage([[255, 0, 255, 255], [255, 0, 255, 255], [255, 0, 255, 255], [255, 255, 255, 255]]);
 * pixelsAfter(digit, 'gray')[0] // 255
 * pixelsAfter(digit, 'ink')[0] // 0
 */
export function pixelsAfter(digit: ImageDigit, step: ImageStep): Uint8Array {
  const doing = 'reading a step';
  checkSteps(doing, digit);
  const whole = (image: GrayImage): Uint8Array => Uint8Array.from(resized(image, IMAGE_SIZE, IMAGE_SIZE).pixels);
  switch (step) {
    case 'gray':
    case 'ink':
    case 'cropped':
      return whole(digit[step]);
    case 'scaled': {
      const { scaled } = digit;
      const before = (length: number): number => -Math.floor((IMAGE_SIZE - length) / 2);
      const frame = { left: before(scaled.width), top: before(scaled.height), width: IMAGE_SIZE, height: IMAGE_SIZE };
      return Uint8Array.from(partOf(scaled, frame).pixels);
    }
    case 'centred':
      return digit.pixels;
    default: {
      const found: unknown = step;
      throw new RangeError(`${doing}: expected ${IMAGE_STEPS.join(', ')}, found ${describe(found)}`);
    }
  }
}

/**
 * The digits of several pictures as `pixelsAfter` gives them, with their labels: what a network would be given if all
 * preparation ended with a step.
 *
 * @param labels one for each picture, 0 to 9
 * @throws TypeError if these are no digits such as `digitFromImage` gives, or no labels in a Uint8Array
 * @throws RangeError if there is not one label a picture, or no such step
 * @example
 * const { read, labels } = digitsFromFolder();
 * digitsAfter(read.map(({ digit }) => digit), labels, 'cropped').count // 12
 */
export function digitsAfter(digits: readonly ImageDigit[], labels: Uint8Array, step: ImageStep): Digits {
  checkKind('taking digits after a step', 'an array of digits, such as digitFromImage gives', digits, 'array');
  const images = new Uint8Array(digits.length * PIXELS);
  // Not forEach, which passes over the holes of an array.
  for (const [index, digit] of digits.entries()) images.set(pixelsAfter(digit, step), index * PIXELS);
  return createDigits(images, labels);
}

/** @throws TypeError if it is no digit such as `digitFromImage` gives */
export function checkSteps(doing: string, digit: ImageDigit): void {
  const what = 'a digit, such as digitFromImage gives';
  checkFields(doing, what, digit, { gray: 'object', ink: 'object', pixels: Uint8Array, warnings: 'array' });
  const { gray, ink, cropped, scaled } = digit;
  for (const image of [gray, ink, cropped, scaled]) checkImage(doing, image);
}

/** Thin strokes become gray when they are scaled: every digit of MNIST has a pixel of 254 or 255. */
function brightened(digit: PreparedDigit): PreparedDigit {
  const most = digit.pixels.reduce((largest, value) => Math.max(largest, value), 1);
  const bright = (pixels: Uint8Array | Uint8ClampedArray): Uint8Array =>
    Uint8Array.from(pixels, (value) => Math.round((255 * value) / most));
  return { ...digit, scaled: { ...digit.scaled, pixels: bright(digit.scaled.pixels) }, pixels: bright(digit.pixels) };
}

function shrunk(image: GrayImage): GrayImage {
  const factor = LONGEST / Math.max(image.width, image.height);
  const size = (length: number): number => Math.max(1, Math.round(length * factor));
  return factor >= 1 ? image : resized(image, size(image.width), size(image.height));
}

interface Ink {
  readonly ink: GrayImage;
  /** Median of the ink less that of the ground, 0 to 255. */
  readonly contrast: number;
  readonly parts: readonly Part[];
}

function inkOf(doing: string, gray: GrayImage): Ink {
  const flat = withoutGround(isDarkOnBright(gray) ? inverted(gray) : gray);
  const { low, high, noise } = otsuThreshold(flat.pixels);
  const contrast = high - low;
  if (contrast < LEAST_CONTRAST) {
    throw new RangeError(
      `${doing}: expected strokes that differ from their ground by at least ${LEAST_CONTRAST} of 255, ` +
        `found ${contrast.toFixed(0)}: the picture is empty, blurred or too pale`,
    );
  }
  const paper = Math.min(PAPER[1], Math.max(PAPER[0], (NOISES * noise) / contrast));
  const level = (value: number): number => {
    const share = (value - low) / contrast;
    return share < paper ? 0 : Math.min(255, Math.round(255 * share));
  };
  const all = { ...flat, pixels: flat.pixels.map(level) };
  const parts = writtenParts(all);
  return { ink: onlyParts(all, parts), contrast, parts };
}

/** What can be said against a picture itself. */
function doubts(gray: GrayImage, contrast: number, parts: readonly Part[]): string[] {
  const found = [];
  const digits = countDigits(parts);
  if (digits > 1) found.push(`there seem to be ${digits} digits side by side, which are taken for one: cut them apart`);
  if (contrast < PALE) {
    found.push(`the ink is pale: it differs from its ground by ${contrast.toFixed(0)} of 255`);
  }
  const { left, top, width, height } = boxAround(parts);
  const longer = Math.max(width, height);
  if (longer < 20) {
    const side = Math.max(gray.width, gray.height);
    found.push(`the digit is small: ${longer} of ${side} pixels along the picture, where MNIST has 20: cut it out`);
  }
  const isCut = left === 0 || top === 0 || left + width === gray.width || top + height === gray.height;
  if (isCut) found.push('the ink reaches the edge of the picture: some of the digit may be missing');
  return found;
}
