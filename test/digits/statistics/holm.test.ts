import { holmCorrection, probabilityText } from '../../../lib/digits/statistics/holm';
import { scipy } from './reference';

test('holmCorrection is what statsmodels says', () => {
  const { given, corrected } = scipy.holm;
  for (const [index, p] of holmCorrection(given).entries()) expect(p).toBeCloseTo(corrected[index] ?? NaN, 12);
});

test('holmCorrection of none is none, and never above 1', () => {
  expect(holmCorrection([])).toEqual([]);
  expect(holmCorrection([0.9, 0.8])).toEqual([1, 1]);
});

test('probabilityText gives three decimals, or says that there would be none', () => {
  expect([0.5, 0.0235, 0.001, 0.0009].map(probabilityText)).toEqual(['0.500', '0.024', '0.001', 'below 0.001']);
});
