import { checkDigit, checkDigits } from '../check/digits';
import { checkFields, checkKind, checkNumber, checkNumbers, describe, isCount } from '../check/values';
import { plainBytes } from './bytes';
import type { Idx } from './idx';

/** Height and width of every MNIST image, in pixels. */
export const IMAGE_SIZE = 28;

/** Pixels in one image, 28 x 28. */
export const PIXELS = IMAGE_SIZE * IMAGE_SIZE;

/** Number of classes: the digits 0 to 9. */
export const CLASSES = 10;

/**
 * A set of labelled grayscale digits, as stored: one byte a pixel, one byte a label.
 *
 * The arrays may be views into a larger buffer; nothing in the library writes to them. Their `slice` is a
 * copy, their `subarray` a view.
 */
export interface Digits {
  /** Pixels, uint8, shape (count, 28, 28) in row-major order, 0 = background to 255 = ink. */
  readonly images: Uint8Array;
  /** Labels, uint8, shape (count), 0 to 9. */
  readonly labels: Uint8Array;
  /** Number of images, and of labels. */
  readonly count: number;
}

/** A data set in the two parts in which it is published. */
export interface DigitsDataset {
  /** What `loadDigits` calls it. */
  readonly name: DatasetName;
  /** Where the digits come from, in a few words. */
  readonly source: string;
  readonly train: Digits;
  readonly test: Digits;
}

/** The data sets there are: all of MNIST, or 10,000 of its digits for a quick run. */
export const DATASET_NAMES = ['mnist', 'quick'] as const;
export type DatasetName = (typeof DATASET_NAMES)[number];

/**
 * Digits from pixels and labels, which are kept, not copied: as plain Uint8Arrays on the same memory, where
 * a Buffer or a Uint8ClampedArray is given.
 *
 * @param images uint8, shape (count, 28, 28), 0 = background to 255 = ink
 * @param labels uint8, shape (count), 0 to 9
 * @param name what to call them in an error
 * @throws TypeError if pixels or labels are not bytes in an array of that type
 * @throws RangeError if there is not one label an image, or a label is not a whole number from 0 to 9
 */
export function createDigits(
  images: Uint8Array | Uint8ClampedArray,
  labels: Uint8Array | Uint8ClampedArray,
  name = 'digits',
): Digits {
  checkKind('creating digits', 'a name of text', name, 'string');
  const kept = { images: requirePixels(images, name), labels: requireLabels(labels, name) };
  const count = kept.labels.length;
  if (kept.images.length !== count * PIXELS) {
    throw new RangeError(
      `${name}: expected ${PIXELS} pixels for each of ${count} labels, ${count * PIXELS} in all, ` +
        `found ${kept.images.length}`,
    );
  }
  return { ...kept, count };
}

function requirePixels(pixels: unknown, name: string): Uint8Array {
  const bytes = plainBytes(pixels);
  if (bytes !== undefined) return bytes;
  // Numbers of 0 to 1 would all become 0 in bytes.
  const cure = isNumbers(pixels)
    ? pixels.every((value) => value >= 0 && value <= 1)
      ? ': Uint8Array.from(pixels, (value) => Math.round(255 * value)) makes bytes of numbers from 0 to 1'
      : ': Uint8Array.from(pixels) makes bytes of whole numbers'
    : '';
  throw new TypeError(`${name}: expected pixels of 0 to 255 in a Uint8Array, found ${describe(pixels)}${cure}`);
}

function requireLabels(labels: unknown, name: string): Uint8Array {
  const bytes = plainBytes(labels);
  const values = bytes ?? (isNumbers(labels) ? labels : []);
  const wrong = values.findIndex((label: unknown) => !isLabel(label));
  if (wrong >= 0) {
    throw new RangeError(`${name}: expected labels from 0 to 9, found ${describe(values[wrong])} at index ${wrong}`);
  }
  if (bytes !== undefined) return bytes;
  const cure = values.length > 0 ? ': Uint8Array.from(labels) makes one' : '';
  throw new TypeError(`${name}: expected labels in a Uint8Array, found ${describe(labels)}${cure}`);
}

function isNumbers(values: unknown): values is readonly number[] {
  return Array.isArray(values) || (ArrayBuffer.isView(values) && !(values instanceof DataView));
}

function isLabel(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) < CLASSES;
}

/**
 * Digits from a pair of IDX files, without a copy.
 *
 * @param images what `parseIdx` gave for the images
 * @param labels what it gave for the labels
 * @throws TypeError if these are not images and labels of `parseIdx`, or the name no text
 * @throws RangeError if the images are not 28 x 28, or there is not one label from 0 to 9 an image
 */
export function digitsFromIdx(images: Idx, labels: Idx, name: string): Digits {
  const doing = 'taking digits from IDX';
  for (const idx of [images, labels]) {
    checkFields(doing, 'what parseIdx gives', idx, { shape: 'array', values: Uint8Array });
  }
  checkKind(doing, 'a name of text', name, 'string');
  const [imageCount, rows, columns] = images.shape;
  if (rows !== IMAGE_SIZE || columns !== IMAGE_SIZE) {
    throw new RangeError(`${name}: expected images of 28 x 28 pixels, found ${rows} x ${columns}`);
  }
  if (imageCount !== labels.shape[0]) {
    throw new RangeError(
      `${name}: expected one label for each of ${imageCount} images, found ${labels.shape[0]} labels`,
    );
  }
  return createDigits(images.values, labels.values, name);
}

/**
 * The pixels of one image: a view, not a copy.
 *
 * @returns uint8, shape (28, 28)
 * @throws RangeError if there is no image of that index
 */
export function imageAt(digits: Digits, index: number): Uint8Array {
  checkDigit('reading an image', digits, index);
  return digits.images.subarray(index * PIXELS, (index + 1) * PIXELS);
}

/**
 * The label of one image.
 *
 * @throws RangeError if there is no image of that index
 */
export function labelAt(digits: Digits, index: number): number {
  checkDigit('reading a label', digits, index);
  return digits.labels[index] ?? 0;
}

/**
 * A new set of the digits at these indices, in this order (copies their pixels).
 *
 * @throws RangeError if there is no image of one of the indices
 */
export function selectDigits(digits: Digits, indices: ArrayLike<number>): Digits {
  const doing = 'selecting digits';
  checkDigits(doing, digits, 0);
  const { images, labels, count } = digits;
  const isIndex = (given: number): boolean => Number.isInteger(given) && given >= 0 && given < count;
  checkNumbers(doing, `indices from 0 to ${count - 1}`, indices, isIndex);
  const { length } = indices;
  const selected = { images: new Uint8Array(length * PIXELS), labels: new Uint8Array(length), count: length };
  for (let position = 0; position < length; position++) {
    const index = indices[position] ?? 0;
    selected.images.set(images.subarray(index * PIXELS, (index + 1) * PIXELS), position * PIXELS);
    selected.labels[position] = labels[index] ?? 0;
  }
  return selected;
}

/**
 * A new set of the first digits (copies their pixels): for a quick try.
 *
 * @param count how many: a whole number, at most as many as there are
 * @throws RangeError if there are not so many
 */
export function firstDigits(digits: Digits, count: number): Digits {
  const doing = 'taking the first digits';
  checkDigits(doing, digits);
  checkNumber(
    doing,
    `a whole number from 1 to ${digits.count}`,
    count,
    (given) => isCount(given) && given <= digits.count,
  );
  // Not slice, which in a Buffer gives a view.
  const copy = (bytes: Uint8Array, end: number): Uint8Array => new Uint8Array(bytes.subarray(0, end));
  return { images: copy(digits.images, count * PIXELS), labels: copy(digits.labels, count), count };
}

/** How many digits there are of each class: shape (10), index = label. */
export function classCounts(digits: Digits): number[] {
  checkDigits('counting classes', digits, 0);
  const counts = new Array<number>(CLASSES).fill(0);
  for (const label of digits.labels) counts[label] = (counts[label] ?? 0) + 1;
  return counts;
}
