import { checkCount, checkCounts, checkIndex, checkShares, namedClasses } from '../../../lib/digits/figures/check';

test('checkIndex takes the whole numbers below the count', () => {
  for (const index of [0, 1, 2]) expect(() => checkIndex('drawing', index, 3)).not.toThrow();
  for (const index of [-1, 3, 0.5, NaN]) {
    expect(() => checkIndex('drawing', index, 3)).toThrow(
      new RangeError(`drawing: expected an index from 0 to 2, found ${index}`),
    );
  }
});

test('checkCount takes whole numbers from 1 up', () => {
  expect(() => checkCount('drawing', 'columns', 1)).not.toThrow();
  for (const count of [0, -1, 1.5, Infinity]) expect(() => checkCount('drawing', 'columns', count)).toThrow(RangeError);
});

test('checkCounts and checkShares name the place of the first number that is wrong', () => {
  expect(() => checkCounts('drawing', [0, 7, 1.5])).not.toThrow();
  expect(() => checkCounts('drawing', [0, 1, -1])).toThrow(/found -1 at position 2$/);
  expect(() => checkShares('drawing', 'recall', [0, 0.5, 1])).not.toThrow();
  expect(() => checkShares('drawing', 'recall', [0, 1.1, 2])).toThrow(
    new RangeError('drawing: expected recall from 0 to 1, found 1.1 at position 1'),
  );
});

test('namedClasses wants ten values, the digits, where there are no names', () => {
  expect(namedClasses('drawing', 10, undefined)).toEqual({ names: [...'0123456789'], noun: 'digit' });
  expect(() => namedClasses('drawing', 9, undefined)).toThrow(/expected 10 values, one for each digit, found 9$/);
});

test('namedClasses wants a value for each name', () => {
  expect(namedClasses('drawing', 2, ['Bag', 'Coat'])).toEqual({ names: ['Bag', 'Coat'], noun: 'class' });
  expect(() => namedClasses('drawing', 10, ['Bag', 'Coat'])).toThrow('expected 2 values, one for each class, found 10');
});
