/*
 * How far float32 may be from float64. That is measured for each network, not guessed: the reference is computed three
 * times more with every operation rounded to float32, and sixteen times more before it says that a number is too far.
 * The engine rounds as often, but adds in another order.
 */
import type { State, Step } from './optimizer';
import { RULES, type Rules } from './rules';

/** What is compared: of a training its weights, moments, loss and hits; of an evaluation loss, hits and outputs. */
export interface Numbers {
  readonly loss: number;
  readonly hits: number;
  readonly state?: State;
  readonly outputs?: ArrayLike<number>;
}

interface Named {
  readonly name: string;
  readonly values: Float64Array;
}

export type Computed = Numbers & { readonly decisions: readonly number[]; readonly steps?: readonly Step[] };

// Jest makes each look at a global slow.
const { abs, fround, imul, max } = Math;

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);

/** To a float32 near by, the same for the same number: what is equal by construction stays so. */
function near(x: number, salt: number): number {
  double[0] = x;
  const [low = 0, high = 0] = words;
  const mixed = imul(imul(low ^ salt, 0x85ebca6b) ^ high, 0xc2b2ae35);
  return fround(x * (1 + (mixed ^ (mixed >>> 15)) * 2 ** -55));
}

/**
 * Rules that round every operation to float32: once to the nearest, twice to one that is near. A number whose error
 * is small by luck in one of them is hardly so in all.
 */
const FLOAT32: readonly Rules[] = [fround, (x: number) => near(x, 1), (x: number) => near(x, 2)].map((round) => ({
  ...RULES,
  round,
}));

/**
 * As above, and sixteen more. Of an array of one number three errors are but three draws: in one of some thousand such
 * arrays all of them are below a tenth of what is usual.
 */
const MANY_FLOAT32: readonly Rules[] = [
  ...FLOAT32,
  ...Array.from({ length: 16 }, (_, draw) => ({ ...RULES, round: (x: number) => near(x, draw + 3) })),
];

/** Another order of adding gives another error: in 2,000 networks never five times the largest of three. */
const MARGIN = 8;

/** How many times as far as any distance of a network drifted, in three, one may do so in the engine. */
const DRIFT_MARGIN = 2;

/** Half of a unit in the last place of a float32 in [1, 2). */
const RESOLUTION = 2 ** -24;

const NONE = new Float64Array();

export function numbersOf({ loss, hits, state, outputs }: Numbers): Named[] {
  const named = (name: string, arrays: readonly ArrayLike<number>[]): Named[] =>
    arrays.map((array, index) => ({ name: `${name} ${index}`, values: Float64Array.from(array) }));
  return [
    ...(state ? [named('weights', state.weights), named('first', state.first), named('second', state.second)] : []),
    ...(outputs ? [named('outputs', [outputs])] : []),
    named('loss', [[loss]]),
    named('hits', [[hits]]),
  ].flat();
}

/** Whether rounding decides: a relu, a maximum, a clipping or a class is nearer to its turn than float32 can tell. */
function isUndecided(exact: Computed, rounded: readonly Computed[]): boolean {
  const distances = Float64Array.from(exact.decisions);
  const drift = apart(
    distances,
    rounded.map(({ decisions }) => Float64Array.from(decisions)),
  );
  // What is zero in all is so by construction, such as the difference of two zeros after a relu.
  return distances.some(
    (distance, index) =>
      abs(distance) <= DRIFT_MARGIN * drift &&
      (distance !== 0 || rounded.some(({ decisions }) => decisions[index] !== 0)),
  );
}

/** How far each number may be from `exact`, in the order of `numbersOf`. */
function boundsOf(exact: Computed, rounded: readonly Computed[], before?: State): Float64Array[] {
  const others = rounded.map(numbersOf);
  const starts = before && numbersOf({ ...exact, state: before });
  return numbersOf(exact).map(({ name, values }, index) => {
    const bounds = new Float64Array(values.length);
    // Whole numbers; the engine gives them divided by the samples.
    if (name.startsWith('hits')) return bounds.fill(0.25);
    // The sums of a loss are of the size of 1, whatever comes out.
    const size = max(largest(values), largest(starts?.[index]?.values ?? NONE), name.startsWith('loss') ? 1 : 0);
    if (!exact.steps || !name.startsWith('weights')) {
      const error = apart(
        values,
        others.map((numbers) => numbers[index]?.values ?? NONE),
      );
      return bounds.fill(MARGIN * (error + RESOLUTION * size));
    }
    // Each rounding of the weight itself is off by half of its last place at most, and all may go one way.
    const roundings = exact.steps.reduce((sum, step) => sum + step.roundings, 0);
    bounds.fill(max(MARGIN, roundings) * RESOLUTION * size);
    // A weight follows its gradient, with Adam the farther the smaller that is.
    exact.steps.forEach(({ gradients, reach }, step) => {
      const those = rounded.map(({ steps }) => steps?.[step]?.gradients[index] ?? NONE);
      const error = apart(gradients[index] ?? NONE, those);
      const far = reach[index] ?? NONE;
      bounds.forEach((bound, weight) => {
        bounds[weight] = bound + MARGIN * error * (far[weight] ?? NaN);
      });
    });
    return bounds;
  });
}

export interface Worst {
  /** Of what is allowed; above 1 is wrong. */
  readonly share: number;
  readonly text: string;
}

/** The number that is farthest from what is expected, for what is allowed. */
function worstOf(found: readonly Named[], expected: readonly Named[], bounds: readonly Float64Array[]): Worst {
  let worst: Worst = { share: 0, text: 'nothing differs' };
  expected.forEach(({ name, values }, index) => {
    const others = found[index]?.values ?? NONE;
    if (others.length !== values.length) {
      throw new RangeError(`comparing ${name}: expected ${values.length} numbers, found ${others.length}`);
    }
    values.forEach((value, place) => {
      const other = others[place] ?? NaN;
      const bound = bounds[index]?.[place] ?? NaN;
      const part = abs(value - other) / bound;
      const share = value === other ? 0 : part >= 0 ? part : Infinity;
      if (share <= worst.share) return;
      const allowed = `${share.toPrecision(2)} of the ${bound.toPrecision(2)} allowed`;
      worst = { share, text: `${name} at ${place} is ${other}, in float64 ${value}: ${allowed}` };
    });
  });
  return worst;
}

/**
 * The number that is farthest from what is expected, for what float32 may do to `compute`.
 *
 * @param compute the computation, by its rules; rounded in different ways it gives the bounds
 * @param before where the computation started
 * @param expected what to compare with. @default the computation itself
 * @returns undefined if rounding decides, so that nothing can be said
 */
export function judge(
  found: Numbers,
  compute: (rules: Rules) => Computed,
  { before, expected }: { readonly before?: State | undefined; readonly expected?: Numbers } = {},
): Worst | undefined {
  const exact = compute(RULES);
  let worst: Worst | undefined;
  for (const roundings of [FLOAT32, MANY_FLOAT32]) {
    const rounded = roundings.map(compute);
    if (isUndecided(exact, rounded)) return undefined;
    worst = worstOf(numbersOf(found), numbersOf(expected ?? exact), boundsOf(exact, rounded, before));
    if (worst.share <= 1) return worst;
  }
  return worst;
}

/** Adds, for each kind of number, the largest difference relative to the largest number of its array. */
export function addRelative(to: Map<string, number>, found: readonly Named[], expected: readonly Named[]): void {
  expected.forEach(({ name, values }, index) => {
    const [kind = name] = name.split(' ');
    const size = largest(values);
    // What is zero but for rounding, as the gradient by a bias before a normalization, has no size.
    if (size < 1e-15) return;
    const relative = apart(values, [found[index]?.values ?? NONE]) / size;
    to.set(kind, max(to.get(kind) ?? 0, relative));
  });
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => max(most, abs(value)), 0);
}

/** The largest difference from any of the others; NaN if a number is or is missing. */
function apart(values: Float64Array, others: readonly Float64Array[]): number {
  return others.reduce(
    (most, other) => values.reduce((so, value, index) => max(so, abs(value - (other[index] ?? NaN))), most),
    0,
  );
}
