import { superiority } from '../../../lib/digits/statistics/superiority';
import { scipy } from './reference';

test.each(scipy.wilson)('superiority of $won won of $pairs has the interval of SciPy', ({ won, pairs, low, high }) => {
  const first = Array.from({ length: pairs }, (_, pair) => (pair < won ? 2 : 0));
  const second = Array<number>(pairs).fill(1);
  const found = superiority(first, second);
  expect(found).toMatchObject({ probability: won / pairs, pairs });
  expect(found.low).toBeCloseTo(low, 12);
  expect(found.high).toBeCloseTo(high, 12);
});

test('superiority counts a tie as half', () => {
  expect(superiority([1, 2], [1, 1]).probability).toBe(0.75);
});
