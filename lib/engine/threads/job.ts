import type { StoredData } from '../memory/data-store';

/** An epoch of training. */
export interface TrainJob {
  readonly kind: 'train';
  readonly data: StoredData;
  /** Address of the epoch's order of samples, uint32 (count). */
  readonly order: number;
  /** Steps the optimizer made before this epoch. */
  readonly firstStep: number;
  readonly seed: number;
  /** In place of the optimizer's own. */
  readonly learningRate?: number;
}

/** A way through the network without training. */
export interface EvaluateJob {
  readonly kind: 'evaluate';
  readonly data: StoredData;
  /** Address for the outputs, float32 (count, units), or 0 if only loss and hits are wanted. */
  readonly outputs: number;
  readonly withLoss: boolean;
}

/** What a team is given to do; sent to its threads as it is. */
export type Job = TrainJob | EvaluateJob;

/** One step of a training. */
export interface TrainingStep {
  readonly job: TrainJob;
  /** Steps the optimizer made before it. */
  readonly number: number;
  /** Place of its first sample in the epoch's order. */
  readonly start: number;
  /** Samples. */
  readonly batch: number;
}

/** Things in a row, of which `last` is the first that is not meant. */
export interface Range {
  readonly first: number;
  readonly last: number;
}
