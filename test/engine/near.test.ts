import { expectNear, FLOAT64 } from './near';

test('expectNear names the place and both values where two arrays are furthest apart', () => {
  expect(() => {
    expectNear([1, 2.5, 4], [1, 2, 4.25], 1e-3);
  }).toThrow('at 1: expected 2 within 0.00425, found 2.5, off by 0.5');
});

test.each([
  ['a NaN', [1, NaN, 3], [1, 2, 3]],
  ['a NaN before a number that is off', [NaN, 2], [1, 1e9]],
  ['an expected NaN', [1, 2], [1, NaN]],
  ['another length', [1, 2], [1]],
  ['anything but 0 where only 0 is expected', [0, 1e-30], [0, 0]],
])('expectNear refuses %s', (_, actual, expected) => {
  expect(() => {
    expectNear(actual, expected, 1e-3);
  }).toThrow(/expected/);
});

test('expectNear lets pass what is within the tolerance of the largest', () => {
  expectNear([1 + FLOAT64, 100], [1, 100], FLOAT64);
  expectNear([0, 100], [1e-3, 100], 1e-5);
  expectNear([], [], 0);
});
