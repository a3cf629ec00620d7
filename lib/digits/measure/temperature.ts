import { checkNumber } from '../check/values';
import { type Classification, requireProbabilities } from './classification';

/** Between what a temperature is looked for: beyond, a model is as good as always certain, or never. */
const [COLDEST, HOTTEST] = [0.01, 100];

/** Halvings of the range in which the temperature lies: after them it is as narrow as float64 tells. */
const HALVINGS = 60;

/** The smallest number above 0 that a float32 holds: a probability of 0 was smaller than that. */
const LEAST = 2 ** -149;

/**
 * The temperature that makes the probabilities of a model fit its right answers best: the one with the least
 * crossentropy. Above 1 the model was too sure of itself, below 1 not sure enough. It is to be found on digits that
 * the model has not learnt, and that are not those on which its calibration is measured afterwards.
 *
 * Source: C. Guo, G. Pleiss, Y. Sun and K. Weinberger, On Calibration of Modern Neural Networks, 2017, section 4.2.
 * The crossentropy is convex in 1/T, so that its slope is 0 in one place, which halving finds.
 *
 * @returns from 0.01 to 100
 * @throws RangeError if there are no answers, or probabilities are not from 0 to 1 or do not fit the labels
 * @example
 * // Two of three answers are right, and the model is sure of each by 0.9: it should be by 2/3.
 * const probabilities = Float32Array.of(0.9, 0.1, 0.9, 0.1, 0.9, 0.1);
 * const temperature = fitTemperature({ probabilities, labels: Uint8Array.of(0, 0, 1), classes: 2 });
 * temperature.toFixed(3) // '3.170'
 */
export function fitTemperature(classification: Classification): number {
  const classes = requireProbabilities('fitting a temperature', classification);
  const logarithms = logarithmsOf(classification.probabilities);
  const slope = slopeOf(logarithms, classification.labels, classes);
  let [low, high] = [1 / HOTTEST, 1 / COLDEST];
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (slope(middle) > 0) high = middle;
    else low = middle;
  }
  return 2 / (low + high);
}

/**
 * The answers of a model at another temperature: each probability to the power of 1/T, divided by the sum of its row.
 * That is the softmax of the model's sums divided by T. The order of the classes stays, and with it every answer;
 * only how sure the model is of it changes.
 *
 * @param temperature above 0; 1 changes nothing
 * @returns new answers to the same digits
 * @throws RangeError if the temperature is not above 0, there are no answers, or they are not from 0 to 1 or do not fit
 *   their labels
 * @example
 * const probabilities = Float32Array.of(0.8, 0.2);
 * const hotter = withTemperature({ probabilities, labels: Uint8Array.of(0), classes: 2 }, 2);
 * [...hotter.probabilities].map((p) => p.toFixed(3)) // ['0.667', '0.333']
 */
export function withTemperature(classification: Classification, temperature: number): Classification {
  const doing = 'changing the temperature';
  const classes = requireProbabilities(doing, classification);
  const known = (given: number): boolean => given > 0 && given < Infinity;
  checkNumber(doing, 'a temperature above 0', temperature, known);
  const { probabilities, labels } = classification;
  const logarithms = logarithmsOf(probabilities);
  const changed = new Float32Array(probabilities.length);
  labels.forEach((_, sample) => {
    changed.set(tempered(logarithms, sample * classes, classes, 1 / temperature), sample * classes);
  });
  return { ...classification, probabilities: changed };
}

/** What the probabilities of a softmax leave of its sums: they are these, up to a number that is one row's. */
function logarithmsOf(probabilities: Float32Array): Float64Array {
  return Float64Array.from(probabilities, (probability) => Math.log(Math.max(probability, LEAST)));
}

/** One row at a temperature, as the softmax of its logarithms times 1/T. */
function tempered(logarithms: Float64Array, start: number, classes: number, inverse: number): number[] {
  const row = [...logarithms.subarray(start, start + classes)];
  const most = Math.max(...row);
  const powers = row.map((logarithm) => Math.exp((logarithm - most) * inverse));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** How fast the crossentropy changes with 1/T: the mean logarithm that the model expects, less that of the label. */
function slopeOf(logarithms: Float64Array, labels: Uint8Array, classes: number): (inverse: number) => number {
  return (inverse) => {
    let sum = 0;
    labels.forEach((label, sample) => {
      const start = sample * classes;
      const row = tempered(logarithms, start, classes, inverse);
      const expected = row.reduce((mean, share, place) => mean + share * (logarithms[start + place] ?? 0), 0);
      sum += expected - (logarithms[start + label] ?? 0);
    });
    return sum;
  };
}
