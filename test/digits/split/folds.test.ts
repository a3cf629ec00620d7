import fc from 'fast-check';

import { createDigits } from '../../../lib/digits/data/create';
import { type Digits, PIXELS } from '../../../lib/digits/data/digits';
import { foldIndices, indicesOutside, splitFolds } from '../../../lib/digits/split/folds';

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

test('foldIndices that are not stratified have every digit once, in even numbers, as KFold of scikit-learn', () => {
  // KFold: the first n % k folds have n // k + 1 digits, the others n // k.
  const digits = labelled(Array.from({ length: 103 }, (_, index) => Math.floor(index / 11)));
  const folds = foldIndices(digits, 10, { stratified: false });
  expect(folds.map(({ length }) => length)).toEqual([11, 11, 11, 10, 10, 10, 10, 10, 10, 10]);
  expect(folds.flatMap((fold) => [...fold]).sort((a, b) => a - b)).toEqual([...Array(103).keys()]);
  expect(folds).not.toEqual(foldIndices(digits, 10));
  expect(foldIndices(digits, 10, { stratified: false })).toEqual(folds);
});

test('splitFolds holds out each fold once, and trains on all other digits', () => {
  const count = 23;
  const images = new Uint8Array(count * PIXELS);
  for (let index = 0; index < count; index++) images[index * PIXELS] = index;
  const digits = createDigits(images, new Uint8Array(count));
  const numbers = (part: Digits) => Array.from({ length: part.count }, (_, index) => part.images[index * PIXELS] ?? -1);
  const pairs = [...splitFolds(digits, 4, { seed: 2 })];
  expect(pairs.map(({ validation }) => numbers(validation))).toEqual(
    foldIndices(digits, 4, { seed: 2 }).map((fold) => [...fold]),
  );
  for (const { train, validation } of pairs) {
    expect([...numbers(train), ...numbers(validation)].sort((a, b) => a - b)).toEqual([...Array(count).keys()]);
  }
});

test('foldIndices refuses one fold, and more folds than digits', () => {
  expect(() => foldIndices(labelled([1, 2, 3]), 1)).toThrow(RangeError);
  expect(() => foldIndices(labelled([1, 2, 3]), 4)).toThrow('expected a whole number of folds from 2 to 3, found 4');
});

test('indicesOutside gives all indices that are not in the fold', () => {
  expect([...indicesOutside(6, Uint32Array.of(0, 3, 5))]).toEqual([1, 2, 4]);
  expect([...indicesOutside(3, new Uint32Array(0))]).toEqual([0, 1, 2]);
});
