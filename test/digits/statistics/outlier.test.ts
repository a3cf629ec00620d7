import { outlier } from '../../../lib/digits/statistics/outlier';
import { scipy } from './reference';

test.each(scipy.hotelling)(
  'outlier of the point $point is what NumPy and SciPy say',
  ({ cloud, point, distance, p }) => {
    const found = outlier(cloud, point, point);
    expect(found.distance).toBeCloseTo(distance, 9);
    expect(found.p).toBeCloseTo(p, 12);
  },
);

const SQUARE = [
  [-1, -1],
  [-1, 1],
  [1, -1],
  [1, 1],
] as const;

test('outlier takes the nearest place of a rectangle', () => {
  // The variance of -1, -1, 1, 1 is 4 / 3, so that a distance of 2 is 2 / sqrt(4 / 3) = sqrt(3) deviations.
  expect(outlier(SQUARE, [2, -5], [9, 5]).distance).toBeCloseTo(Math.sqrt(3), 12);
  expect(outlier(SQUARE, [-5, -9], [5, -2]).distance).toBeCloseTo(Math.sqrt(3), 12);
  expect(outlier(SQUARE, [2, 2], [3, 3]).distance).toBeCloseTo(Math.sqrt(6), 12);
  expect(outlier(SQUARE, [-0.5, -0.5], [4, 4])).toEqual({ distance: 0, p: 1 });
});

test('outlier looks along the sides of a rectangle where the cloud leans', () => {
  const [first] = scipy.hotelling;
  const cloud = first?.cloud ?? [];
  const [low, high] = [
    [3, 0],
    [4, 1],
  ] as const;
  const fine = Array.from({ length: 101 }, (_, step) => step / 100);
  const all = fine.flatMap((x) => fine.map((y) => outlier(cloud, [3 + x, y], [3 + x, y]).distance));
  expect(outlier(cloud, low, high).distance).toBeCloseTo(Math.min(...all), 3);
});

test('outlier refuses too few points, and points on a line', () => {
  expect(() => outlier(SQUARE.slice(1), [0, 0], [1, 1])).toThrow('expected at least 4 points, found 3');
  const line = [1, 2, 3, 4].map((x) => [x, 2 * x] as const);
  expect(() => outlier(line, [0, 0], [1, 1])).toThrow('expected points that span a plane, found a line');
});
