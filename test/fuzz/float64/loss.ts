/* The losses that the engine knows, for one sample, with their gradient. */
import type { Loss } from '../../../lib/engine/network/network';
import { at, type Decide, type Rules } from './rules';

export interface Judged {
  readonly loss: number;
  /** By the outputs. */
  readonly gradient: Float64Array;
  /** Whether the largest output is the right one. */
  readonly hit: boolean;
}

/** TensorFlow.js clips probabilities, in float32, and lets no gradient through where it does. */
const [LOW, HIGH] = [Math.fround(1e-7), Math.fround(1 - 1e-7)];

/** @param target A label, or a number for each output. */
export function judged(y: Float64Array, kind: Loss, target: readonly number[], rules: Rules, decide: Decide): Judged {
  const sparse = kind === 'sparseCategoricalCrossentropy';
  const wanted = sparse ? Array.from(y, (_, unit) => (unit === target[0] ? 1 : 0)) : target;
  const [best = NaN, second = 0.5] = Array.from(y).sort((one, other) => other - one);
  decide(best - second);
  const hit =
    y.length === 1 ? Number(best > 0.5) === wanted[0] : y.indexOf(best) === wanted.indexOf(Math.max(...wanted));
  if (kind === 'meanSquaredError') return { ...squares(y, wanted, rules), hit };
  if (kind === 'softmaxCrossentropy') return { ...ofLogits(y, wanted, rules), hit };
  return { ...crossentropy(y, wanted, rules, decide, sparse), hit };
}

type Found = Omit<Judged, 'hit'>;

/** Mean of (y - wanted)^2. */
function squares(y: Float64Array, wanted: readonly number[], { round }: Rules): Found {
  const misses = y.map((value, unit) => round(value - at(wanted, unit)));
  return {
    loss: misses.reduce((sum, miss) => round(sum + round(miss * miss)), 0) / y.length,
    gradient: misses.map((miss) => round((2 * miss) / y.length)),
  };
}

/** The logarithm of the sum of all powers, less the wanted outputs; the largest output is taken from all before. */
function ofLogits(y: Float64Array, wanted: readonly number[], { round, softmaxed }: Rules): Found {
  const largest = Math.max(...y);
  const below = y.map((value) => round(value - largest));
  const powers = below.map((value) => round(Math.exp(value)));
  const sum = powers.reduce((total, power) => round(total + power), 0);
  const targets = wanted.reduce((total, target) => round(total + target), 0);
  const logarithm = round(Math.log(sum));
  return {
    loss: below.reduce((total, x, unit) => round(total + round(at(wanted, unit) * round(logarithm - x))), 0),
    gradient: powers.map((power, unit) => round(round(softmaxed(round(power / sum)) * targets) - at(wanted, unit))),
  };
}

/**
 * - sum of wanted log(r), where r are the probabilities divided by their sum, and clipped.
 *
 * @param sparse Whether they are also clipped before they are summed.
 */
function crossentropy(
  y: Float64Array,
  wanted: readonly number[],
  { round, surprise }: Rules,
  decide: Decide,
  sparse: boolean,
): Found {
  const clip = (p: number): number => Math.min(Math.max(p, LOW), HIGH);
  const gate = (p: number): number => {
    decide(p - LOW);
    decide(HIGH - p);
    return p >= LOW && p <= HIGH ? 1 : 0;
  };
  const gates = y.map((p) => (sparse ? gate(p) : 1));
  const clipped = sparse ? y.map(clip) : y;
  const sum = clipped.reduce((total, p) => round(total + p), 0);
  const ratios = clipped.map((p) => round(p / sum));
  const byRatio = ratios.map((ratio, unit) =>
    at(wanted, unit) === 0 ? 0 : round(gate(ratio) * surprise(at(wanted, unit), ratio)),
  );
  const common = byRatio.reduce((total, d, unit) => round(total + round(d * at(ratios, unit))), 0);
  return {
    loss: ratios.reduce((total, r, unit) => round(total - round(at(wanted, unit) * round(Math.log(clip(r))))), 0),
    gradient: byRatio.map((d, unit) => round(at(gates, unit) * round(round(d - common) / sum))),
  };
}
