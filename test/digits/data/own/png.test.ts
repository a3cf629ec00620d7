import { deflateSync } from 'node:zlib';

import { decodePng, isPng } from '../../../../lib/digits/data/own/png';
import { chunk, pngFile } from './files';

const pixelsOf = (file: Uint8Array): number[][] => {
  const { data, width, height } = decodePng('reading', file);
  return Array.from({ length: width * height }, (_, at) => [...data.subarray(4 * at, 4 * at + 4)]);
};
const grays = (file: Uint8Array): number[] => pixelsOf(file).map(([red = -1]) => red);

test('isPng knows a PNG by its beginning', () => {
  const file = pngFile({ width: 1, height: 1, depth: 8, color: 0, rows: [[7]] });
  expect([isPng(file), isPng(file.subarray(1)), isPng(new Uint8Array(0))]).toEqual([true, false, false]);
});

test.each([
  // 1 0 1 | 0 1 1, each row in a byte of its own
  [1, [[0b10100000], [0b01100000]], [255, 0, 255, 0, 255, 255]],
  // 0 1 2 | 3 2 1 of 3
  [2, [[0b00011000], [0b11100100]], [0, 85, 170, 255, 170, 85]],
  // 0 5 15 | 1 2 3 of 15
  [
    4,
    [
      [0x05, 0xf0],
      [0x12, 0x30],
    ],
    [0, 85, 255, 17, 34, 51],
  ],
  [
    8,
    [
      [0, 9, 255],
      [1, 2, 3],
    ],
    [0, 9, 255, 1, 2, 3],
  ],
  [
    16,
    [
      [0, 255, 128, 0, 255, 255],
      [1, 0, 2, 0, 3, 0],
    ],
    [0, 128, 255, 1, 2, 3],
  ],
])('decodePng reads gray of %i bits', (depth, rows, expected) => {
  expect(grays(pngFile({ width: 3, height: 2, depth, color: 0, rows }))).toEqual(expected);
});

test('decodePng reads colours, alpha, and gray with alpha', () => {
  expect(pixelsOf(pngFile({ width: 1, height: 1, depth: 8, color: 2, rows: [[1, 2, 3]] }))).toEqual([[1, 2, 3, 255]]);
  expect(pixelsOf(pngFile({ width: 1, height: 1, depth: 8, color: 6, rows: [[1, 2, 3, 4]] }))).toEqual([[1, 2, 3, 4]]);
  expect(pixelsOf(pngFile({ width: 1, height: 1, depth: 8, color: 4, rows: [[9, 4]] }))).toEqual([[9, 9, 9, 4]]);
});

test('decodePng looks up a palette, and what is transparent in it', () => {
  const before = [chunk('PLTE', Uint8Array.of(10, 20, 30, 40, 50, 60)), chunk('tRNS', Uint8Array.of(0))];
  const file = pngFile({ width: 2, height: 1, depth: 1, color: 3, rows: [[0b01000000]], before });
  expect(pixelsOf(file)).toEqual([
    [10, 20, 30, 0],
    [40, 50, 60, 255],
  ]);
});

test('decodePng takes the one transparent colour of a picture without alpha', () => {
  const before = [chunk('tRNS', Uint8Array.of(0, 9))];
  const file = pngFile({ width: 2, height: 1, depth: 8, color: 0, rows: [[9, 8]], before });
  expect(pixelsOf(file).map(([, , , alpha]) => alpha)).toEqual([0, 255]);
});

test.each([
  ['gray', 0, [0x00, 0xff], [0x00, 0x00]],
  ['gray that differs in its last bit', 0, [0x00, 0x00], [0x00, 0x01]],
  ['colours', 2, [1, 0xff, 2, 0xff, 3, 0xff], [1, 0xff, 2, 0xff, 3, 0xfe]],
])('decodePng takes the transparent colour of 16 bits, and no other: %s', (_, color, clear, other) => {
  const before = [chunk('tRNS', Uint8Array.from(clear))];
  const file = pngFile({ width: 3, height: 1, depth: 16, color, rows: [[...clear, ...other, ...clear]], before });
  expect(pixelsOf(file).map(([, , , alpha]) => alpha)).toEqual([0, 255, 0]);
});

test.each([1, 2, 4])('decodePng takes the transparent gray of %i bits', (depth) => {
  const before = [chunk('tRNS', Uint8Array.of(0, 1))];
  // 0 in the first pixel, 1 in the second.
  const rows = [[1 << (8 - 2 * depth)]];
  const file = pngFile({ width: 2, height: 1, depth, color: 0, rows, before });
  expect(pixelsOf(file).map(([, , , alpha]) => alpha)).toEqual([255, 0]);
});

test('decodePng reads an interlaced picture, and says of one of fewer than 8 bits what to do, not that it is damaged', () => {
  // Of 2 x 2 pixels the first picture has the upper left one, the sixth the upper right one, the last the lower row.
  const file = { width: 2, height: 2, color: 0, interlaced: true };
  expect(grays(pngFile({ ...file, depth: 8, rows: [[10], [20], [30, 40]] }))).toEqual([10, 20, 30, 40]);
  const few = pngFile({ ...file, depth: 1, rows: [[0x80], [0x00], [0x40]] });
  expect(() => decodePng('reading', few)).toThrow(
    new RangeError(
      'reading: expected an interlaced PNG to have 8 or 16 bits a sample, found 1: save it without interlacing',
    ),
  );
});

test('decodePng passes over profiles and texts, damaged ones too', () => {
  const before = [chunk('iCCP', Uint8Array.of(1, 2, 3)), chunk('tEXt', Uint8Array.of(9))];
  expect(grays(pngFile({ width: 1, height: 1, depth: 8, color: 0, rows: [[7]], before }))).toEqual([7]);
});

test('decodePng refuses a picture of too many pixels before it unpacks it', () => {
  const file = pngFile({ width: 100_000, height: 100_000, depth: 8, color: 0, rows: [[0]] });
  expect(() => decodePng('reading', file)).toThrow(/reading: expected a picture of 1 to 25 million pixels/);
});

test('decodePng refuses a small picture that unpacks to far more than its pixels', () => {
  const bomb = chunk('IDAT', deflateSync(new Uint8Array(50_000_000)));
  const file = pngFile({ width: 4, height: 4, depth: 8, color: 0, rows: [], before: [bomb] });
  expect(() => decodePng('reading', file)).toThrow(/reading: expected at most \d+ bytes of pixels, found more/);
});

test('decodePng says that a file ends too soon', () => {
  const file = pngFile({
    width: 3,
    height: 2,
    depth: 8,
    color: 0,
    rows: [
      [0, 1, 2],
      [3, 4, 5],
    ],
  });
  expect(() => decodePng('reading', file.subarray(0, -20))).toThrow(
    'reading: expected a whole PNG, found one that ends',
  );
  const short = pngFile({ width: 30, height: 20, depth: 8, color: 0, rows: [[0]] });
  expect(() => decodePng('reading', short)).toThrow();
});
