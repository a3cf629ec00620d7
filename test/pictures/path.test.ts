import { pathLength, pointAlong } from '../../lib/pictures/path';

test.each([
  ['M0,0L3,4', 5],
  ['M 1 1 H 4 V 5 Z', 3 + 4 + 5],
  ['m1,1h3v4z', 3 + 4 + 5],
  // Two numbers more repeat the command; the gap to the second part counts nothing.
  ['M0,0 3,4 6,8 M 100,0 l 0,2', 5 + 5 + 2],
  ['M0,0L1e1,0', 10],
  ['M0 0A5 5 0 0 1 3 4', 5],
  ['', 0],
])('pathLength of "%s" is %d', (path, expected) => {
  expect(pathLength(path)).toBeCloseTo(expected, 10);
});

test('pathLength of a quarter of a circle as a Bezier curve is a quarter of its circumference', () => {
  // The usual control points, 0.5523 of the radius from the ends: within 0.03 % of the circle.
  const length = pathLength('M100,0C100,55.23,55.23,100,0,100');
  expect(Math.abs(length - 50 * Math.PI)).toBeLessThan(0.05);
});

test('pathLength of a parabola is what its integral says', () => {
  // y = x^2 from -1 to 1 as a quadratic curve: sqrt(5) + asinh(2) / 2.
  expect(pathLength('M-1,1Q0,-1,1,1')).toBeCloseTo(Math.sqrt(5) + Math.asinh(2) / 2, 2);
});

test.each([
  [0, [0, 0]],
  [1.5, [1.5, 0]],
  [5, [3, 2]],
  [7, [3, 4]],
  [99, [3, 4]],
  [-1, [0, 0]],
])('pointAlong a corner at %d is %j', (distance, expected) => {
  expect(pointAlong('M0,0H3V4', distance)).toEqual(expected);
});

test('pointAlong a path of no length is where it stands', () => {
  expect(pointAlong('M2,3', 1)).toEqual([2, 3]);
  expect(pointAlong('', 1)).toEqual([0, 0]);
});
