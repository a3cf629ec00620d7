import { grayOf } from '../../../../lib/digits/data/own/gray';

const of = (...pixels: readonly number[][]): number[] => [
  ...grayOf({ data: Uint8Array.from(pixels.flat()), width: pixels.length, height: 1 }).pixels,
];

test('grayOf weighs red, green and blue as BT.601 does', () => {
  // 0.299 * 255 = 76.2, 0.587 * 255 = 149.7, 0.114 * 255 = 29.1
  expect(of([255, 0, 0, 255], [0, 255, 0, 255], [0, 0, 255, 255], [9, 9, 9, 255])).toEqual([76, 150, 29, 9]);
});

test('grayOf puts dark ink on nothing on white, and bright ink on nothing on black', () => {
  expect(of([0, 0, 0, 255], [0, 0, 0, 0], [0, 0, 0, 0])).toEqual([0, 255, 255]);
  expect(of([255, 255, 255, 255], [0, 0, 0, 0], [0, 0, 0, 0])).toEqual([255, 0, 0]);
});

test('grayOf lets half of the ground through where a pixel is half transparent', () => {
  // 0 and 255 by halves: alpha 128 of 255 leaves 127 / 255 of white.
  expect(of([0, 0, 0, 128], [0, 0, 0, 255])).toEqual([127, 0]);
});
