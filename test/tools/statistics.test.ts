import { median, rounded, sum } from '../../tools/bench/statistics.mjs';

test('median lies in the middle, or between the two there', () => {
  expect([median([3, 1, 2]), median([4, 1, 2, 3]), sum([1, 2, 3]), rounded(1.25001, 2)]).toEqual([2, 2.5, 6, 1.25]);
  expect(() => median([])).toThrow(RangeError);
});
