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
  expect(signFlipTest([0.3, 0.1], [0.2, 0.2])).toMatchObject({ difference: 0, p: 1 });
  // Both add up to 6.585.
  const first = [0.933, 0.912, 0.987, 0.95, 0.955, 0.922, 0.926];
  const second = [0.916, 0.908, 0.974, 0.943, 0.956, 0.945, 0.943];
  expect(signFlipTest(first, second)).toMatchObject({ difference: 0, p: 1 });
  // So small a difference of small values is none of rounding.
  expect(signFlipTest([1e-20, 2e-20, 3e-20], [0, 0, 0])).toMatchObject({ difference: 2e-20, p: 0.25 });
});
