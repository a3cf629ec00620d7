import type { LayersModel } from '@tensorflow/tfjs-layers';

import type { Digits } from '../data/digits';
import type { Augmentation } from '../data/transform/augment';
import type { EpochResult } from './history';

/** What `fit` asks of the code that does the training. */
export interface TrainingRun {
  readonly model: LayersModel;
  readonly data: Digits;
  readonly validation: Digits | undefined;
  /** How much each digit of the data counts in the training loss, float32, shape (count); undefined for once each. */
  readonly weights: Float32Array | undefined;
  /** Classes that the model tells apart. */
  readonly classes: number;
  /**
   * Numbers of the epochs to train, over the model's whole life. Taken one at a time, each after the
   * `onEpoch` of the one before: there may be no next.
   */
  readonly epochs: Iterable<number>;
  readonly batchSize: number;
  readonly seed: number;
  /** Step size of each epoch by its number; undefined for the optimizer's own. */
  readonly learningRate: ((epoch: number) => number) | undefined;
  /** How the training images are changed, anew for each epoch. */
  readonly augment: Augmentation | undefined;
  readonly signal: AbortSignal;
  /** Awaited after each epoch, when the model has the weights and the optimizer's state of that epoch. */
  readonly onEpoch: (result: EpochResult) => Promise<void>;
  /** Called now and then, not before its last call has ended. What it throws ends the run. */
  readonly onProgress: (progress: EpochProgress) => unknown;
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
  /**
   * Trains the epochs of a run, one after the other. Rejects with the signal's reason when it was stopped, and
   * with whatever a callback throws; the model is then as the last whole epoch left it.
   *
   * @throws Error if the loss or a weight becomes infinite or NaN; the model is as the epoch before left it
   */
  train(run: TrainingRun): Promise<void>;
}
