import fc from 'fast-check';

import { createDigits } from '../../../lib/digits/data/create';
import { type Digits, PIXELS } from '../../../lib/digits/data/digits';
import { classCounts } from '../../../lib/digits/data/select';
import { apportion, splitDigits, splitIndices, splitTail } from '../../../lib/digits/split/split';

/** Digits whose first two pixels tell their index. */
function numbered(count: number): Digits {
  const images = new Uint8Array(count * PIXELS);
  for (let index = 0; index < count; index++) images.set([index >> 8, index & 255], index * PIXELS);
  return createDigits(
    images,
    Uint8Array.from({ length: count }, (_, index) => (index * index) % 10),
  );
}

test('splitIndices puts every digit in one part and in one only', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 300 }),
      fc.double({ min: 0, max: 0.5, noNaN: true }),
      fc.double({ min: 0, max: 0.49, noNaN: true }),
      fc.boolean(),
      fc.integer(),
      (count, validation, test, stratified, seed) => {
        const parts = splitIndices(numbered(count), { validation, test }, { stratified, seed });
        const all = [...parts.train, ...parts.validation, ...parts.test];
        expect(all.sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, index) => index));
        expect(parts.validation).toHaveLength(Math.round(validation * count));
        expect(parts.test).toHaveLength(Math.round(test * count));
      },
    ),
    { seed: 1 },
  );
});

test('splitDigits keeps each image with its label', () => {
  const { train, validation, test: held } = splitDigits(numbered(500), { validation: 100, test: 50 });
  expect([train.count, validation.count, held.count]).toEqual([350, 100, 50]);
  for (const part of [train, validation, held]) {
    part.labels.forEach((label, position) => {
      const index = (part.images[position * PIXELS] ?? 0) * 256 + (part.images[position * PIXELS + 1] ?? 0);
      expect(label).toBe((index * index) % 10);
    });
  }
});

test('splitDigits gives the same parts for the same seed and others for another', () => {
  const digits = numbered(200);
  const labels = (seed: number): Uint8Array => splitDigits(digits, { validation: 0.5 }, { seed }).train.images;
  expect(labels(4)).toEqual(labels(4));
  expect(labels(4)).not.toEqual(labels(5));
});

test('splitDigits stratified gives each part its share of every class', () => {
  // 60 zeros, 30 ones and 10 twos; a fifth of each is 12, 6 and 2.
  const labels = Uint8Array.from({ length: 100 }, (_, index) => (index < 60 ? 0 : index < 90 ? 1 : 2));
  const digits = createDigits(new Uint8Array(100 * PIXELS), labels);
  const parts = splitDigits(digits, { validation: 0.2, test: 20 }, { stratified: true });
  expect(classCounts(parts.validation).slice(0, 3)).toEqual([12, 6, 2]);
  expect(classCounts(parts.test).slice(0, 3)).toEqual([12, 6, 2]);
  expect(classCounts(parts.train).slice(0, 3)).toEqual([36, 18, 6]);
});

test('splitDigits stratified does not leave the digits sorted by class', () => {
  const digits = createDigits(
    new Uint8Array(100 * PIXELS),
    Uint8Array.from({ length: 100 }, (_, i) => Math.floor(i / 10)),
  );
  const { labels } = splitDigits(digits, { validation: 0.5 }, { stratified: true }).validation;
  expect([...labels]).not.toEqual([...labels].sort());
});

test('apportion rounds by the largest remainders', () => {
  // 7 * 10/17 = 4.12, 7 * 4/17 = 1.65, 7 * 3/17 = 1.24: the one seat left goes to the second.
  expect(apportion([10, 4, 3], 7)).toEqual([4, 2, 1]);
  expect(apportion([0, 0], 0)).toEqual([0, 0]);
});

test('splitDigits refuses parts that exceed the data', () => {
  const split = (): unknown => splitDigits(numbered(10), { validation: 8, test: 3 });
  expect(split).toThrow(RangeError);
  expect(split).toThrow('expected parts of at most 10 digits in all, found 8 for validation and 3 for test');
});

test.each([-1, -0.1, 2.5, NaN, Infinity])('splitDigits refuses the size %p', (size) => {
  expect(() => splitDigits(numbered(10), { validation: size })).toThrow(RangeError);
  expect(() => splitDigits(numbered(10), { test: size })).toThrow(`found ${size}`);
});

test('splitDigits refuses a seed that is not an integer', () => {
  expect(() => splitDigits(numbered(10), { test: 1 }, { seed: 0.5 })).toThrow(TypeError);
});

test('splitTail keeps the last digits for validation, as views in their order', () => {
  const digits = numbered(10);
  const { train, validation } = splitTail(digits, 0.2);
  expect([train.count, validation.count]).toEqual([8, 2]);
  expect([...train.labels, ...validation.labels]).toEqual([...digits.labels]);
  expect(validation.images[1]).toBe(8);
  expect(validation.images.buffer).toBe(digits.images.buffer);
  expect(splitTail(digits, 0).validation.count).toBe(0);
});

test('splitTail rounds as Keras does, down to a whole number of digits to learn from', () => {
  // int(math.floor(count * (1.0 - share))) of keras.src.trainers.data_adapters.array_slicing.
  const kept = (count: number, share: number) => splitTail(numbered(count), share).train.count;
  expect([kept(10, 0.24), kept(10, 0.25), kept(3, 0.5), kept(9, 1 / 3), kept(7, 0.9)]).toEqual([7, 7, 1, 6, 0]);
});

test.each([1, -0.1, NaN])('splitTail refuses the share %p', (share) => {
  expect(() => splitTail(numbered(10), share)).toThrow(RangeError);
});
