import { checkOptions } from '../check/options';
import { checkNumber, isWhole } from '../check/values';
import { type Classification, requireProbabilities } from '../measure/classification';
import type { Mistake } from '../measure/mistakes';

/** A digit and how suspicious its label is, `actual`; `predicted` is what the network takes it for instead. */
export interface Suspect extends Mistake {
  /** Probability of the digit's label, 0 to 1. */
  readonly selfConfidence: number;
  /** That minus the largest probability of any other class, -1 to 1: the lower, the more suspicious. */
  readonly margin: number;
}

/** What confident learning says of labels. */
export interface ConfidentLearning {
  /** Mean probability of class c over the digits labelled c, shape (classes); NaN for a class without digits. */
  readonly thresholds: readonly number[];
  /**
   * The confident joint, shape (classes, classes): how many digits labelled as the row are confidently of the
   * column's class. A digit of which no class reaches its threshold is in no cell.
   */
  readonly joint: readonly (readonly number[])[];
  /** The digits beside the diagonal of the joint, the lowest margin first; of equals the lower index. */
  readonly suspects: readonly Suspect[];
}

/**
 * Finds suspicious labels by confident learning: a digit counts as confidently of a class if the class's
 * probability is at least the class's threshold, the mean over the digits that are labelled so; of several such
 * classes the most probable counts. Where that is not the digit's label, the label is suspicious.
 *
 * The probabilities must come from a model that has not seen these digits, such as `outOfFold` gives: one that
 * has learnt a wrong label by heart finds nothing wrong with it.
 *
 * Source: C. Northcutt, L. Jiang, I. Chuang, "Confident learning: estimating uncertainty in dataset labels",
 * Journal of Artificial Intelligence Research 70 (2021), equations 1 and 2; the order by the normalized margin.
 *
 * @throws TypeError if these are no answers, such as `classify` and `outOfFold` give
 * @throws RangeError if there are no samples, or probabilities are not from 0 to 1 or do not fit the labels
 * @example
 * const probabilities = Float32Array.of(0.75, 0.25, 0.25, 0.75, 0.5, 0.5, 0.25, 0.75);
 * const found = confidentLearning({ probabilities, labels: Uint8Array.of(0, 0, 0, 1), classes: 2 });
 * found.thresholds // [0.5, 0.75]
 * found.joint // [[2, 1], [0, 1]]
 * found.suspects // [{ index: 1, actual: 0, predicted: 1, confidence: 0.75, selfConfidence: 0.25, margin: -0.5 }]
 */
export function confidentLearning(classification: Classification): ConfidentLearning {
  const classes = requireProbabilities('learning confidently', classification);
  const { probabilities, labels } = classification;
  const thresholds = meanSelfConfidence(classification, classes);
  const joint = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  const suspects: Suspect[] = [];
  labels.forEach((label, index) => {
    const row = probabilities.subarray(index * classes, (index + 1) * classes);
    const confident = mostProbable(row, (probability, other) => probability >= (thresholds[other] ?? NaN));
    if (confident < 0) return;
    const counts = joint[label] ?? [];
    counts[confident] = (counts[confident] ?? 0) + 1;
    if (confident !== label) suspects.push(suspectOf(row, index, label, confident));
  });
  suspects.sort(bySuspicion);
  return { thresholds, joint, suspects };
}

export interface RankOptions {
  /** How many at most: a whole number from 0 up. @default all */
  readonly limit?: number;
}

/**
 * All digits, those first whose label is most suspicious: the lowest margin between the probability of the label
 * and the largest of any other class; of equals the lower index. Unlike `confidentLearning` it draws no line
 * between labels that are suspicious and labels that are not.
 *
 * @throws TypeError if these are no answers, such as `classify` and `outOfFold` give
 * @throws RangeError if there are no samples, the limit is not whole, or probabilities are not from 0 to 1 or do not
 *   fit the labels
 * @example
 * const probabilities = Float32Array.of(0.75, 0.25, 0.25, 0.75, 0.5, 0.5);
 * const ranked = rankLabels({ probabilities, labels: Uint8Array.of(0, 0, 1), classes: 2 });
 * ranked.map(({ index, margin }) => [index, margin]) // [[1, -0.5], [2, 0], [0, 0.5]]
 */
export function rankLabels(classification: Classification, options: RankOptions = {}): Suspect[] {
  const doing = 'ranking labels';
  const classes = requireProbabilities(doing, classification);
  checkOptions(doing, options, { limit: true });
  const { limit = Infinity } = options;
  checkNumber(doing, 'a limit from 0 up', limit, (given) => isWhole(given) || given === Infinity);
  checkNumber(doing, 'at least two classes', classes, (given) => given >= 2);
  const { probabilities, labels } = classification;
  const all = Array.from(labels, (label, index) => {
    const row = probabilities.subarray(index * classes, (index + 1) * classes);
    return suspectOf(
      row,
      index,
      label,
      mostProbable(row, (_, other) => other !== label),
    );
  });
  return all.sort(bySuspicion).slice(0, limit);
}

/** The order of suspects: the lowest margin first. */
function bySuspicion(a: Suspect, b: Suspect): number {
  return a.margin - b.margin || a.index - b.index;
}

/** Mean probability of each class over the samples labelled so. */
function meanSelfConfidence({ probabilities, labels }: Classification, classes: number): number[] {
  const sums = new Array<number>(classes).fill(0);
  const counts = new Array<number>(classes).fill(0);
  labels.forEach((label, index) => {
    sums[label] = (sums[label] ?? 0) + (probabilities[index * classes + label] ?? 0);
    counts[label] = (counts[label] ?? 0) + 1;
  });
  return sums.map((sum, label) => sum / (counts[label] ?? 0));
}

/** The most probable of the classes that count, of equals the lowest; -1 if none counts. */
function mostProbable(row: Float32Array, counts: (probability: number, label: number) => boolean): number {
  let best = -1;
  row.forEach((probability, label) => {
    if (counts(probability, label) && (best < 0 || probability > (row[best] ?? 0))) best = label;
  });
  return best;
}

function suspectOf(row: Float32Array, index: number, actual: number, predicted: number): Suspect {
  const selfConfidence = row[actual] ?? 0;
  const rival = row[mostProbable(row, (_, label) => label !== actual)] ?? 0;
  return { index, actual, predicted, confidence: row[predicted] ?? 0, selfConfidence, margin: selfConfidence - rival };
}
