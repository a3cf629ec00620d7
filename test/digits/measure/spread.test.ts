import { spread } from '../../../lib/digits/measure/spread';

test('spread gives the mean and the range', () => {
  expect(spread([3, 1, 8])).toEqual({ mean: 4, least: 1, most: 8, count: 3 });
  expect(spread([0.5])).toEqual({ mean: 0.5, least: 0.5, most: 0.5, count: 1 });
});

test('spread refuses no values, and values that are not finite', () => {
  expect(() => spread([])).toThrow('expected at least one value, found none');
  expect(() => spread([1, NaN])).toThrow(RangeError);
});
