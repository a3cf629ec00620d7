import { checkOptions } from '../check/options';
import { A_MILLION, checkNumber, checkNumbers, isCount } from '../check/values';
import { requireSeed, seededRandom } from '../random/random';
import { normalProbability, normalQuantile } from './normal';

/** A mean, and between what it may lie. */
export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export interface IntervalOptions {
  /** Share of such intervals that hold the true mean, above 0 and below 1. @default 0.95 */
  readonly confidence?: number;
  /** Samples that are drawn again: from 100 to a million. @default 9999 */
  readonly resamples?: number;
  /** Decides what is drawn. @default 1 */
  readonly seed?: number;
}

/**
 * The mean of some values, such as accuracies of several seeds, and a bootstrap interval for the mean of all values
 * that might have come out, bias-corrected and accelerated (BCa). It asks for no normal distribution, and is too
 * narrow for fewer than about ten values.
 *
 * Source: B. Efron, Better bootstrap confidence intervals, 1987; B. Efron and R. Tibshirani, An Introduction to
 * the Bootstrap, 1993, 14.3.
 *
 * @throws TypeError if these are no numbers, the seed is not an integer, or an option is not known
 * @throws RangeError if there are fewer than two values or one is not finite, the confidence is not between 0 and 1,
 *   or the resamples are not from 100 to a million
 * @example
 * const { mean, low, high } = meanInterval([0.977, 0.978, 0.976, 0.979, 0.977, 0.978, 0.975, 0.978, 0.977, 0.979]);
 * [mean, low, high].map((value) => value.toFixed(4)) // ['0.9774', '0.9765', '0.9780']
 */
export function meanInterval(values: readonly number[], options: IntervalOptions = {}): Interval {
  const doing = 'finding an interval';
  checkOptions(doing, options, { confidence: true, resamples: true, seed: true });
  const { confidence = 0.95, resamples = 9999, seed = 1 } = options;
  checkNumbers(doing, 'finite numbers', values, Number.isFinite);
  checkNumber(doing, 'at least 2 values', values.length, (count) => count >= 2);
  checkNumber(doing, 'a confidence between 0 and 1', confidence, (share) => share > 0 && share < 1);
  const isResamples = (count: number): boolean => isCount(count) && count >= 100 && count <= A_MILLION;
  checkNumber(doing, 'a whole number of resamples from 100 to a million', resamples, isResamples);
  requireSeed(seed);
  const mean = meanOf(values);
  // What does not vary cannot be drawn otherwise.
  if (values.every((value) => value === values[0])) return { mean, low: mean, high: mean };
  return { mean, ...bcaLimits(values, bootstrapMeans(values, resamples, seed), confidence) };
}

/**
 * Means of samples drawn from the values with replacement, each as large as they are.
 *
 * @returns float64, shape (resamples), ascending
 */
export function bootstrapMeans(values: readonly number[], resamples: number, seed: number): Float64Array {
  const random = seededRandom(seed);
  const drawn = new Array<number>(values.length);
  const means = Float64Array.from({ length: resamples }, () => {
    for (let index = 0; index < drawn.length; index++) drawn[index] = values[random.below(values.length)] ?? NaN;
    return meanOf(drawn);
  });
  return means.sort();
}

/**
 * The limits of the BCa interval of the mean.
 *
 * @param means of the resamples, ascending
 */
export function bcaLimits(
  values: readonly number[],
  means: Float64Array,
  confidence: number,
): Pick<Interval, 'low' | 'high'> {
  const mean = meanOf(values);
  const below = means.filter((found) => found < mean).length;
  const notAbove = means.filter((found) => found <= mean).length;
  const bias = normalQuantile((below + notAbove) / (2 * means.length));
  const acceleration = accelerationOf(values);
  const limit = (probability: number): number => {
    const shifted = bias + normalQuantile(probability);
    return quantile(means, normalProbability(bias + shifted / (1 - acceleration * shifted)));
  };
  return { low: limit((1 - confidence) / 2), high: limit((1 + confidence) / 2) };
}

/** How fast the standard error of the mean changes with it, from the means without one value each. */
function accelerationOf(values: readonly number[]): number {
  const mean = meanOf(values);
  const deviations = values.map((value) => (value - mean) / (values.length - 1));
  const sumOf = (power: number): number => deviations.reduce((sum, deviation) => sum + deviation ** power, 0);
  return sumOf(3) / (6 * sumOf(2) ** 1.5);
}

/** Between neighbours it lies in proportion, as in NumPy's `percentile`. */
function quantile(ascending: Float64Array, probability: number): number {
  const place = probability * (ascending.length - 1);
  const [lower = NaN, upper = lower] = ascending.subarray(Math.floor(place), Math.floor(place) + 2);
  return lower + (upper - lower) * (place - Math.floor(place));
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
