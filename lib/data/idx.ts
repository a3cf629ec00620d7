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
 * @throws SyntaxError if the magic number is not that of unsigned bytes in so many dimensions
 * @throws RangeError if the file is shorter or longer than its header says
 */
export function parseIdx(bytes: Uint8Array, name: string, dimensions: number): Idx {
  const headerLength = WORD * (1 + dimensions);
  if (bytes.length < headerLength) {
    throw new RangeError(
      `reading ${name}: expected an IDX header of ${headerLength} bytes, found a file of ${bytes.length}`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const expectedMagic = (UNSIGNED_BYTE << 8) | dimensions;
  const magic = view.getUint32(0);
  if (magic !== expectedMagic) {
    throw new SyntaxError(
      `reading ${name}: expected the magic number ${hexadecimal(expectedMagic)} ` +
        `(unsigned bytes, ${dimensions} dimension${dimensions === 1 ? '' : 's'}), found ${hexadecimal(magic)}`,
    );
  }
  const shape = Array.from({ length: dimensions }, (_, axis) => view.getUint32(WORD * (1 + axis)));
  const expectedLength = headerLength + shape.reduce((product, size) => product * size, 1);
  if (bytes.length !== expectedLength) {
    throw new RangeError(
      `reading ${name}: expected ${expectedLength} bytes for the shape [${shape.join(', ')}] of its header, ` +
        `found ${bytes.length}${bytes.length < expectedLength ? ' (the file is truncated)' : ''}`,
    );
  }
  return { shape, values: bytes.subarray(headerLength) };
}

function hexadecimal(word: number): string {
  return `0x${word.toString(16).padStart(8, '0')}`;
}
