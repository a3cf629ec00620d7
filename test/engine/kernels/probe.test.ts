import { item } from '../../../lib/engine/validation/item';
import { FLOAT32 } from '../near';
import { Arena, roundings } from './arena';

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
