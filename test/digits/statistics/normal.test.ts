import { normalProbability, normalQuantile } from '../../../lib/digits/statistics/normal';
import { relativeError, scipy } from './reference';

test.each(scipy.probability)('normalProbability(%d) is what SciPy says, %d', (z, probability) => {
  expect(relativeError(normalProbability(z), probability)).toBeLessThan(1e-12);
});

test.each(scipy.quantile)('normalQuantile(%d) is what SciPy says, %d', (probability, z) => {
  expect(relativeError(normalQuantile(probability), z)).toBeLessThan(1e-12);
});

test('normalProbability and normalQuantile reach the ends', () => {
  expect([normalProbability(-Infinity), normalProbability(Infinity)]).toEqual([0, 1]);
  expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]);
});
