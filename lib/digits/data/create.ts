import { checkFields, checkKind, describe } from '../check/values';
import { plainBytes } from './bytes';
import { CLASSES, type Digits, IMAGE_SIZE, PIXELS } from './digits';
import type { Idx } from './idx';

/**
 * Digits from pixels and labels, which are kept, not copied: as plain Uint8Arrays on the same memory, where
 * a Buffer or a Uint8ClampedArray is given.
 *
 * @param images uint8, shape (count, 28, 28), 0 = background to 255 = ink
 * @param labels uint8, shape (count), 0 to 9
 * @param name what to call them in an error. @default 'digits'
 * @throws TypeError if pixels or labels are not bytes in an array of that type
 * @throws RangeError if there is not one label an image, or a label is not a whole number from 0 to 9
 * @example
 * const paper = new Uint8Array(2 * 28 * 28);
 * const own = createDigits(paper, Uint8Array.of(3, 8));
 * own.count // 2
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
 * @example
 * const images = { shape: [2, 28, 28], values: new Uint8Array(2 * 28 * 28) };
 * const labels = { shape: [2], values: Uint8Array.of(3, 8) };
 * digitsFromIdx(images, labels, 'two blank digits').count // 2
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
