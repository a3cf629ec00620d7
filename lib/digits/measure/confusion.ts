import { checkKind, checkNumbers } from '../check/values';
import { type Classification, mostProbable, requireClassification } from './classification';

/** Counts of predictions by class: `counts[actual][predicted]`, rows actual, columns predicted. */
export type ConfusionMatrix = readonly (readonly number[])[];

/** Precision, recall and F1 of one class; every 0/0 is defined as 0 (as in scikit-learn's default). */
export interface ClassScore {
  readonly label: number;
  /** What the class is called. @default it has no name but its label */
  readonly name?: string;
  /** Of the samples predicted as this class, the share that is; 0 if none was predicted. */
  readonly precision: number;
  /** Of the samples of this class, the share that was found; 0 if there are none. */
  readonly recall: number;
  /** Harmonic mean of precision and recall; 0 if both are 0. */
  readonly f1: number;
  /** Number of samples of this class. */
  readonly support: number;
}

/**
 * Counts predictions by class: `counts[actual][predicted]`, rows actual, columns predicted.
 *
 * @throws RangeError if there are no samples, or probabilities and labels do not fit each other
 * @example
 * const probabilities = Float32Array.of(0.75, 0.25, 0.75, 0.25);
 * confusionMatrix({ probabilities, labels: Uint8Array.of(0, 1), classes: 2 }) // [[1, 0], [1, 0]]
 */
export function confusionMatrix(classification: Classification): ConfusionMatrix {
  const classes = requireClassification(classification);
  const predicted = mostProbable(classification, classes);
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  classification.labels.forEach((actual, sample) => {
    const row = counts[actual];
    const column = predicted[sample] ?? 0;
    if (row) row[column] = (row[column] ?? 0) + 1;
  });
  return counts;
}

/**
 * Precision, recall and F1 of each class, from a confusion matrix. Every 0/0 is 0: the precision of a
 * class never predicted, the recall of a class that does not occur, the F1 of a class without hits.
 *
 * @throws TypeError if the matrix is not an array of arrays of numbers
 * @throws RangeError if the matrix is not square, or a count is negative or not finite
 */
export function classScores(matrix: ConfusionMatrix): ClassScore[] {
  const doing = 'scoring classes';
  checkMatrix(doing, matrix);
  return matrix.map((row, label) => {
    const hits = row[label] ?? 0;
    const support = sum(row);
    const predicted = sum(matrix.map((other) => other[label] ?? 0));
    return {
      label,
      precision: ratio(hits, predicted),
      recall: ratio(hits, support),
      // 2PR / (P + R), with the fractions cleared.
      f1: ratio(2 * hits, predicted + support),
      support,
    };
  });
}

/**
 * Checks a confusion matrix.
 *
 * @throws TypeError if it is not an array of arrays of numbers
 * @throws RangeError if it is not square, or a count is negative or not finite
 */
export function checkMatrix(doing: string, matrix: ConfusionMatrix): void {
  const isCount = (value: number): boolean => Number.isFinite(value) && value >= 0;
  checkKind(doing, 'a matrix, such as confusionMatrix gives', matrix, 'array');
  for (const [label, row] of matrix.entries()) {
    // Not typed ones, whose map and flatMap do other things.
    checkKind(doing, 'each row of counts to be an array', row, 'array');
    checkNumbers(doing, 'counts from 0 up', row, isCount);
    if (row.length !== matrix.length) {
      throw new RangeError(`${doing}: expected ${matrix.length} columns in row ${label}, found ${row.length}`);
    }
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
