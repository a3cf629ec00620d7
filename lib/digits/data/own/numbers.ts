import { reasonOf } from '@digits/common/text';

import { describe } from '../../check/values';
import type { GrayImage } from '../drawn/gray-image';
import { grayOf } from './gray';
import { checkSize } from './picture';

/** A tensor of TensorFlow.js, or anything that tells its numbers as one does. */
export interface TensorLike {
  readonly shape: readonly number[];
  dataSync(): ArrayLike<number>;
}

/**
 * A picture from rows of numbers, from 0 = black to 1 or 255 = white: if none is above 1, 1 is white.
 *
 * @throws TypeError if these are no rows of numbers
 * @throws RangeError if the rows are not of one length, or a number is below 0 or above 255
 */
export function grayOfRows(doing: string, rows: readonly ArrayLike<number>[]): GrayImage {
  const width = rows[0]?.length ?? 0;
  checkSize(doing, width, rows.length);
  const uneven = rows.findIndex((row) => row.length !== width);
  if (uneven >= 0) {
    throw new RangeError(`${doing}: expected rows of ${width} numbers, found ${rows[uneven]?.length} in row ${uneven}`);
  }
  return { pixels: bytesOf(doing, rows.map((row) => Array.from(row)).flat()), width, height: rows.length };
}

/**
 * A picture from a tensor of shape (height, width), or with 1, 3 or 4 channels behind.
 *
 * @throws RangeError as `grayOfRows`, or if it has another shape, or not as many numbers
 * @throws Error if its numbers cannot be read, as those of one that was disposed of
 */
export function grayOfTensor(doing: string, tensor: TensorLike): GrayImage {
  const [height = 0, width = 0, channels = 1] = tensor.shape;
  if (tensor.shape.length < 2 || tensor.shape.length > 3 || ![1, 3, 4].includes(channels)) {
    throw new RangeError(
      `${doing}: expected a tensor of shape [height, width], or with 1, 3 or 4 channels, found [${tensor.shape.join(', ')}]`,
    );
  }
  checkSize(doing, width, height);
  const values = numbersOf(doing, tensor);
  if (values.length !== width * height * channels) {
    throw new RangeError(
      `${doing}: expected ${width * height * channels} numbers in the tensor, found ${values.length}`,
    );
  }
  const bytes = bytesOf(doing, values);
  if (channels === 1) return { pixels: bytes, width, height };
  const data = new Uint8Array(4 * width * height);
  for (let pixel = 0; pixel < width * height; pixel++) {
    data.set(bytes.subarray(pixel * channels, pixel * channels + 3), 4 * pixel);
    data[4 * pixel + 3] = channels === 4 ? (bytes[4 * pixel + 3] ?? 0) : 255;
  }
  return grayOf({ data, width, height });
}

/**
 * The numbers of a tensor.
 *
 * @throws Error if they cannot be read, as those of one that was disposed of, TypeError if it has none
 */
function numbersOf(doing: string, tensor: TensorLike): ArrayLike<number> {
  let values: unknown;
  try {
    values = tensor.dataSync();
  } catch (cause) {
    throw new Error(`${doing}: expected a tensor that can be read, found one that cannot: ${reasonOf(cause)}`, {
      cause,
    });
  }
  if (isRow(values)) return values;
  throw new TypeError(`${doing}: expected a tensor with an array of numbers, found ${describe(values)}`);
}

/** Whether it is an array, plain or typed. */
export function isRow(row: unknown): row is ArrayLike<number> {
  return Array.isArray(row) || (ArrayBuffer.isView(row) && 'length' in row);
}

function bytesOf(doing: string, values: ArrayLike<number>): Uint8Array {
  let most = 0;
  for (let at = 0; at < values.length; at++) {
    const value: unknown = values[at];
    if (typeof value !== 'number') {
      throw new TypeError(`${doing}: expected numbers, found ${describe(value)} at position ${at}`);
    }
    if (!(value >= 0 && value <= 255)) {
      throw new RangeError(`${doing}: expected numbers from 0 to 255, found ${value} at position ${at}`);
    }
    most = Math.max(most, value);
  }
  const white = most <= 1 ? 255 : 1;
  return Uint8Array.from(values, (value) => Math.round(value * white));
}
