import { checkShape } from '../check/digits';
import { checkOptions, type OptionNames } from '../check/options';
import { checkFields, checkKind, describe, isKind } from '../check/values';
import { plainBytes } from './bytes';
import { type Digits, measuresOf } from './digits';
import type { Idx } from './idx';

/**
 * Digits from pixels and labels, which are kept, not copied: as plain Uint8Arrays on the same memory, where
 * a Buffer or a Uint8ClampedArray is given.
 *
 * @param images uint8, shape (count, 28, 28), or of the size that `about` says, 0 = background to 255 = ink
 * @param labels uint8, shape (count), 0 to 9, or to one less than the classes that `about` says
 * @param name what to call them in an error. @default 'digits'
 * @param about the size of the images, the number of classes and what they are called. @default MNIST's
 * @throws TypeError if pixels or labels are not bytes in an array of that type, or a label is no number
 * @throws RangeError if there is not one label an image, a label is not a whole number below the number of classes,
 *   or there are not as many names as classes
 * @example
 * const paper = new Uint8Array(2 * 28 * 28);
 * const own = createDigits(paper, Uint8Array.of(3, 8));
 * own.count // 2
 * const icons = createDigits(new Uint8Array(2 * 8 * 8), Uint8Array.of(0, 1), 'icons', { size: 8, classes: 2 });
 * icons.size // 8
 */
export function createDigits(
  images: Uint8Array | Uint8ClampedArray,
  labels: Uint8Array | Uint8ClampedArray,
  name = 'digits',
  about: AboutDigits = {},
): Digits {
  const doing = 'creating digits';
  checkKind(doing, 'a name of text', name, 'string');
  checkOptions(doing, about, ABOUT);
  checkShape(name, about);
  const { pixels, classes } = measuresOf(about);
  checkNames(name, classes, about.classNames);
  const kept = { images: requirePixels(images, name), labels: requireLabels(labels, name, classes) };
  const count = kept.labels.length;
  if (kept.images.length !== count * pixels) {
    throw new RangeError(
      `${name}: expected ${pixels} pixels for each of ${count} labels, ${count * pixels} in all, ` +
        `found ${kept.images.length}`,
    );
  }
  return { ...about, ...kept, count };
}

/** What is known of digits beside pixels and labels. */
export type AboutDigits = Pick<Digits, 'size' | 'classes' | 'classNames'>;

const ABOUT: OptionNames<AboutDigits> = { size: true, classes: true, classNames: 'array' };

/** @throws RangeError unless there is a name for each class, or none at all; TypeError if one is no text */
function checkNames(name: string, classes: number, classNames?: readonly string[]): void {
  if (classNames === undefined) return;
  for (const each of classNames) checkKind(name, 'names of classes as text', each, 'string');
  if (classNames.length === classes) return;
  throw new RangeError(`${name}: expected a name for each of ${classes} classes, found ${classNames.length} names`);
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

function requireLabels(labels: unknown, name: string, classes: number): Uint8Array {
  const bytes = plainBytes(labels);
  const values = bytes ?? (isNumbers(labels) ? labels : []);
  const wrong = values.findIndex((label: unknown) => !isLabel(label, classes));
  if (wrong >= 0) {
    const found: unknown = values[wrong];
    const message = `${name}: expected labels from 0 to ${classes - 1}, found ${describe(found)} at index ${wrong}`;
    throw typeof found === 'number' ? new RangeError(message) : new TypeError(message);
  }
  if (bytes !== undefined) return bytes;
  const cure = values.length > 0 ? ': Uint8Array.from(labels) makes one' : '';
  throw new TypeError(`${name}: expected labels in a Uint8Array, found ${describe(labels)}${cure}`);
}

/** Whether these can be numbers: neither a DataView nor 64-bit integers, which are of another kind. */
function isNumbers(values: unknown): values is readonly number[] {
  const others = [DataView, BigInt64Array, BigUint64Array];
  return Array.isArray(values) || (ArrayBuffer.isView(values) && !others.some((other) => isKind(values, other)));
}

function isLabel(value: unknown, classes: number): boolean {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) < classes;
}

/**
 * Digits from a pair of IDX files, without a copy. The size is that of the images.
 *
 * @param images what `parseIdx` gave for the images
 * @param labels what it gave for the labels
 * @param about the number of classes and what they are called. @default ten, the digits
 * @throws TypeError if these are not images and labels of `parseIdx`, or the name no text
 * @throws RangeError if the images are not square, of 1 to 64 pixels a side, or there is not one label of a class an
 *   image
 * @example
 * const images = { shape: [2, 28, 28], values: new Uint8Array(2 * 28 * 28) };
 * const labels = { shape: [2], values: Uint8Array.of(3, 8) };
 * digitsFromIdx(images, labels, 'two blank digits').count // 2
 */
export function digitsFromIdx(images: Idx, labels: Idx, name: string, about: Omit<AboutDigits, 'size'> = {}): Digits {
  const doing = 'taking digits from IDX';
  for (const idx of [images, labels]) {
    checkFields(doing, 'what parseIdx gives', idx, { shape: 'array', values: Uint8Array });
  }
  checkKind(doing, 'a name of text', name, 'string');
  const [imageCount, rows, columns] = images.shape;
  if (rows === undefined || rows !== columns) {
    throw new RangeError(`${name}: expected square images, found ${rows} x ${columns} pixels`);
  }
  if (imageCount !== labels.shape[0]) {
    throw new RangeError(
      `${name}: expected one label for each of ${imageCount} images, found ${labels.shape[0]} labels`,
    );
  }
  // What MNIST's digits are goes without saying.
  const size = rows === measuresOf({}).size ? {} : { size: rows };
  return createDigits(images.values, labels.values, name, { ...size, ...about });
}
