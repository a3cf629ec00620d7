import { createDigits } from '../../../lib/digits/data/create';
import { PIXELS } from '../../../lib/digits/data/digits';
import { findTwins } from '../../../lib/digits/labels/twins';

const labels = Uint8Array.of(1, 1, 1, 7, 7);
const digits = createDigits(new Uint8Array(5 * PIXELS), labels);
const neighbours = [4, 1, 2, 6, 1].map((distance, index) => ({ index, neighbour: 9 - index, distance }));

test('findTwins takes what is usual from each class, and half of it as the limit', () => {
  const { usual, twins } = findTwins(digits, neighbours);
  // Of the ones the median of 1, 2, 4; of the sevens that of 1 and 6.
  expect([usual[1], usual[7], usual[0]]).toEqual([2, 3.5, NaN]);
  // 1 is not less than half of 2, but less than half of 3.5.
  expect(twins).toEqual([neighbours[4]]);
});

test('findTwins takes another share, and sorts by distance, of equals by index', () => {
  expect(findTwins(digits, neighbours, { share: 0.51 }).twins.map(({ index }) => index)).toEqual([1, 4]);
  expect(findTwins(digits, neighbours, { share: 3 }).twins.map(({ index }) => index)).toEqual([1, 4, 2, 0, 3]);
});

test('findTwins names copies also where most digits of a class have one, so that 0 is what is usual', () => {
  const copies = [0, 0, 2, 6, 0].map((distance, index) => ({ index, neighbour: 9 - index, distance }));
  const { usual, twins } = findTwins(digits, copies);
  // Of the ones the median of 0, 0, 2; of the sevens that of 6 and 0.
  expect([usual[1], usual[7]]).toEqual([0, 3]);
  expect(twins.map(({ index }) => index)).toEqual([0, 1, 4]);
  // Each among themselves: a test part that was taken out of the training part.
  const same = copies.map((copy) => ({ ...copy, distance: 0 }));
  expect(findTwins(digits, same).twins).toEqual(same);
});

test('findTwins refuses a neighbour of a digit that there is not', () => {
  const stranger = { index: 5, neighbour: 0, distance: 1 };
  expect(() => findTwins(digits, [stranger])).toThrow('expected an index from 0 to 4, found 5');
});

test('findTwins knows the medians of 26 classes of 8 x 8 pixels, and of a class that no digit has', () => {
  const classes = Uint8Array.of(25, 25, 25, 10, 10);
  const letters = createDigits(new Uint8Array(5 * 64), classes, 'letters', { size: 8, classes: 26 });
  const { usual, twins } = findTwins(letters, neighbours);
  expect(usual).toHaveLength(26);
  // Of class 25 the median of 1, 2, 4; of class 10 that of 1 and 6.
  expect([usual[25], usual[10], usual[0]]).toEqual([2, 3.5, NaN]);
  expect(twins).toEqual([neighbours[4]]);
});

test.each([2, 256])('findTwins takes the last of %i classes', (count) => {
  const ends = createDigits(new Uint8Array(2), Uint8Array.of(0, count - 1), 'ends', { size: 1, classes: count });
  const { usual } = findTwins(ends, neighbours.slice(0, 2));
  expect([usual.length, usual[0], usual[count - 1]]).toEqual([count, 4, 1]);
});
