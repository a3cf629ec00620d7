import { normal } from '../../../lib/digits/random/normal';
import { seededRandom } from '../../../lib/digits/random/random';

test('normal draws numbers with the moments and tails of the standard normal distribution', () => {
  const random = seededRandom(1);
  const draws = Array.from({ length: 40_000 }, () => normal(random));
  const moment = (power: number): number => draws.reduce((sum, x) => sum + x ** power, 0) / draws.length;
  // Standard errors over 40,000 draws: 0.005, 0.007, 0.019, 0.049.
  expect(Math.abs(moment(1))).toBeLessThan(0.02);
  expect(Math.abs(moment(2) - 1)).toBeLessThan(0.03);
  expect(Math.abs(moment(3))).toBeLessThan(0.08);
  expect(Math.abs(moment(4) - 3)).toBeLessThan(0.2);
  // 95 % lie within 1.96.
  expect(draws.filter((x) => Math.abs(x) < 1.96).length / draws.length).toBeCloseTo(0.95, 2);
});

test('normal is finite when the generator draws its extremes', () => {
  const constant = (uniform: number) => ({ uint32: () => 0, below: () => 0, uniform: () => uniform });
  expect(Math.abs(normal(constant(0)))).toBe(0);
  expect(Number.isFinite(normal(constant(1 - 2 ** -32)))).toBe(true);
});
