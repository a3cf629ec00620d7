import { extremes } from '../../../lib/digits/statistics/extremes';

test('extremes are the least and the most, and those of none and of NaN are as Math gives them', () => {
  expect(extremes([3, 1, 8])).toEqual({ least: 1, most: 8 });
  expect(extremes(Float32Array.of(0.5))).toEqual({ least: 0.5, most: 0.5 });
  expect(extremes([])).toEqual({ least: Math.min(), most: Math.max() });
  expect(extremes([1, NaN, 2])).toEqual({ least: NaN, most: NaN });
});

test('extremes takes more numbers than a function takes arguments', () => {
  const many = Array.from({ length: 200_000 }, (_, index) => index);
  expect(() => Math.max(...many)).toThrow(RangeError);
  expect(extremes(many)).toEqual({ least: 0, most: 199_999 });
});
