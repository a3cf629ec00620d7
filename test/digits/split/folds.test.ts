import fc from 'fast-check';

import { createDigits } from '../../../lib/digits/data/create';
import { type Digits, PIXELS } from '../../../lib/digits/data/digits';
import { foldIndices, indicesOutside } from '../../../lib/digits/split/folds';

const labelled = (labels: readonly number[]): Digits =>
  createDigits(new Uint8Array(labels.length * PIXELS), Uint8Array.from(labels));

const spreadOf = (counts: readonly number[]): number => Math.max(...counts) - Math.min(...counts);

test('foldIndices puts every digit into one fold and into one only, in even numbers of all and of each class', () => {
  const labels = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 120 });
  fc.assert(
    fc.property(labels, fc.integer({ min: 2, max: 7 }), fc.integer(), (given, wanted, seed) => {
      const folds = foldIndices(labelled(given), Math.min(wanted, given.length), { seed });
      const all = folds.flatMap((fold) => [...fold]);
      expect(all.sort((a, b) => a - b)).toEqual(given.map((_, index) => index));
      expect(spreadOf(folds.map(({ length }) => length))).toBeLessThanOrEqual(1);
      for (const label of new Set(given)) {
        const counts = folds.map((fold) => fold.filter((index) => given[index] === label).length);
        expect(spreadOf(counts)).toBeLessThanOrEqual(1);
      }
      for (const fold of folds) expect([...fold]).toEqual([...fold].sort((a, b) => a - b));
    }),
    { seed: 1 },
  );
});

test('foldIndices deals the same for the same seed, and else for another', () => {
  const digits = labelled(Array.from({ length: 100 }, (_, index) => index % 10));
  expect(foldIndices(digits, 5, { seed: 4 })).toEqual(foldIndices(digits, 5, { seed: 4 }));
  expect(foldIndices(digits, 5, { seed: 4 })).not.toEqual(foldIndices(digits, 5, { seed: 5 }));
});

test('foldIndices refuses one fold, and more folds than digits', () => {
  expect(() => foldIndices(labelled([1, 2, 3]), 1)).toThrow(RangeError);
  expect(() => foldIndices(labelled([1, 2, 3]), 4)).toThrow('expected a whole number of folds from 2 to 3, found 4');
});

test('indicesOutside gives all indices that are not in the fold', () => {
  expect([...indicesOutside(6, Uint32Array.of(0, 3, 5))]).toEqual([1, 2, 4]);
  expect([...indicesOutside(3, new Uint32Array(0))]).toEqual([0, 1, 2]);
});
