import {
  activate,
  activationGradient,
  affine,
  biasGradient,
  inputGradient,
  kernelGradient,
  penalty,
  penaltyGradient,
} from '../../../lib/engine/reference/layers';
import { expectNear, FLOAT64 } from '../near';

const of = (...values: number[]): Float64Array => Float64Array.from(values);

// Two samples of three inputs, two units.
const input = of(1, 2, 3, -1, 0, 5);
const kernel = of(0.5, 2, -1, 3, 4, -2);
const gradient = of(10, -1, 7, 2);

test('affine multiplies each sample with the kernel and adds the bias', () => {
  expect(affine(input, kernel, of(100, -100))).toEqual(
    of(0.5 - 2 + 12 + 100, 2 + 6 - 6 - 100, -0.5 - 0 + 20 + 100, -2 + 0 - 10 - 100),
  );
});

test('inputGradient multiplies with the transposed kernel', () => {
  expect(inputGradient(gradient, kernel, 2)).toEqual(of(5 - 2, -10 - 3, 40 + 2, 3.5 + 4, -7 + 6, 28 - 4));
});

test('kernelGradient sums input times gradient over the samples', () => {
  expect(kernelGradient(input, gradient, 3, 2)).toEqual(of(10 - 7, -1 - 2, 20 + 0, -2 + 0, 30 + 35, -3 + 10));
});

test('biasGradient sums the gradient over the samples', () => {
  expect(biasGradient(gradient, 2)).toEqual(of(10 + 7, -1 + 2));
});

test.each([
  ['linear', [-1.5, 2], [-1.5, 2]],
  ['relu', [-1.5, 0, 2], [0, 0, 2]],
  ['tanh', [Math.log(2), 0], [(4 - 1) / (4 + 1), 0]],
  ['sigmoid', [Math.log(3), 0], [3 / 4, 1 / 2]],
  // The shares of the normal distribution below 1 and below 2 (to more digits than M. Abramowitz, I. Stegun, table 26.1).
  ['gelu', [1, -1, 2, 0, -30], [0.8413447460685429, 0.8413447460685429 - 1, 2 * 0.9772498680518208, 0, 0]],
] as const)('activate computes %s', (kind, sums, expected) => {
  expectNear(activate(kind, of(...sums), 1), expected, 2 * FLOAT64);
});

test('activate computes softmax row by row, also where e^x overflows', () => {
  const sums = of(Math.log(2), 0, Math.log(5), 1000, 1000, 1000 + Math.log(2));
  expectNear(activate('softmax', sums, 3), [2 / 8, 1 / 8, 5 / 8, 1 / 4, 1 / 4, 2 / 4], 1e-13);
});

test.each([
  ['linear', [-1.5, 2], [3, 4], [3, 4]],
  ['relu', [0, 2], [3, 4], [0, 4]],
  ['tanh', [0.6, 0], [3, 4], [3 * (1 - 0.36), 4]],
  ['sigmoid', [0.75, 0.5], [3, 4], [(3 * 3) / 16, 4 / 4]],
] as const)('activationGradient computes the slope of %s from its output', (kind, y, by, expected) => {
  const sums = of(...y.map(() => NaN));
  expectNear(activationGradient(kind, { sums, y: of(...y) }, of(...by), 1), expected, 2 * FLOAT64);
});

test('activationGradient computes the slope of gelu from its sum: the share below it plus it times the density', () => {
  // The density of 1 from the same table.
  const [share, density] = [0.8413447460685429, 0.24197072451914337];
  const [sums, y] = [of(1, -1, 0), of(NaN, NaN, NaN)];
  expectNear(
    activationGradient('gelu', { sums, y }, of(2, 3, 4), 1),
    [2 * (share + density), 3 * (1 - share - density), 4 / 2],
    8 * FLOAT64,
  );
});

test('activationGradient of softmax is p_j (g_j - sum of g_k p_k), row by row', () => {
  const means = [1 / 4 + 6 / 4, 8 / 2 + 4 / 2];
  expect(activationGradient('softmax', { sums: of(), y: of(1 / 4, 3 / 4, 1 / 2, 1 / 2) }, of(1, 2, 8, 4), 2)).toEqual(
    of((1 - 1.75) / 4, ((2 - 1.75) * 3) / 4, (8 - 6) / 2, (4 - 6) / 2),
  );
  expect(means).toEqual([1.75, 6]);
});

test('penalty is l1 sum |w| + l2 sum w^2', () => {
  expect(penalty(of(1, -2, 0, 4), 0.5, 0.25)).toBe(0.5 * (1 + 2 + 4) + 0.25 * (1 + 4 + 16));
});

test('penaltyGradient is l1 sign w + 2 l2 w, and takes the sign of 0 as -1, as tfjs does', () => {
  expect(penaltyGradient(of(1, -2, 0), 0.5, 0.25)).toEqual(of(0.5 + 0.5, -0.5 - 1, -0.5));
});

test('arrays that do not fit each other throw', () => {
  expect(() => activationGradient('tanh', { sums: of(1, 2), y: of(1) }, of(1, 2), 1)).toThrow(RangeError);
  expect(() => kernelGradient(of(1, 2), gradient, 3, 2)).toThrow(RangeError);
});
