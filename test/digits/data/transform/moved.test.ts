import { imageAt } from '../../../../lib/digits/data/select';
import { moved, moveImage } from '../../../../lib/digits/data/transform/moved';
import { bandedDigits } from '../../../helpers/digits';

/** One image with ink in one place. */
const dot = (row: number, column: number) => {
  const images = new Uint8Array(784);
  images[row * 28 + column] = 200;
  return { images, labels: Uint8Array.of(3), count: 1 };
};

test.each([
  [1, 0, 11, 20],
  [-3, 2, 7, 22],
  [0, -20, 10, 0],
])('moved by %d down and %d to the right, ink is in row %d, column %d', (down, right, row, column) => {
  expect(moved(dot(10, 20), down, right)).toEqual(dot(row, column));
});

test('what leaves the picture is lost, to the last pixel', () => {
  expect(moved(dot(27, 0), 1, 0).images).toEqual(new Uint8Array(784));
  expect(moved(dot(5, 27), 0, 1).images).toEqual(new Uint8Array(784));
  expect(moved(dot(5, 5), 28, -28).images).toEqual(new Uint8Array(784));
});

test('moved by nothing they are the same, in arrays of their own', () => {
  const digits = bandedDigits(3);
  const same = moved(digits, 0, 0);
  expect(same).toEqual(digits);
  expect(same.images).not.toBe(digits.images);
});

test('moveImage leaves what it does not cover', () => {
  const target = new Uint8Array(784).fill(9);
  moveImage(imageAt(dot(0, 0), 0), target, 28, 27, 27);
  expect([target[783], target[0]]).toEqual([200, 9]);
});

test('moved refuses half a pixel, and more than the picture has', () => {
  expect(() => moved(dot(1, 1), 0.5, 0)).toThrow('expected a whole number of pixels from -28 to 28, found 0.5');
  expect(() => moved(dot(1, 1), 0, 29)).toThrow(RangeError);
});
