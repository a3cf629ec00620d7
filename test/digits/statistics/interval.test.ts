import { seededRandom } from '../../../lib/digits/random/random';
import { bcaLimits, bootstrapMeans, meanInterval } from '../../../lib/digits/statistics/interval';
import { relativeError, scipy } from './reference';

test.each(scipy.bca)('bcaLimits of resamples that SciPy drew are those of SciPy, confidence $confidence', (given) => {
  const { low, high } = bcaLimits(given.values, Float64Array.from(given.means), given.confidence);
  expect(relativeError(low, given.low)).toBeLessThan(1e-12);
  expect(relativeError(high, given.high)).toBeLessThan(1e-12);
});

test('bootstrapMeans has every resample of two values as often as it should', () => {
  const means = bootstrapMeans([0, 1], 20_000, 1);
  const share = (mean: number): number => means.filter((found) => found === mean).length / means.length;
  expect(share(0)).toBeCloseTo(0.25, 2);
  expect(share(0.5)).toBeCloseTo(0.5, 2);
  expect(share(1)).toBeCloseTo(0.25, 2);
});

test('meanInterval is the same for the same seed, and hardly another for another', () => {
  const values = scipy.bca[0]?.values ?? [];
  expect(meanInterval(values)).toEqual(meanInterval(values, { seed: 1 }));
  const [one, two] = [meanInterval(values, { seed: 1 }), meanInterval(values, { seed: 2 })];
  expect(one).not.toEqual(two);
  expect(Math.abs(one.low - two.low)).toBeLessThan(1e-4);
});

test('meanInterval of a confidence of 0.9 holds the true mean in about nine of ten samples', () => {
  const random = seededRandom(7);
  const sample = (): number[] => Array.from({ length: 20 }, () => random.uniform());
  let held = 0;
  for (let trial = 0; trial < 300; trial++) {
    const { low, high } = meanInterval(sample(), { confidence: 0.9, resamples: 500, seed: trial });
    if (low <= 0.5 && 0.5 <= high) held++;
  }
  expect(held / 300).toBeGreaterThan(0.84);
  expect(held / 300).toBeLessThan(0.96);
});

test('meanInterval of values that do not vary is a point', () => {
  expect(meanInterval([0.5, 0.5, 0.5])).toEqual({ mean: 0.5, low: 0.5, high: 0.5 });
});

test('meanInterval refuses a single value', () => {
  expect(() => meanInterval([0.97])).toThrow('finding an interval: expected at least 2 values, found 1');
});

test('meanInterval refuses too few resamples, and more than there is room for', () => {
  for (const resamples of [99, 2 ** 40]) {
    expect(() => meanInterval([0.97, 0.98], { resamples })).toThrow(
      new RangeError(
        `finding an interval: expected a whole number of resamples from 100 to a million, found ${resamples}`,
      ),
    );
  }
});
