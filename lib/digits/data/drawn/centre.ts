import { checkFields, checkNumber, describe, isWhole } from '../../check/values';
import { plainBytes } from '../bytes';
import { IMAGE_SIZE, PIXELS } from '../digits';
import { type GrayImage, inkBox, NO_IMAGE, partOf, resized } from './gray-image';

/** Longer side of the ink of every digit of MNIST, in pixels. */
const BOX = 20;

/** A digit as MNIST has them, and the steps on the way there. */
export interface PreparedDigit {
  /** What is left when the paper around the ink is cut off; of size 0 without ink. */
  readonly cropped: GrayImage;
  /** The same, its longer side 20 pixels, in gray where an edge falls between two. */
  readonly scaled: GrayImage;
  /** Column of the 28 x 28 pixels in which the scaled picture begins. */
  readonly left: number;
  /** Row in which it begins. */
  readonly top: number;
  /** The digit, uint8, shape (28, 28), 0 = paper to 255 = ink. */
  readonly pixels: Uint8Array;
}

const DOING = 'preparing a digit';

/**
 * Makes of a picture of one digit what MNIST would have made of it: crops it to its ink, scales it so that its
 * longer side is 20 pixels, and puts it into 28 x 28 so that its centre of mass is next to the pixel (14, 14),
 * rows and columns counted from 0. Of MNIST's 10,000 test digits it changes three, whose ink is 19 pixels high.
 *
 * Source: Y. LeCun, C. Cortes and C. J. C. Burges, THE MNIST DATABASE; that the shift is a whole number of pixels
 * was found in the digits themselves, whose centres lie from 13.5 to 14.5.
 *
 * @param image ink light on dark as in MNIST: 0 = paper, 255 = ink. A photograph must be turned so before, and
 *   all that is no ink set to 0
 * @throws TypeError if it is not a picture of bytes
 * @throws RangeError if there are not width times height pixels
 * @example
 * const { test } = loadDigits('quick');
 * const { pixels } = centreDigit({ pixels: imageAt(test, 0), width: 28, height: 28 });
 * pixels.every((value, at) => value === imageAt(test, 0)[at]) // true
 */
export function centreDigit(image: GrayImage): PreparedDigit {
  return centred(checkImage(DOING, image));
}

/** The same, of a picture that is known to be one. */
export function centred(image: GrayImage): PreparedDigit {
  const box = inkBox(image);
  if (!box) return { cropped: NO_IMAGE, scaled: NO_IMAGE, left: 0, top: 0, pixels: new Uint8Array(PIXELS) };
  const cropped = partOf(image, box);
  const factor = BOX / Math.max(box.width, box.height);
  const size = (length: number): number => Math.max(1, Math.round(length * factor));
  const scaled = resized(cropped, size(box.width), size(box.height));
  const { row, column } = centreOfMass(scaled);
  const left = offset(column, scaled.width);
  const top = offset(row, scaled.height);
  const { pixels } = partOf(scaled, { left: -left, top: -top, width: IMAGE_SIZE, height: IMAGE_SIZE });
  return { cropped, scaled, left, top, pixels: Uint8Array.from(pixels) };
}

/**
 * Mean row and column of the ink, each pixel weighted by its intensity, from 0; the middle of a picture without ink.
 */
export function centreOfMass({ pixels, width, height }: GrayImage): { readonly row: number; readonly column: number } {
  let [mass, rows, columns] = [0, 0, 0];
  pixels.forEach((value, at) => {
    const row = Math.floor(at / width);
    mass += value;
    rows += value * row;
    columns += value * (at - row * width);
  });
  if (mass === 0) return { row: (height - 1) / 2, column: (width - 1) / 2 };
  return { row: rows / mass, column: columns / mass };
}

/** Where a side must begin so that the centre comes next to 14, with no ink beyond the edge. */
function offset(centre: number, length: number): number {
  // From 13.5 to below 14.5, as MNIST has it.
  return Math.min(IMAGE_SIZE - length, Math.max(0, Math.ceil(IMAGE_SIZE / 2 - centre - 0.5)));
}

/**
 * Checks a picture in shades of gray.
 *
 * @returns the same with plain bytes
 * @throws TypeError if it is none
 * @throws RangeError if there are not width times height pixels
 */
export function checkImage(doing: string, image: GrayImage): GrayImage {
  checkFields(doing, 'a picture with pixels, width and height', image, { width: 'number', height: 'number' });
  const { width, height } = image;
  const pixels = plainBytes(image.pixels);
  if (pixels === undefined) {
    throw new TypeError(`${doing}: expected pixels of 0 to 255 in a Uint8Array, found ${describe(image.pixels)}`);
  }
  checkNumber(doing, 'a width in whole pixels', width, isWhole);
  checkNumber(doing, 'a height in whole pixels', height, isWhole);
  if (pixels.length !== width * height) {
    throw new RangeError(`${doing}: expected ${width} x ${height} pixels, found ${pixels.length}`);
  }
  return { pixels, width, height };
}
