import { glorotUniform, heUniform } from '../../../lib/digits/model/initial-weights';
import { testBackend } from '../../helpers/backend';

beforeAll(async () => {
  await testBackend();
});

const INITIALIZERS = { glorotUniform, heUniform };

test.each([
  // sqrt(6 / (24 + 30)) = 1/3, and sqrt(6 / 24) = 1/2.
  ['glorotUniform', 1 / 3],
  ['heUniform', 1 / 2],
] as const)('%s draws over plus and minus its limit for 24 inputs and 30 outputs', (name, limit) => {
  const values = INITIALIZERS[name](1, 0).apply([24, 30]).dataSync<'float32'>();
  // Of 720 draws the outermost lie within a twentieth of the limits, but for a chance of 1e-8 each.
  expect(Math.max(...values)).toBeGreaterThan(0.95 * limit);
  expect(Math.max(...values)).toBeLessThanOrEqual(limit);
  expect(Math.min(...values)).toBeLessThan(-0.95 * limit);
  expect(Math.min(...values)).toBeGreaterThanOrEqual(-limit);
});

test.each(['glorotUniform', 'heUniform'] as const)(
  '%s gives two layers of one shape different weights, and one layer the same for the same seed',
  (name) => {
    const draw = (seed: number, layer: number): Float32Array =>
      INITIALIZERS[name](seed, layer).apply([10, 10]).dataSync<'float32'>();
    expect(draw(1, 0)).not.toEqual(draw(1, 1));
    expect(draw(1, 0)).not.toEqual(draw(2, 0));
    expect(draw(1, 1)).toEqual(draw(1, 1));
  },
);

test.each(['glorotUniform', 'heUniform'] as const)('%s refuses the number of a layer that is none', (name) => {
  expect(() => INITIALIZERS[name](1, 0.5)).toThrow(
    'choosing initial weights: expected the number of a layer, found 0.5',
  );
});
