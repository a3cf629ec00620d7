import { orientationOf, upright } from '../../../../lib/digits/data/own/orientation';

/** A picture of 3 x 2 whose pixels are numbered, as rows of these numbers. */
function rowsOf(orientation: number): number[][] {
  const data = Uint8Array.from({ length: 24 }, (_, at) => Math.floor(at / 4));
  const turned = upright({ data, width: 3, height: 2 }, orientation);
  return Array.from({ length: turned.height }, (_, row) =>
    Array.from({ length: turned.width }, (_unused, column) => turned.data[4 * (row * turned.width + column)] ?? -1),
  );
}

// What the standard says of the first row and column of the file: where they are when one looks at the picture.
test.each([
  [
    1,
    [
      [0, 1, 2],
      [3, 4, 5],
    ],
  ],
  [
    2,
    [
      [2, 1, 0],
      [5, 4, 3],
    ],
  ],
  [
    3,
    [
      [5, 4, 3],
      [2, 1, 0],
    ],
  ],
  [
    4,
    [
      [3, 4, 5],
      [0, 1, 2],
    ],
  ],
  [
    5,
    [
      [0, 3],
      [1, 4],
      [2, 5],
    ],
  ],
  [
    6,
    [
      [3, 0],
      [4, 1],
      [5, 2],
    ],
  ],
  [
    7,
    [
      [5, 2],
      [4, 1],
      [3, 0],
    ],
  ],
  [
    8,
    [
      [2, 5],
      [1, 4],
      [0, 3],
    ],
  ],
])('upright turns a picture of orientation %i', (orientation, rows) => {
  expect(rowsOf(orientation)).toEqual(rows);
});

const EXIF = [...Buffer.from('Exif\0\0', 'latin1')];
const ONE_TAG = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0];

test('orientationOf reads the tag in both orders of bytes', () => {
  expect(orientationOf(Uint8Array.from([...EXIF, ...ONE_TAG]))).toBe(6);
  const little = [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 8, 0, 0, 0];
  expect(orientationOf(Uint8Array.from([...EXIF, ...little]))).toBe(8);
});

test('orientationOf finds none in what is cut, of another kind, or out of range', () => {
  for (let length = 0; length < EXIF.length + ONE_TAG.length; length++) {
    expect(orientationOf(Uint8Array.from([...EXIF, ...ONE_TAG]).subarray(0, length))).toBeUndefined();
  }
  expect(orientationOf(Uint8Array.from([...EXIF, ...ONE_TAG.with(19, 9)]))).toBeUndefined();
  expect(orientationOf(Uint8Array.from([...EXIF, ...ONE_TAG.with(11, 0x13)]))).toBeUndefined();
  expect(orientationOf(Uint8Array.from([...EXIF, ...ONE_TAG.with(7, 200)]))).toBeUndefined();
});
