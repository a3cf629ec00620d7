import { holmCorrection } from '../../../lib/digits/statistics/holm';
import { scipy } from './reference';

test('holmCorrection is what statsmodels says', () => {
  const { given, corrected } = scipy.holm;
  for (const [index, p] of holmCorrection(given).entries()) expect(p).toBeCloseTo(corrected[index] ?? NaN, 12);
});

test('holmCorrection of none is none, and never above 1', () => {
  expect(holmCorrection([])).toEqual([]);
  expect(holmCorrection([0.9, 0.8])).toEqual([1, 1]);
});
