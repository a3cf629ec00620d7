import { signFlipTest } from '../../../lib/digits/statistics/sign-flip';
import { compareModels, comparisonRows } from '../../../lib/digits/study/compare';
import { result } from './helpers';

const PLAIN = [0.97, 0.971, 0.972, 0.973, 0.974, 0.975, 0.976, 0.977];
const results = PLAIN.flatMap((accuracy, index) => [
  result('plain', index + 1, [accuracy, 0.5]),
  result('better', index + 1, [accuracy + 0.002, 0.5]),
  result('mixed', index + 1, [accuracy + (index % 2 === 0 ? 0.001 : -0.001), 0.6]),
]);

test('compareModels holds every pair against each other seed by seed, corrected for their number', () => {
  const [better, mixed] = compareModels(results, [
    ['plain', 'better'],
    ['plain', 'mixed'],
  ]);
  expect(better).toMatchObject({ first: 'plain', second: 'better', stands: true });
  expect(better?.difference).toBeCloseTo(0.002, 12);
  // All eight signs are the same: 2 of 256 ways.
  expect(better?.p).toBe(2 / 256);
  expect(better?.corrected).toBe(4 / 256);
  expect(better?.superiority).toMatchObject({ probability: 1, pairs: 8 });
  expect(mixed).toMatchObject({ stands: false, superiority: { probability: 0.5 } });
});

test('compareModels looks at another condition, and at seeds that both have', () => {
  const [noise] = compareModels(results.slice(0, -1), [['plain', 'mixed']], { condition: 'noise' });
  expect(noise?.difference).toBeCloseTo(0.1, 12);
  expect(noise?.superiority.pairs).toBe(7);
  expect(noise?.p).toBe(signFlipTest(Array(7).fill(0.6) as number[], Array(7).fill(0.5) as number[]).p);
});

test('compareModels refuses a name, a condition and pairs that are none', () => {
  expect(() => compareModels(results, [['plain', 'other']])).toThrow(
    'expected one of plain, better, mixed, found "other"',
  );
  expect(() => compareModels(results, [['plain', 'better']], { condition: 'rain' })).toThrow(
    'expected the condition rain of plain, found none',
  );
  const apart = [result('a', 1, [1]), result('b', 2, [1])];
  expect(() => compareModels(apart, [['a', 'b']])).toThrow('expected seeds that both a and b have');
});

test('comparisonRows says differences in points, and whether they stand', () => {
  const rows = comparisonRows(
    compareModels(results, [
      ['better', 'plain'],
      ['plain', 'mixed'],
    ]),
  );
  expect(rows).toMatchObject([
    {
      from: 'better',
      to: 'plain',
      // It is the same with every seed.
      'difference (points)': '−0.20 (−0.20 to −0.20)',
      'better with the same seed': '0 of 8',
      '95 % interval': '0 to 32 %',
      'corrected p': '0.016',
      stands: 'yes',
    },
    {
      from: 'plain',
      to: 'mixed',
      'better with the same seed': '4 of 8',
      '95 % interval': '22 to 78 %',
      'corrected p': '1.000',
      stands: 'no',
    },
  ]);
  expect(rows[1]?.['difference (points)']).toMatch(/^\+0\.00 \(−0\.\d\d to \+0\.\d\d\)$/);
});

test('compareModels gives the interval of the difference, and none of a single pair', () => {
  const better = [0.02, 0.03, 0.01, 0.02, 0.04].map((gain, index) => result('better', index + 1, [0.9 + gain]));
  const plain = better.map(({ seed }) => result('plain', seed, [0.9]));
  const [found] = compareModels([...plain, ...better], [['plain', 'better']]);
  const { mean, low, high } = found?.interval ?? { mean: NaN, low: NaN, high: NaN };
  expect(mean).toBeCloseTo(0.024, 12);
  expect([low > 0.01, low < 0.024, high > 0.024, high < 0.04]).toEqual([true, true, true, true]);
  const one = [result('plain', 1, [0.9]), result('better', 1, [0.95])];
  expect(compareModels(one, [['plain', 'better']])[0]?.interval).toBeUndefined();
});
