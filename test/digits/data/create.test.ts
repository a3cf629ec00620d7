import { createDigits, digitsFromIdx } from '../../../lib/digits/data/create';
import { PIXELS } from '../../../lib/digits/data/digits';

const images = Uint8Array.from({ length: 3 * PIXELS }, (_, at) => Math.floor(at / PIXELS) + 1);
const digits = createDigits(images, Uint8Array.of(4, 9, 4));

test('createDigits keeps the arrays it is given', () => {
  expect(digits.images).toBe(images);
  expect(digits.count).toBe(3);
});

test('createDigits refuses another number of images than of labels', () => {
  const create = (): unknown => createDigits(images, Uint8Array.of(1, 2), 'test');
  expect(create).toThrow(RangeError);
  expect(create).toThrow('test: expected 784 pixels for each of 2 labels, 1568 in all, found 2352');
});

test('createDigits refuses a label above 9', () => {
  expect(() => createDigits(images, Uint8Array.of(1, 2, 10))).toThrow(
    'expected labels from 0 to 9, found 10 at index 2',
  );
});

test.each<[string, unknown, string]>([
  ['undefined', [undefined], 'expected labels from 0 to 9, found undefined at index 0'],
  ['3n', [3n], 'expected labels from 0 to 9, found 3n at index 0'],
  ['text', ['3'], 'expected labels from 0 to 9, found "3" at index 0'],
  ['64-bit integers', BigUint64Array.of(3n), 'expected labels in a Uint8Array, found a BigUint64Array'],
])('createDigits refuses labels that are no numbers for their kind: %s', (_, labels, message) => {
  expect(() => createDigits(new Uint8Array(PIXELS), labels as Uint8Array)).toThrow(new TypeError(`digits: ${message}`));
  expect(() => createDigits(new Uint8Array(PIXELS), labels as Uint8Array)).toThrow(TypeError);
});

test.each([
  ['Buffer', Buffer.alloc(PIXELS, 7), Buffer.from([3])],
  [
    'part of a larger Buffer',
    Buffer.concat([Buffer.alloc(5), Buffer.alloc(PIXELS, 7)]).subarray(5),
    Buffer.from([9, 3]).subarray(1),
  ],
  ['Uint8ClampedArray', new Uint8ClampedArray(PIXELS).fill(7), Uint8ClampedArray.of(3)],
])('createDigits takes a %s over as a plain Uint8Array on the same memory', (_kind, pixels, labels) => {
  const taken = createDigits(pixels, labels);
  for (const [array, given] of [
    [taken.images, pixels],
    [taken.labels, labels],
  ] as const) {
    expect(Object.getPrototypeOf(array)).toBe(Uint8Array.prototype);
    expect([array.buffer, array.byteOffset, array.length]).toEqual([given.buffer, given.byteOffset, given.length]);
  }
  expect([taken.images[0], taken.images.at(-1), taken.labels[0], taken.count]).toEqual([7, 7, 3, 1]);
});

const pixels = new Uint8Array(4 * PIXELS);
test.each<[string, unknown, unknown, string]>([
  [
    'numbers of 0 to 1',
    Float32Array.from(pixels),
    Uint8Array.of(1, 2, 3, 4),
    'expected pixels of 0 to 255 in a Uint8Array, found a Float32Array: Uint8Array.from(pixels, (value) => Math.round(255 * value))',
  ],
  [
    'a plain array of pixels',
    Array.from(pixels, () => 255),
    Uint8Array.of(1, 2, 3, 4),
    'expected pixels of 0 to 255 in a Uint8Array, found an array of 3136: Uint8Array.from(pixels) makes',
  ],
  [
    'an Int8Array of pixels',
    new Int8Array(pixels).fill(5),
    Uint8Array.of(1, 2, 3, 4),
    'expected pixels of 0 to 255 in a Uint8Array, found an Int8Array: Uint8Array.from(pixels) makes',
  ],
  [
    'a DataView',
    new DataView(pixels.buffer),
    Uint8Array.of(1, 2, 3, 4),
    'expected pixels of 0 to 255 in a Uint8Array, found a DataView',
  ],
  ['no pixels', undefined, Uint8Array.of(1), 'expected pixels of 0 to 255 in a Uint8Array, found undefined'],
  [
    'a plain array of labels',
    pixels,
    [1, 2, 3, 4],
    'expected labels in a Uint8Array, found an array of 4: Uint8Array.from(labels) makes one',
  ],
  ['labels of 64 bits', pixels, Float64Array.of(1, 2, 3, 4), 'expected labels in a Uint8Array, found a Float64Array'],
  ['no labels', pixels, null, 'expected labels in a Uint8Array, found null'],
])('createDigits refuses %s and says what it found', (_kind, images: unknown, labels: unknown, message) => {
  const create = (): unknown => createDigits(images as Uint8Array, labels as Uint8Array, 'own');
  expect(create).toThrow(TypeError);
  expect(create).toThrow(`own: ${message}`);
});

test.each<[unknown[], string]>([
  [[1, NaN, 3, 4], 'NaN at index 1'],
  [[2.5, 1, 3, 4], '2.5 at index 0'],
  [[1, 2, -1, 4], '-1 at index 2'],
  [[10, 2, 3, 3], '10 at index 0'],
])('createDigits refuses the labels %j', (labels, found) => {
  const create = (): unknown => createDigits(pixels, labels as unknown as Uint8Array);
  expect(create).toThrow(RangeError);
  expect(create).toThrow(`expected labels from 0 to 9, found ${found}`);
});

test('digitsFromIdx refuses images that are not square', () => {
  const idx = { shape: [1, 14, 56], values: new Uint8Array(PIXELS) };
  const convert = (): unknown => digitsFromIdx(idx, { shape: [1], values: Uint8Array.of(0) }, 'file');
  expect(convert).toThrow(RangeError);
  expect(convert).toThrow('file: expected square images, found 14 x 56 pixels');
});

test('digitsFromIdx refuses labels and images of different counts', () => {
  const idx = { shape: [2, 28, 28], values: new Uint8Array(2 * PIXELS) };
  expect(() => digitsFromIdx(idx, { shape: [3], values: new Uint8Array(3) }, 'file')).toThrow(
    'file: expected one label for each of 2 images, found 3 labels',
  );
});
