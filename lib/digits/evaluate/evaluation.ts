/** Counts of predictions by class: `counts[actual][predicted]`, rows actual, columns predicted. */
export type ConfusionMatrix = readonly (readonly number[])[];

/** Precision, recall and F1 of one class; every 0/0 is defined as 0 (as in scikit-learn's default). */
export interface ClassScore {
  readonly label: number;
  /** Of the samples predicted as this class, the share that is; 0 if none was predicted. */
  readonly precision: number;
  /** Of the samples of this class, the share that was found; 0 if there are none. */
  readonly recall: number;
  /** Harmonic mean of precision and recall; 0 if both are 0. */
  readonly f1: number;
  /** Number of samples of this class. */
  readonly support: number;
}

/** One sample that the model got wrong. */
export interface Mistake {
  /** Index of the sample in the data that was evaluated. */
  readonly index: number;
  readonly actual: number;
  readonly predicted: number;
  /** Probability that the model gave to its wrong answer, 0 to 1. */
  readonly confidence: number;
}
