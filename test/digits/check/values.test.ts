import { isIndexName, isLimit } from '../../../lib/digits/check/values';

test('isLimit takes whole numbers from 0 up and Infinity, and nothing else', () => {
  expect([0, 3, Infinity].map(isLimit)).toEqual([true, true, true]);
  expect([-1, 1.5, NaN, -Infinity].map(isLimit)).toEqual([false, false, false, false]);
});

test('isIndexName takes a whole number as an index finds it', () => {
  expect(['0', '7', '255'].map(isIndexName)).toEqual([true, true, true]);
  expect(['01', '-0', '-1', '1.5', '1e0', '', ' 1', 'Infinity', 'a'].some(isIndexName)).toBe(false);
});
