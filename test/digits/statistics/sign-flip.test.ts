import { signFlipTest } from '../../../lib/digits/statistics/sign-flip';
import { scipy } from './reference';

const [tens, sevens, long] = scipy.flips;

test.each([tens, sevens])('signFlipTest counts as SciPy does', (given) => {
  if (given === undefined) throw new Error('no reference');
  expect(signFlipTest(given.first, given.second).p).toBeCloseTo(given.p, 12);
});

test('signFlipTest of 24 pairs draws, and comes near what SciPy drew', () => {
  if (long === undefined) throw new Error('no reference');
  const { p, leastP, pairs } = signFlipTest(long.first, long.second);
  expect(pairs).toBe(24);
  expect(leastP).toBe(1e-5);
  // Standard errors of 99,999 draws.
  expect(Math.abs(p - long.p)).toBeLessThan(4 * Math.sqrt((long.p * (1 - long.p)) / 99_999) + 1e-5);
  expect(signFlipTest(long.first, long.second, { seed: 2 }).p).not.toBe(p);
});

test('signFlipTest of three pairs is what one counts by hand', () => {
  // Differences 1, 1 and -1: the sums are 3, 1 (three times), -1 (three times), -3; all reach 1.
  expect(signFlipTest([1, 1, 0], [0, 0, 1])).toEqual({ difference: 1 / 3, p: 1, leastP: 0.25, pairs: 3 });
  // 1, 2 and 3: only +++ and --- reach 6.
  expect(signFlipTest([1, 2, 3], [0, 0, 0]).p).toBe(0.25);
});

test('signFlipTest takes no difference for certain equality', () => {
  expect(signFlipTest([0.5, 0.6], [0.5, 0.6])).toMatchObject({ difference: 0, p: 1 });
});

test('signFlipTest is not led astray by rounding', () => {
  // 0.3 - 0.2 and 0.2 - 0.1 differ in their last bit, so that +- and -+ do not cancel.
  expect(signFlipTest([0.3, 0.1], [0.2, 0.2]).p).toBe(1);
});
