import { createDigits } from '../../../lib/digits/data/create';
import { PIXELS } from '../../../lib/digits/data/digits';
import {
  classCounts,
  digitsBetween,
  firstDigits,
  imageAt,
  indicesOf,
  labelAt,
  selectDigits,
} from '../../../lib/digits/data/select';

const images = Uint8Array.from({ length: 3 * PIXELS }, (_, at) => Math.floor(at / PIXELS) + 1);
const digits = createDigits(images, Uint8Array.of(4, 9, 4));

test('imageAt and labelAt give the image and its label', () => {
  expect(new Set(imageAt(digits, 1))).toEqual(new Set([2]));
  expect(imageAt(digits, 1)).toHaveLength(784);
  expect(labelAt(digits, 1)).toBe(9);
});

test.each([-1, 3, 0.5, NaN])('imageAt refuses the index %p', (index) => {
  expect(() => imageAt(digits, index)).toThrow(RangeError);
  expect(() => imageAt(digits, index)).toThrow('expected an index from 0 to 2');
});

test('selectDigits copies the digits in the order asked for', () => {
  const selected = selectDigits(digits, [2, 0]);
  expect([...selected.labels]).toEqual([4, 4]);
  expect([selected.images[0], selected.images[PIXELS]]).toEqual([3, 1]);
  expect(selected.images.buffer).not.toBe(images.buffer);
});

test('selectDigits refuses an index outside the data', () => {
  expect(() => selectDigits(digits, [0, 3])).toThrow(RangeError);
});

test('selectDigits of no indices, and of no digits, is empty', () => {
  const none = selectDigits(digits, []);
  expect(none.count).toBe(0);
  expect(selectDigits(none, [])).toEqual(none);
});

test('firstDigits copies as many digits as asked for, of a Buffer too', () => {
  const given = { ...digits, images: Buffer.from(images) };
  const first = firstDigits(given, 2);
  expect(first).toEqual(selectDigits(digits, [0, 1]));
  first.images[0] = 200;
  expect(given.images[0]).toBe(1);
});

test.each([0, 4, 1.5, NaN, -1])('firstDigits refuses %p of three digits', (count) => {
  expect(() => firstDigits(digits, count)).toThrow(
    new RangeError(`taking the first digits: expected a whole number from 1 to 3, found ${count}`),
  );
});

test('digits whose count is not that of their arrays are refused with the way to a smaller set', () => {
  const wrong = { ...digits, count: 2 };
  const calls = [
    () => imageAt(wrong, 0),
    () => labelAt(wrong, 0),
    () => selectDigits(wrong, [0]),
    () => classCounts(wrong),
  ];
  for (const call of calls) {
    expect(call).toThrow(RangeError);
    expect(call).toThrow('of 2 digits, found 2352 pixels and 3 labels; firstDigits(digits, count) makes a smaller set');
  }
});

test('classCounts counts each label', () => {
  expect(classCounts(digits)).toEqual([0, 0, 0, 0, 2, 0, 0, 0, 0, 1]);
});

test('indicesOf finds the digits of a class, up to the limit', () => {
  expect(indicesOf(digits, 4)).toEqual([0, 2]);
  expect(indicesOf(digits, 4, 1)).toEqual([0]);
  expect(indicesOf(digits, 5)).toEqual([]);
});

test('digitsBetween gives a view of the digits from one to before another', () => {
  const found = digitsBetween(digits, 1, 3);
  expect([found.count, [...found.labels], new Set(found.images)]).toEqual([2, [9, 4], new Set([2, 3])]);
  expect(found.images.buffer).toBe(digits.images.buffer);
});
