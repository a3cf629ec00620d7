import { percent } from '../../../lib/common/text/percent';

test('percent has one decimal, or as many as are asked for', () => {
  expect([percent(0.978), percent(1), percent(0.97846, 2), percent(0.5, 0)]).toEqual([
    '97.8 %',
    '100.0 %',
    '97.85 %',
    '50 %',
  ]);
});

test('percent of what is no number says so', () => {
  expect(percent(Number.NaN)).toBe('NaN %');
});
