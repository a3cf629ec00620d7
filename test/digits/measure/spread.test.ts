import { spread } from '../../../lib/digits/measure/spread';

test('spread gives the mean and the range', () => {
  expect(spread([3, 1, 8])).toEqual({ mean: 4, least: 1, most: 8, count: 3 });
  expect(spread([0.5])).toEqual({ mean: 0.5, least: 0.5, most: 0.5, count: 1 });
});

test('spread refuses no values, and values that are not finite', () => {
  expect(() => spread([])).toThrow('expected at least one value, found none');
  expect(() => spread([1, NaN])).toThrow(RangeError);
});

test('spread of equal values is that value, though their sum is rounded', () => {
  for (const value of [0.97, 0.1, 0.7, 0.8]) {
    expect(spread([value, value, value])).toEqual({ mean: value, least: value, most: value, count: 3 });
  }
});

test('spread takes more values than a function takes arguments', () => {
  expect(spread(Array.from({ length: 200_000 }, (_, index) => index % 2))).toMatchObject({ mean: 0.5, most: 1 });
});
