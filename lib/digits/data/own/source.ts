import { describe, isKind } from '../../check/values';
import { readNamedFile } from '../../platform/files';
import { type Location, pathOf } from '../../platform/location';
import { plainBytes } from '../bytes';
import type { GrayImage } from '../drawn/gray-image';
import { decodeImage } from './decode';
import { grayOf } from './gray';
import { grayOfRows, grayOfTensor, isRow, type TensorLike } from './numbers';
import { checkSize, type ImageLike } from './picture';

/**
 * A picture in one of the forms in which one has it: the path of a PNG or JPEG, its bytes, the `ImageData` of a canvas,
 * rows of numbers, or a tensor of TensorFlow.js.
 */
export type ImageSource =
  Location | Uint8Array | Uint8ClampedArray | ImageLike | TensorLike | readonly ArrayLike<number>[];

/**
 * How bright each pixel of a picture is, 0 = black to 255 = white.
 *
 * @param doing what is being done, for the error
 * @throws TypeError if it is no picture
 * @throws RangeError if it is too large, or its numbers are out of range
 * @throws Error if a file cannot be read, or is damaged
 */
export function brightnessOf(doing: string, source: ImageSource): GrayImage {
  const given: unknown = source;
  const bytes = plainBytes(given);
  if (bytes !== undefined) return grayOf(decodeImage(doing, bytes));
  if (typeof source === 'string' || source instanceof URL) return grayOfFile(doing, source);
  if (isRows(given)) return grayOfRows(doing, given);
  if (typeof given === 'object' && given !== null) {
    if (isTensor(given)) return grayOfTensor(doing, given);
    if ('data' in given && 'width' in given && 'height' in given) return grayOf(checkImage(doing, given));
  }
  throw new TypeError(
    `${doing}: expected the path of a PNG or JPEG, its bytes, ImageData, rows of numbers or a tensor, ` +
      `found ${describe(given)}`,
  );
}

function grayOfFile(doing: string, location: Location): GrayImage {
  const file = pathOf(doing, location);
  return grayOf(decodeImage(`${doing} of ${file}`, readNamedFile(doing, file)));
}

function isRows(given: unknown): given is readonly ArrayLike<number>[] {
  // Not every, which passes over holes.
  return Array.isArray(given) && given.length > 0 && Array.from<unknown>(given).every(isRow);
}

function isTensor(given: object): given is TensorLike {
  return 'shape' in given && Array.isArray(given.shape) && 'dataSync' in given && typeof given.dataSync === 'function';
}

function checkImage(doing: string, given: { data: unknown; width: unknown; height: unknown }): ImageLike {
  const data = plainBytes(given.data);
  const { width, height } = given;
  if (data === undefined || !isKind(width, 'number') || !isKind(height, 'number')) {
    throw new TypeError(`${doing}: expected ImageData with bytes, a width and a height, found ${describe(given)}`);
  }
  const [columns, rows] = [Number(width), Number(height)];
  checkSize(doing, columns, rows);
  if (!Number.isInteger(columns) || !Number.isInteger(rows) || data.length !== 4 * columns * rows) {
    throw new RangeError(
      `${doing}: expected 4 bytes for each of ${columns} x ${rows} pixels, ${4 * columns * rows} in all, found ${data.length}`,
    );
  }
  return { data, width: columns, height: rows };
}
