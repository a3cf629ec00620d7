import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What scikit-learn and SciPy say of some answers; reference.py made it. */
export interface Reference {
  readonly classes: number;
  readonly labels: readonly number[];
  /** As numbers that a float32 holds, row after row. */
  readonly probabilities: readonly number[];
  readonly bins: number;
  /** Of each bin that is not empty. */
  readonly counts: readonly number[];
  readonly accuracies: readonly number[];
  readonly confidences: readonly number[];
  readonly error: number;
  readonly temperature: number;
  /** Crossentropy at that temperature. */
  readonly loss: number;
  /** The probabilities of the first five at the temperature 2. */
  readonly atTwo: readonly number[];
  /** Of these answers, and of some where a class is never answered, one never occurs, and one does neither. */
  readonly scores: readonly ReferenceScores[];
  /** The share of right classes among the 1, 2 and 3 most probable. */
  readonly topK: readonly number[];
  /** Share answered, accuracy of these answers, and the least probability of one of them. */
  readonly shares: readonly (readonly [share: number, accuracy: number, threshold: number])[];
}

export interface ReferenceScores {
  readonly matrix: readonly (readonly number[])[];
  /** Precision, recall and F1. */
  readonly averages: Readonly<Record<'macro' | 'weighted' | 'micro', readonly number[]>>;
  readonly balancedAccuracy: number;
  readonly cohenKappa: number;
  readonly matthews: number;
}

export const reference = JSON.parse(readFileSync(path.join(__dirname, 'reference.json'), 'utf8')) as Reference;

/** The answers as the measures take them. */
export const answers = {
  probabilities: Float32Array.from(reference.probabilities),
  labels: Uint8Array.from(reference.labels),
  classes: reference.classes,
};
