import { isLimit } from '../../../lib/digits/check/values';

test('isLimit takes whole numbers from 0 up and Infinity, and nothing else', () => {
  expect([0, 3, Infinity].map(isLimit)).toEqual([true, true, true]);
  expect([-1, 1.5, NaN, -Infinity].map(isLimit)).toEqual([false, false, false, false]);
});
