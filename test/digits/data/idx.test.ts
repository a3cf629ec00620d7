import { inspect } from 'node:util';
import { gzipSync } from 'node:zlib';

import { parseIdx } from '../../../lib/digits/data/idx';

/** Two images of 1 x 3 pixels, written out byte by byte as the format's page describes. */
const IMAGES = Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 10, 20, 30, 40, 50, 60);
const LABELS = Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 2, 7, 9);

test('parseIdx reads the shape and the values of images', () => {
  const { shape, values } = parseIdx(IMAGES, 'images', 3);
  expect(shape).toEqual([2, 1, 3]);
  expect([...values]).toEqual([10, 20, 30, 40, 50, 60]);
});

test('parseIdx gives a view of the file, not a copy', () => {
  expect(parseIdx(LABELS, 'labels', 1).values.buffer).toBe(LABELS.buffer);
});

test('parseIdx reads bytes that do not start at the start of their buffer', () => {
  const shifted = new Uint8Array(LABELS.length + 5);
  shifted.set(LABELS, 5);
  expect([...parseIdx(shifted.subarray(5), 'labels', 1).values]).toEqual([7, 9]);
});

test('parseIdx refuses a truncated file and says what it expected', () => {
  const parse = (): unknown => parseIdx(IMAGES.subarray(0, 20), 'images', 3);
  expect(parse).toThrow(RangeError);
  expect(parse).toThrow(
    'reading images: expected 22 bytes for the shape [2, 1, 3] of its header, found 20 (the file is truncated)',
  );
});

test('parseIdx refuses a file with bytes too many', () => {
  const longer = new Uint8Array(30);
  longer.set(IMAGES);
  expect(() => parseIdx(longer, 'images', 3)).toThrow(/expected 22 bytes .* found 30$/);
});

test('parseIdx refuses a file shorter than its header', () => {
  expect(() => parseIdx(IMAGES.subarray(0, 7), 'images', 3)).toThrow(RangeError);
  expect(() => parseIdx(new Uint8Array(0), 'images', 3)).toThrow(
    'expected an IDX header of 16 bytes, found a file of 0',
  );
});

test('parseIdx refuses a wrong magic number: labels where images were expected', () => {
  const longEnough = new Uint8Array(40);
  longEnough.set(LABELS);
  const parse = (): unknown => parseIdx(longEnough, 'images', 3);
  expect(parse).toThrow(SyntaxError);
  expect(parse).toThrow('expected the magic number 0x00000803 (unsigned bytes, 3 dimensions), found 0x00000801');
});

test('parseIdx refuses values that are not unsigned bytes', () => {
  const floats = LABELS.slice();
  floats[2] = 0x0d;
  expect(() => parseIdx(floats, 'labels', 1)).toThrow(/found 0x00000d01/);
});

test('parseIdx gives a plain Uint8Array for a Buffer, as a view', () => {
  const { values } = parseIdx(Buffer.from(LABELS), 'labels', 1);
  expect(Object.getPrototypeOf(values)).toBe(Uint8Array.prototype);
  expect(inspect(values)).toBe('Uint8Array(2) [ 7, 9 ]');
});

test('parseIdx says in words what a size beyond all files is', () => {
  const file = new Uint8Array(20).fill(255);
  file.set([0, 0, 8, 3]);
  expect(() => parseIdx(file, 'images', 3)).toThrow(
    'expected more bytes than any file has for the shape [4294967295, 4294967295, 4294967295] of its header, found 20',
  );
  file.set([0, 0, 8, 1]);
  expect(() => parseIdx(file, 'labels', 1)).toThrow('expected 4294967303 bytes for the shape [4294967295]');
});

test.each([
  ['gzip', gzipSync(LABELS), 'a gzip file: unpack it first'],
  ['zip', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0, 0, 0), 'a zip file: unpack it first'],
  ['PNG', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), 'a PNG picture'],
  ['HTML', Buffer.from('<!doctype html><title>404</title>'), 'a text that starts as HTML does'],
])('parseIdx names a %s file', (_format, bytes, message) => {
  expect(() => parseIdx(bytes, 'images', 3)).toThrow(SyntaxError);
  expect(() => parseIdx(bytes, 'images', 3)).toThrow(`reading images: expected an IDX file, found ${message}`);
});

test('parseIdx names the type of other values', () => {
  const floats = LABELS.slice();
  floats[2] = 0x0d;
  expect(() => parseIdx(floats, 'labels', 1)).toThrow('found 0x00000d01 (numbers of 32 bits, 1 dimension)');
});

test('parseIdx refuses bytes in another array, and a number of dimensions that no file has', () => {
  const plain: unknown = [...LABELS];
  expect(() => parseIdx(plain as Uint8Array, 'labels', 1)).toThrow(TypeError);
  for (const dimensions of [0, 1.5, 256, NaN]) expect(() => parseIdx(LABELS, 'labels', dimensions)).toThrow(RangeError);
});
