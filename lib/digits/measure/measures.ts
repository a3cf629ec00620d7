import { checkNumber, isCount } from '../check/values';
import { type Classification, predictedLabels, requireClassification } from './classification';

/** Probabilities are kept this far from 0 and 1, so that one sure mistake costs 16.1 nats, not infinity; as in Keras. */
const EPSILON = 1e-7;

const clip = (share: number): number => Math.min(Math.max(share, EPSILON), 1 - EPSILON);
const asIs = (output: number): number => output;

/**
 * Mean sparse categorical crossentropy, in nats: the mean over the samples of minus the logarithm of
 * the probability given to the right class.
 *
 * As TensorFlow.js works it out: each output kept within [1e-7, 1 - 1e-7], divided by the sum of its
 * row, and kept within the same bounds again. For the rows of a softmax, which sum to 1, that is the
 * probability itself; outputs of another kind are made shares of their sum.
 *
 * @throws RangeError if there are no samples, or probabilities and labels do not fit each other
 * @example
 * const probabilities = Float32Array.of(0.75, 0.25, 0.75, 0.25);
 * const byHand = -(Math.log(0.75) + Math.log(0.25)) / 2; // 0.837
 * crossentropy({ probabilities, labels: Uint8Array.of(0, 1), classes: 2 }) // 0.837
 */
export function crossentropy(classification: Classification): number {
  return meanOverRows(classification, (row, label) => -Math.log(clip(clip(item(row, label)) / sumOf(row, clip))));
}

/**
 * Mean categorical crossentropy, in nats: as `crossentropy`, but the outputs are divided by their sum as
 * they are, and kept within bounds only afterwards. The two differ where an output lies outside 0 to 1.
 *
 * @throws RangeError as `crossentropy`
 */
export function categoricalCrossentropy(classification: Classification): number {
  return meanOverRows(classification, (row, label) => -Math.log(clip(item(row, label) / sumOf(row, asIs))));
}

/**
 * Mean crossentropy of a softmax over outputs that are logits, in nats, without bounds.
 *
 * @throws RangeError as `crossentropy`
 */
export function softmaxCrossentropy(classification: Classification): number {
  return meanOverRows(classification, (row, label) => {
    const most = row.reduce((largest, logit) => Math.max(largest, logit), -Infinity);
    return most + Math.log(sumOf(row, (logit) => Math.exp(logit - most))) - item(row, label);
  });
}

/** The mean of what a loss makes of each row of outputs, float32 (classes), and its label. */
function meanOverRows(classification: Classification, loss: (row: Float32Array, label: number) => number): number {
  const classes = requireClassification(classification);
  const { probabilities, labels } = classification;
  let sum = 0;
  labels.forEach((label, sample) => {
    sum += loss(probabilities.subarray(sample * classes, (sample + 1) * classes), label);
  });
  return sum / labels.length;
}

function sumOf(row: Float32Array, value: (output: number) => number): number {
  let sum = 0;
  for (const output of row) sum += value(output);
  return sum;
}

function item(row: Float32Array, label: number): number {
  return row[label] ?? NaN;
}

/**
 * Mean squared error: the mean over samples and classes of the squared distance between the
 * probability and what it should be, 1 for the right class and 0 for the others.
 *
 * @throws RangeError as `crossentropy`
 */
export function meanSquaredError(classification: Classification): number {
  const classes = requireClassification(classification);
  const { probabilities, labels } = classification;
  let sum = 0;
  probabilities.forEach((probability, at) => {
    const target = labels[Math.floor(at / classes)] === at % classes ? 1 : 0;
    sum += (probability - target) ** 2;
  });
  return sum / probabilities.length;
}

/**
 * Share of the samples whose most probable class is the right one, 0 to 1.
 *
 * @throws RangeError as `crossentropy`
 * @example
 * const probabilities = Float32Array.of(0.75, 0.25, 0.75, 0.25);
 * accuracy({ probabilities, labels: Uint8Array.of(0, 1), classes: 2 }) // 0.5
 */
export function accuracy(classification: Classification): number {
  const predicted = predictedLabels(classification);
  const { labels } = classification;
  let right = 0;
  for (let sample = 0; sample < labels.length; sample++) {
    if (predicted[sample] === labels[sample]) right++;
  }
  return right / labels.length;
}

/**
 * Share of the samples whose right class is among the `k` most probable ones, 0 to 1. Of equally probable classes the
 * lower one comes first, so that with `k` 1 this is the accuracy. As scikit-learn's `top_k_accuracy_score`, but for
 * equals, of which that takes the higher first.
 *
 * @param k a whole number from 1 to the number of classes
 * @throws RangeError if `k` is not that; else as `crossentropy`
 * @example
 * const probabilities = Float32Array.of(0.5, 0.3, 0.2, 0.5, 0.3, 0.2);
 * const answers = { probabilities, labels: Uint8Array.of(1, 2), classes: 3 };
 * topKAccuracy(answers, 2) // 0.5
 */
export function topKAccuracy(classification: Classification, k: number): number {
  const classes = requireClassification(classification);
  const isK = (given: number): boolean => isCount(given) && given <= classes;
  checkNumber('evaluating', `a whole number of classes from 1 to ${classes}`, k, isK);
  const { probabilities, labels } = classification;
  let hits = 0;
  labels.forEach((label, sample) => {
    const row = probabilities.subarray(sample * classes, (sample + 1) * classes);
    const own = item(row, label);
    const ahead = row.filter((probability, other) => probability > own || (probability === own && other < label));
    if (ahead.length < k) hits++;
  });
  return hits / labels.length;
}
