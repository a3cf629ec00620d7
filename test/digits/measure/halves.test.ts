import { compareHalves } from '../../../lib/digits/measure/halves';

/** scipy.stats.norm.ppf(0.975) */
const REACH = 1.959963984540054;

test('compareHalves gives means and intervals by hand', () => {
  // Shares of the first half: 0, 1, 0, 0: mean 1/4, variance (3/16 + 9/16)/3 = 1/4, over 4 digits 1/16.
  // Of the second: 1/2 each: variance 0.
  const { first, second, difference } = compareHalves([0, 2, 0, 0, 1, 1, 1, 1], 2);
  expect(first).toMatchObject({ count: 4, mean: 0.25 });
  expect(first.low).toBeCloseTo(0.25 - REACH / 4, 12);
  expect(first.high).toBeCloseTo(0.25 + REACH / 4, 12);
  expect(second).toEqual({ count: 4, mean: 0.5, low: 0.5, high: 0.5 });
  expect(difference).toEqual({ ...first, count: 8 });
});

test('compareHalves gives the textbook interval of a share where there is one network', () => {
  // p(1 - p)/n for p = 1/5, with n - 1 in place of n: 0.16/99.
  const misses = Array.from({ length: 200 }, (_, index) => (index < 100 && index % 5 === 0 ? 1 : 0));
  const { first } = compareHalves(misses, 1);
  expect(first.high - first.mean).toBeCloseTo(REACH * Math.sqrt((0.2 * 0.8) / 99), 12);
});

test('compareHalves gives an odd digit to the second half, and refuses what cannot be', () => {
  expect(compareHalves([0, 0, 1, 1, 1], 1).second.count).toBe(3);
  expect(() => compareHalves([0, 1, 0], 1)).toThrow('expected at least four digits, found 3');
  expect(() => compareHalves([0, 1, 3, 0], 2)).toThrow('whole numbers of misses from 0 to 2, found 3 at position 2');
});
