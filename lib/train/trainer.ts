import type { LayersModel } from '@tensorflow/tfjs-layers';

import type { Augmentation } from '../data/augment';
import type { Digits } from '../data/digits';
import type { EpochResult } from './history';
import type { LearningRateSchedule } from './learning-rate';

/** What `fit` asks of the code that does the training. */
export interface TrainingRun {
  readonly model: LayersModel;
  readonly data: Digits;
  readonly validation: Digits | undefined;
  /**
   * Numbers of the epochs to train, over the model's whole life. Taken one at a time, each after the
   * `onEpoch` of the one before: there may be no next.
   */
  readonly epochs: Iterable<number>;
  readonly batchSize: number;
  readonly seed: number;
  /** Step size of each epoch by its number; undefined for the optimizer's own. */
  readonly learningRate: LearningRateSchedule | undefined;
  /** How the training images are changed, anew for each epoch. */
  readonly augment: Augmentation | undefined;
  readonly signal: AbortSignal | undefined;
  /** Called after each epoch, in turn, with a way to get copies of the weights as they are then. */
  readonly onEpoch: (result: EpochResult, weights: () => readonly Float32Array[]) => void;
  /** Called now and then. */
  readonly onProgress: (progress: EpochProgress) => void;
}

/** How far an epoch has come. */
export interface EpochProgress {
  readonly epoch: number;
  /** Batches of this epoch that are done. */
  readonly batchesDone: number;
  /** Mean training loss of the epoch so far, in nats. */
  readonly loss: number;
}

/** Something that can train a model. */
export interface Trainer {
  /** What it is, for the history, for example `tfjs wasm`. */
  readonly name: string;
  /** Rejects with the signal's reason when it was stopped; the model is whole then, too. */
  train(run: TrainingRun): Promise<void>;
}
