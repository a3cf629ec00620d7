import { checkKind, describe } from '../check/values';
import { plainBytes } from './bytes';

/** Contents of an IDX file of unsigned bytes. */
export interface Idx {
  /** Size of each dimension, for example [60000, 28, 28]. */
  readonly shape: readonly number[];
  /** The values in row-major order: a view into the file's bytes, not a copy. */
  readonly values: Uint8Array;
}

/** Third byte of the magic number: the values are unsigned bytes. */
const UNSIGNED_BYTE = 0x08;

/** Bytes of the magic number, and of the size of each dimension. */
const WORD = 4;

/** The number of dimensions stands in one byte. */
const MOST_DIMENSIONS = 255;

/** What the third byte of the magic number says of the values, by the format's page. */
const VALUE_TYPES: Readonly<Record<number, string>> = {
  0x08: 'unsigned bytes',
  0x09: 'signed bytes',
  0x0b: 'integers of 16 bits',
  0x0c: 'integers of 32 bits',
  0x0d: 'numbers of 32 bits',
  0x0e: 'numbers of 64 bits',
};

/** How files begin that are often taken for IDX files. */
const OTHER_FORMATS: readonly (readonly [start: readonly number[], format: string])[] = [
  [[0x1f, 0x8b], 'a gzip file: unpack it first, with gunzip or gunzipSync of node:zlib'],
  [[0x50, 0x4b, 3, 4], 'a zip file: unpack it first'],
  [[0x89, 0x50, 0x4e, 0x47], 'a PNG picture'],
  [[0x3c], 'a text that starts as HTML does, such as a page that says why a download failed'],
];

/**
 * Reads the IDX format in which MNIST is published: a magic number (two zero bytes, the type of
 * the values, the number of dimensions), each dimension's size as a big-endian 32-bit integer, then
 * the values.
 *
 * Source: http://yann.lecun.com/exdb/mnist/, section "The IDX file format".
 *
 * @param bytes the whole file
 * @param name what to call the file in an error
 * @param dimensions number of dimensions it must have: 3 for images, 1 for labels
 * @throws TypeError if the bytes are not in a Uint8Array, such as a Buffer
 * @throws SyntaxError if the magic number is not that of unsigned bytes in so many dimensions
 * @throws RangeError if the file is shorter or longer than its header says
 * @example
 * // A header that says "bytes, one dimension, two of them", and two labels.
 * const file = Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 2, 3, 8);
 * parseIdx(file, 'my labels', 1).values // [3, 8]
 */
export function parseIdx(bytes: Uint8Array, name: string, dimensions: number): Idx {
  checkKind('reading IDX', 'a name of text', name, 'string');
  const doing = `reading ${name}`;
  const file = plainBytes(bytes);
  if (file === undefined) {
    throw new TypeError(`${doing}: expected the file's bytes in a Uint8Array, found ${describe(bytes)}`);
  }
  if (!Number.isInteger(dimensions) || dimensions < 1 || dimensions > MOST_DIMENSIONS) {
    throw new RangeError(`${doing}: expected 1 to ${MOST_DIMENSIONS} dimensions, found ${describe(dimensions)}`);
  }
  const other = OTHER_FORMATS.find(([start]) => start.every((byte, at) => file[at] === byte));
  if (other !== undefined) throw new SyntaxError(`${doing}: expected an IDX file, found ${other[1]}`);
  const headerLength = WORD * (1 + dimensions);
  if (file.length < headerLength) {
    throw new RangeError(`${doing}: expected an IDX header of ${headerLength} bytes, found a file of ${file.length}`);
  }
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  const expectedMagic = (UNSIGNED_BYTE << 8) | dimensions;
  const magic = view.getUint32(0);
  if (magic !== expectedMagic) {
    throw new SyntaxError(
      `${doing}: expected the magic number ${hexadecimal(expectedMagic)} (${meaning(expectedMagic)}), ` +
        `found ${hexadecimal(magic)}${magic >>> 16 === 0 && meaning(magic) ? ` (${meaning(magic)})` : ''}`,
    );
  }
  const shape = Array.from({ length: dimensions }, (_, axis) => view.getUint32(WORD * (1 + axis)));
  const expectedLength = headerLength + shape.reduce((product, size) => product * size, 1);
  if (file.length !== expectedLength) {
    const expected = Number.isSafeInteger(expectedLength) ? `${expectedLength} bytes` : 'more bytes than any file has';
    throw new RangeError(
      `${doing}: expected ${expected} for the shape [${shape.join(', ')}] of its header, ` +
        `found ${file.length}${file.length < expectedLength ? ' (the file is truncated)' : ''}`,
    );
  }
  return { shape, values: file.subarray(headerLength) };
}

/** What the lower half of a magic number says; empty if it is none. */
function meaning(magic: number): string {
  const [type, dimensions] = [VALUE_TYPES[(magic >>> 8) & 0xff], magic & 0xff];
  if (type === undefined || dimensions === 0) return '';
  return `${type}, ${dimensions} dimension${dimensions === 1 ? '' : 's'}`;
}

function hexadecimal(word: number): string {
  return `0x${word.toString(16).padStart(8, '0')}`;
}
