import { classScores, type ConfusionMatrix } from './confusion';

/** How the scores of the classes were made into one. */
export type AverageName = 'macro' | 'weighted' | 'micro';

/** Precision, recall and F1 over all classes, each 0 to 1. */
export interface AverageScore {
  readonly average: AverageName;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Single numbers for all answers of a model. */
export interface OverallScores {
  /** Share of the samples that are right, 0 to 1. */
  readonly accuracy: number;
  /** Mean recall of the classes that occur, 0 to 1: what the accuracy would be if all were equally frequent. */
  readonly balancedAccuracy: number;
  /** Cohen's kappa, -1 to 1: 0 for answers as right as by chance; NaN if only one class occurs and is answered. */
  readonly cohenKappa: number;
  /** Matthews' correlation of answers and labels, -1 to 1; 0 if either is always the same class. */
  readonly matthews: number;
}

/**
 * Precision, recall and F1 over all classes, in three ways, as rows for a table: `macro` is the mean of the classes,
 * each counting the same; `weighted` the mean in which each counts by its samples; `micro` counts all samples at once,
 * so that all three scores are the accuracy.
 *
 * As scikit-learn's `precision_recall_fscore_support` with its defaults: every 0/0 is 0, and a class that neither
 * occurs nor is answered is left out. The F1 is the mean of the classes' F1, not that of the mean precision and recall.
 *
 * @throws TypeError if the matrix is not an array of arrays of numbers
 * @throws RangeError if the matrix is not square, holds no samples, or a count is negative or not finite
 * @example
 * const [macro, weighted, micro] = averageScores([[3, 1], [0, 1]]);
 * macro // { average: 'macro', precision: 0.75, recall: 0.875, f1: 0.76 }
 * weighted.recall // 0.8
 * micro.f1 // 0.8
 */
export function averageScores(matrix: ConfusionMatrix): readonly [AverageScore, AverageScore, AverageScore] {
  const all = classScores(matrix);
  const { total, right, answered } = marginsOf(matrix, 'averaging scores');
  const scores = all.filter(({ support, label }) => support > 0 || (answered[label] ?? 0) > 0);
  const mean = (average: AverageName, weight: (support: number) => number): AverageScore => {
    const weights = scores.map(({ support }) => weight(support));
    const of = (key: 'precision' | 'recall' | 'f1'): number =>
      sum(scores.map((score, place) => score[key] * (weights[place] ?? 0))) / sum(weights);
    return { average, precision: of('precision'), recall: of('recall'), f1: of('f1') };
  };
  const share = right / total;
  const micro: AverageScore = { average: 'micro', precision: share, recall: share, f1: share };
  return [mean('macro', () => 1), mean('weighted', (support) => support), micro];
}

/**
 * Accuracy, balanced accuracy, Cohen's kappa and Matthews' correlation, as scikit-learn works them out.
 *
 * Sources: J. Cohen, A coefficient of agreement for nominal scales, 1960, equation 1; J. Gorodkin, Comparing two
 * K-category assignments by a K-category correlation coefficient, 2004, equation 8.
 *
 * @throws TypeError or RangeError as `averageScores`
 * @example
 * overallScores([[3, 1], [0, 1]]) // { accuracy: 0.8, balancedAccuracy: 0.875, cohenKappa: 0.545, matthews: 0.612 }
 */
export function overallScores(matrix: ConfusionMatrix): OverallScores {
  const scores = classScores(matrix);
  const { total, right, answered } = marginsOf(matrix, 'scoring answers');
  const supports = scores.map(({ support }) => support);
  const recalls = scores.filter(({ support }) => support > 0).map(({ recall }) => recall);
  const dot = (one: readonly number[], other: readonly number[]): number =>
    sum(one.map((value, label) => value * (other[label] ?? 0)));
  // Times total squared, in which all are whole numbers: the agreement beyond chance, and the spread of each side.
  const beyondChance = right * total - dot(supports, answered);
  const spread = Math.sqrt(total ** 2 - dot(supports, supports)) * Math.sqrt(total ** 2 - dot(answered, answered));
  return {
    accuracy: right / total,
    balancedAccuracy: sum(recalls) / recalls.length,
    cohenKappa: beyondChance / (total ** 2 - dot(supports, answered)),
    matthews: spread === 0 ? 0 : beyondChance / spread,
  };
}

/** Samples in all, those on the diagonal, and how often each class was answered; for a matrix that was checked. */
function marginsOf(matrix: ConfusionMatrix, doing: string): { total: number; right: number; answered: number[] } {
  const total = sum(matrix.map(sum));
  if (total === 0) throw new RangeError(`${doing}: expected at least one sample, found none`);
  const right = sum(matrix.map((row, label) => row[label] ?? 0));
  return { total, right, answered: matrix.map((_, label) => sum(matrix.map((row) => row[label] ?? 0))) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
