/** What one rounding to float32 may change, relative to the number. */
export const FLOAT32 = 2 ** -24;

/** The same of float64, for hand arithmetic. */
export const FLOAT64 = 2 ** -53;

/**
 * Fails with the place and both values where two arrays are furthest apart, unless that is within `tolerance` of
 * the largest number expected.
 */
export function expectNear(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number): void {
  if (actual.length !== expected.length) throw new Error(`expected ${expected.length} numbers, found ${actual.length}`);
  const wanted = Array.from(expected);
  const off = Array.from(actual, (x, at) => Math.abs(x - (wanted[at] ?? NaN)));
  // A NaN is further than everything.
  const worst = off.reduce((most, x, at) => (x <= (off[most] ?? NaN) || Number.isNaN(off[most]) ? most : at), 0);
  const allowed = tolerance * wanted.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  if (off.length === 0 || (off[worst] ?? NaN) <= allowed) return;
  throw new Error(
    `at ${worst}: expected ${wanted[worst]} within ${allowed}, found ${actual[worst]}, off by ${off[worst]}`,
  );
}
