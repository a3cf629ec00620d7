import type { EngineOptions } from '@digits/engine';

import type { Digits } from '../data/digits';
import type { Augmentation } from '../data/transform/augment';
import type { Checkpoints } from './checkpoints';
import type { EarlyStopping } from './early-stopping';
import type { ExampleWeights } from './example-weights';
import type { EpochResult, History } from './history';
import type { LearningRateSchedule } from './learning-rate';
import type { Notice } from './notice';

/** How far a run of `fit` has come. */
export interface FitProgress {
  /** Number of the epoch over the model's whole life, from 1. */
  readonly epoch: number;
  /** Batches done in this run, of all its epochs. */
  readonly batchesDone: number;
  /** Batches in this run, of all its epochs: fewer than at first once something ends it early. */
  readonly batchesTotal: number;
  /** Training images taken in this run, of all its epochs. */
  readonly imagesDone: number;
  /** Mean training loss of the epoch so far, in nats. */
  readonly loss: number;
  /** What earlier runs of `fit` gave this model; absent if there were none. */
  readonly earlier?: History;
  /** Whether the run ends here before its time, stopped or failed: there is no call after this one. @default false */
  readonly stopped?: boolean;
}

/** What can do the training: this project's engine, or TensorFlow.js. */
export type EngineName = 'auto' | 'wasm-simd' | 'tfjs';

/**
 * What is asked of `fit`. Weights of classes or digits count in the training loss alone, in its gradient and as it is
 * shown: the accuracy and the validation are not weighted. TensorFlow.js trains such a run, as the engine weighs all
 * digits the same.
 */
export interface FitOptions extends Pick<EngineOptions, 'threads' | 'rounding'>, ExampleWeights {
  /** How often the training data are gone through. @default 10 */
  readonly epochs?: number;
  /** Samples to one step of the optimizer; the last batch of an epoch may be smaller. @default 32 */
  readonly batchSize?: number;
  /** Decides the order of the samples in each epoch, and what dropout drops. @default 1 */
  readonly seed?: number;
  /**
   * Step size, or that of each epoch, numbered over the model's whole life from 1, for example
   * `cosineDecay(0.003, 20)` or `reduceOnPlateau(0.001)`. Afterwards the optimizer has its own again.
   * @default the optimizer's
   */
  readonly learningRate?: number | LearningRateSchedule;
  /**
   * Trains on the images shifted, turned and scaled at random, anew for each epoch, from the seed; `{}`
   * takes the defaults of `augmentDigits`. @default the images as they are
   */
  readonly augment?: Augmentation;
  /** Data to measure on after each epoch; nothing is learned from them. */
  readonly validation?: Digits;
  /**
   * Share of the digits to measure on instead, above 0 and below 1: the last ones, before any are shuffled, as in
   * Keras and in `splitTail`, so that the parts are the same whatever the seed. Of digits that are sorted, give a
   * part of `splitDigits` as `validation`. @default none
   */
  readonly validationSplit?: number;
  /**
   * What does the training. `wasm-simd` is this project's engine; `auto` takes it for every model that
   * it can train exactly, else `tfjs`, and then says why. @default 'auto'
   */
  readonly engine?: EngineName;
  /** Stops the run after the epochs of its patience without progress of a measure, the validation loss. @default none */
  readonly earlyStopping?: EarlyStopping;
  /**
   * Saves the model to a folder after each epoch, before `onEpoch`, so that a run which is killed loses that epoch at
   * most: `loadModel` and `fit` with the epochs that are left go on, on the engine with the same bits as a run that
   * was not. Early stopping then counts its patience anew. @default none
   */
  readonly checkpoints?: Checkpoints;
  /**
   * Stops the run between two batches: `fit` then rejects with the signal's reason. An interrupt of the
   * notebook's kernel does the same, with an error that says after which epoch.
   */
  readonly signal?: AbortSignal;
  /**
   * Awaited after each epoch, with its result and the history of this run so far, whose results are frozen. The model
   * has the weights of that epoch, and may be evaluated and saved. `'stop'`, or `model.stopTraining = true`, ends the
   * run as if it had no more epochs; an error ends it too, and `fit` rejects with it.
   */
  readonly onEpoch?: (result: EpochResult, history: History) => unknown;
  /**
   * Called ten to twenty times a second, never before its last call has ended, and once more, with `stopped`, when
   * the run ends before its time. An error ends the run.
   */
  readonly onProgress?: (progress: FitProgress) => unknown;
  /**
   * Told, in words for the reader, what is worth knowing and no error: that a model was trained before, or which
   * engine trains it where that is not the one that trains most. @default prints it
   */
  readonly onNotice?: Notice;
}
