import { item } from '../../../lib/engine/validation/item';
import { density, shareBelow } from '../../fuzz/float64/normal';
import { expectNear, FLOAT32 } from '../near';
import { Arena, roundings } from './arena';

const gelu = (x: number): number => x * shareBelow(x);
const geluSlope = (x: number): number => shareBelow(x) + x * density(x);

const COUNT = 40_000;
/** Points at a time. */
const PART = 4000;

/** One unit in the last place is at most two roundings. */
const ULP = 2 * FLOAT32;

test.each(
  roundings.flatMap(
    (rounding) =>
      [
        { name: 'exponentials', rounding, from: -87, to: 88, exact: Math.exp, units: 2 },
        { name: 'tangents', rounding, from: -10, to: 10, exact: Math.tanh, units: 3 },
        { name: 'gelus', rounding, from: -12.5, to: 12.5, exact: gelu, units: 4 },
        { name: 'gelus', rounding, from: -1e-3, to: 1e-3, exact: gelu, units: 4 },
        // At -0.75 the slope is 0, and no relative error is bounded.
        { name: 'geluSlopes', rounding, from: -12.5, to: -2, exact: geluSlope, units: 4 },
        { name: 'geluSlopes', rounding, from: 0, to: 12.5, exact: geluSlope, units: 4 },
        { name: 'sigmoids', rounding, from: -80, to: 80, exact: (x: number) => 1 / (1 + Math.exp(-x)), units: 3 },
        // Near 1 the relative error of log is unbounded in float32; the loss needs it up to 1 - 1e-7.
        { name: 'logarithms', rounding, from: 1e-7, to: 0.9, exact: Math.log, units: 2 },
      ] as const,
  ),
)('$name are within $units units in the last place of float64: $rounding', async ({ name, rounding, ...wanted }) => {
  const { from, to, exact, units } = wanted;
  const arena = await Arena.start(rounding);
  const address = arena.room(PART * 4);
  for (let first = 0; first < COUNT; first += PART) {
    const inputs = Float32Array.from({ length: PART }, (_, at) => from + ((to - from) * (first + at + 0.5)) / COUNT);
    arena.setFloats(address, inputs);
    arena.run(
      () => {
        arena.kernels[name](address, PART / 4);
      },
      { address, bytes: PART * 4 },
    );
    arena.readFloats(address, PART).forEach((y, at) => {
      const x = item(inputs, at);
      const error = Math.abs(y / exact(x) - 1);
      if (!(error <= units * ULP)) throw new Error(`${name} of ${x}: expected ${exact(x)}, found ${y}`);
    });
  }
});

describe.each(roundings)('%s', (rounding) => {
  const probe = async (name: 'gelus' | 'geluSlopes', inputs: readonly number[]): Promise<number[]> => {
    const arena = await Arena.start(rounding);
    const padded = [...inputs, ...new Array<number>(-inputs.length & 3).fill(0)];
    const address = arena.floats(padded);
    arena.run(
      () => {
        arena.kernels[name](address, padded.length / 4);
      },
      { address, bytes: padded.length * 4 },
    );
    return arena.readFloats(address, inputs.length);
  };
  // The smallest floats, normal and not.
  const [normal, tiny] = [2 ** -126, 2 ** -149];

  test('gelu of what is hardly a number: signed zeros, subnormal, large, infinite, NaN', async () => {
    const inputs = [0, -0, tiny * 2, -tiny * 2, normal, -normal, 12.6, 1e30, Infinity, -12.6, -1e30, -Infinity, NaN];
    const found = await probe('gelus', inputs);
    // Below -12.5, where it is larger than -5e-35, it is 0, in the limit too.
    const expected = [0, -0, tiny, -tiny, normal / 2, -normal / 2, 12.6, 1e30, Infinity, 0, 0, 0, NaN];
    expect(found).toEqual(expected.map(Math.fround));
  });

  test('the slope of gelu there', async () => {
    const inputs = [0, -0, tiny, -tiny, normal, -normal, 12.6, 1e30, Infinity, -12.6, -1e30, -Infinity, NaN];
    const found = await probe('geluSlopes', inputs);
    expectNear(found.slice(0, 6), [0.5, 0.5, 0.5, 0.5, 0.5, 0.5], 2 * FLOAT32);
    expect(found.slice(6)).toEqual([1, 1, 1, 0, 0, 0, NaN]);
  });

  test('gelu is off by at most 2.5e-7 of 1 or of its argument, and its slope by at most 3e-7', async () => {
    const inputs = Array.from({ length: 20_000 }, (_, at) => Math.fround((at - 10_000) / 700));
    const [values, slopes] = [await probe('gelus', inputs), await probe('geluSlopes', inputs)];
    const worst = { value: 0, slope: 0 };
    inputs.forEach((x, at) => {
      const scale = Math.max(1, Math.abs(x));
      worst.value = Math.max(worst.value, Math.abs(item(values, at) - gelu(x)) / scale);
      worst.slope = Math.max(worst.slope, Math.abs(item(slopes, at) - geluSlope(x)));
    });
    expect(worst.value).toBeLessThan(2.5e-7);
    expect(worst.slope).toBeLessThan(3e-7);
  });
});
