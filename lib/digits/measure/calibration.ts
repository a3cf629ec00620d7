import { checkOptions } from '../check/options';
import { A_MILLION, checkNumber, isCount } from '../check/values';
import { type Classification, mostProbable, requireProbabilities } from './classification';

/** Answers of which the model is about equally sure. */
export interface CalibrationBin {
  /** How many answers; at least 1, since bins without any are left out. */
  readonly count: number;
  /** Mean probability that the model gave to its own answers, 0 to 1. */
  readonly confidence: number;
  /** Share of them that is right, 0 to 1. */
  readonly accuracy: number;
}

/** Whether a model is right as often as it says. */
export interface Calibration {
  /** From the least confident to the most. */
  readonly bins: readonly CalibrationBin[];
  /**
   * The expected calibration error: the mean distance of confidence and accuracy, each bin weighted by its answers,
   * 0 to 1.
   */
  readonly error: number;
}

export interface CalibrationOptions {
  /** Into how many bins of equal width the probabilities from 0 to 1 are sorted: from 1 to a million. @default 15 */
  readonly bins?: number;
}

/**
 * Compares how sure a model is with how often it is right: its answers are sorted into bins by the probability that
 * it gave to them, and in each bin that probability is set beside the share of right answers. A bin holds its upper
 * limit, and not its lower one.
 *
 * Source: C. Guo, G. Pleiss, Y. Sun and K. Weinberger, On Calibration of Modern Neural Networks, 2017, section 2.
 *
 * @throws RangeError if there are no answers, probabilities are not from 0 to 1 or do not fit the labels, or the bins
 *   are not from 1 to a million
 * @example
 * const probabilities = Float32Array.of(0.75, 0.25, 0.75, 0.25);
 * const { bins, error } = calibration({ probabilities, labels: Uint8Array.of(0, 1), classes: 2 });
 * bins // [{ count: 2, confidence: 0.75, accuracy: 0.5 }]
 * error // 0.25
 */
export function calibration(classification: Classification, options: CalibrationOptions = {}): Calibration {
  const doing = 'measuring the calibration';
  checkOptions(doing, options, { bins: true });
  const { bins: count = 15 } = options;
  const isBins = (given: number): boolean => isCount(given) && given <= A_MILLION;
  checkNumber(doing, 'a whole number of bins from 1 to a million', count, isBins);
  const { confidences, right } = confidencesOf(doing, classification);
  const sums = Array.from({ length: count }, () => ({ count: 0, confidence: 0, right: 0 }));
  confidences.forEach((confidence, sample) => {
    const place = Math.min(count - 1, Math.max(0, Math.ceil(confidence * count) - 1));
    const bin = sums[place];
    if (bin === undefined) return;
    bin.count += 1;
    bin.confidence += confidence;
    if (right[sample]) bin.right += 1;
  });
  const bins = sums
    .filter((bin) => bin.count > 0)
    .map((bin) => ({
      count: bin.count,
      confidence: bin.confidence / bin.count,
      accuracy: bin.right / bin.count,
    }));
  const apart = bins.reduce(
    (sum, { count: answers, ...bin }) => sum + answers * Math.abs(bin.accuracy - bin.confidence),
    0,
  );
  return { bins, error: apart / confidences.length };
}

/**
 * The probability that a model gave to each of its answers, and whether the answer is right.
 *
 * @param doing what is being done, for the error
 * @throws RangeError as `requireProbabilities`
 */
export function confidencesOf(
  doing: string,
  classification: Classification,
): {
  readonly confidences: readonly number[];
  readonly right: readonly boolean[];
} {
  const classes = requireProbabilities(doing, classification);
  const { probabilities, labels } = classification;
  const predicted = [...mostProbable(classification, classes)];
  return {
    confidences: predicted.map((label, sample) => probabilities[sample * classes + label] ?? NaN),
    right: predicted.map((label, sample) => label === labels[sample]),
  };
}
