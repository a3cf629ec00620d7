import { mcNemarTest } from '../../../lib/digits/statistics/mcnemar';
import { scipy } from './reference';

const numbers = (first: number, count: number): number[] => Array.from({ length: count }, (_, index) => first + index);

test.each(scipy.coins)('mcNemarTest of %d and %d digits is what SciPy says, %d', (first, second, p) => {
  const shared = numbers(5000, 7);
  const found = mcNemarTest([...numbers(0, first), ...shared], [...shared, ...numbers(1000, second)]);
  expect(found).toMatchObject({ onlyFirst: first, onlySecond: second, both: 7 });
  expect(found.p).toBeCloseTo(p, 10);
});

test('mcNemarTest of the same mistakes finds nothing', () => {
  expect(mcNemarTest([1, 2], [2, 1])).toEqual({ onlyFirst: 0, onlySecond: 0, both: 2, p: 1 });
});

test('mcNemarTest refuses a digit that is named twice', () => {
  expect(() => mcNemarTest([1, 1], [])).toThrow('comparing mistakes: expected each digit once, found 1 twice');
});
