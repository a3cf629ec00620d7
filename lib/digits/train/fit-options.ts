import type { EngineOptions } from '@digits/engine';
import type { LayersModel } from '@tensorflow/tfjs-layers';

import { checkDigits } from '../check/digits';
import { requireLearningRate } from '../check/learning-rate';
import { checkModel } from '../check/model';
import { checkOptions } from '../check/options';
import { checkNumber, describe, isCount, isWhole } from '../check/values';
import type { Digits } from '../data/digits';
import type { Augmentation } from '../data/transform/augment';
import { digitLoss } from '../measure/loss';
import { checkImageInput } from '../model/input';
import { findOptimizer } from '../model/optimizer-state';
import { checkLabels, outputClasses } from '../model/output';
import { requireSeed } from '../random/random';
import type { EarlyStopping } from './early-stopping';
import type { EpochResult, History } from './history';
import { asSchedule, learningRateOf, type LearningRateSchedule } from './learning-rate';
import { ACCURACY } from './tfjs-trainer';

/** How far a run of `fit` has come. */
export interface FitProgress {
  /** Number of the epoch over the model's whole life, from 1. */
  readonly epoch: number;
  /** Batches done in this run, of all its epochs. */
  readonly batchesDone: number;
  /** Batches in this run, of all its epochs: fewer than at first once something ends it early. */
  readonly batchesTotal: number;
  /** Mean training loss of the epoch so far, in nats. */
  readonly loss: number;
  /** Whether the run ends here before its time, stopped or failed: there is no call after this one. @default false */
  readonly stopped?: boolean;
}

/** What can do the training: this project's engine, or TensorFlow.js. */
export const ENGINE_NAMES = ['auto', 'wasm-simd', 'tfjs'] as const;
export type EngineName = (typeof ENGINE_NAMES)[number];

/** What `onEpoch` returns, or resolves with, to end the run after this epoch. Anything else lets it go on. */
export const STOP = 'stop';

export interface FitOptions extends Pick<EngineOptions, 'threads' | 'rounding'> {
  /** How often the training data are gone through. @default 10 */
  readonly epochs?: number;
  /** Samples to one step of the optimizer; the last batch of an epoch may be smaller. @default 32 */
  readonly batchSize?: number;
  /** Decides the order of the samples in each epoch, and what dropout drops. @default 1 */
  readonly seed?: number;
  /**
   * Step size, or that of each epoch, numbered over the model's whole life from 1, for example
   * `cosineDecay(0.003, 20)`. Afterwards the optimizer has its own again. @default the optimizer's
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
   * What does the training. `wasm-simd` is this project's engine; `auto` takes it for every model that
   * it can train exactly, else `tfjs`, and then says why. @default 'auto'
   */
  readonly engine?: EngineName;
  /** Stops the run after the epochs of its patience without a lower validation loss; needs `validation`. @default none */
  readonly earlyStopping?: EarlyStopping;
  /**
   * Stops the run between two batches: `fit` then rejects with the signal's reason. An interrupt of the
   * notebook's kernel does the same, with an error that says after which epoch.
   */
  readonly signal?: AbortSignal;
  /**
   * Awaited after each epoch, with its result and the history of this run so far. The model has the weights of
   * that epoch, and may be evaluated and saved. `'stop'`, or `model.stopTraining = true`, ends the run as if it
   * had no more epochs; an error ends it too, and `fit` rejects with it.
   */
  readonly onEpoch?: (result: EpochResult, history: History) => unknown;
  /**
   * Called ten to twenty times a second, never before its last call has ended, and once more, with `stopped`, when
   * the run ends before its time. An error ends the run.
   */
  readonly onProgress?: (progress: FitProgress) => unknown;
}

/** What a run of `fit` needs to know of its model and its options, once they are checked. */
export interface FitSettings {
  readonly epochs: number;
  readonly batchSize: number;
  readonly seed: number;
  /** Classes that the model tells apart. */
  readonly classes: number;
  readonly learningRate: LearningRateSchedule | undefined;
}

/**
 * Checks all that is given to `fit`, before anything is trained and whatever does the training.
 *
 * @throws TypeError or RangeError as `fit`
 */
export function checkFit(model: LayersModel, data: Digits, options: FitOptions): FitSettings {
  checkOptions<FitOptions>('training', options, {
    epochs: true,
    batchSize: true,
    seed: true,
    learningRate: true,
    augment: true,
    validation: true,
    engine: true,
    earlyStopping: true,
    signal: AbortSignal,
    onEpoch: 'function',
    onProgress: 'function',
    threads: true,
    rounding: true,
  });
  const { epochs = 10, batchSize = 32, seed = 1, learningRate, augment, validation } = options;
  checkCount('epochs', epochs);
  checkCount('samples to a batch', batchSize);
  requireSeed(seed);
  checkEngine(options);
  if (augment !== undefined) {
    checkOptions<Augmentation>('training, augment', augment, { shift: true, rotation: true, scaling: true });
  }
  const classes = checkTrainable(model);
  checkDigits('training', data);
  checkLabels('training', data.labels, classes);
  if (validation !== undefined) {
    checkDigits('validating', validation);
    checkLabels('validating', validation.labels, classes);
  } else if (options.earlyStopping !== undefined) {
    throw new TypeError('training: expected validation data for early stopping to watch, found none');
  }
  return { epochs, batchSize, seed, classes, learningRate: asSchedule(learningRate, 'training') };
}

/** @returns the classes that the model tells apart */
function checkTrainable(model: LayersModel): number {
  checkModel('training', model);
  const optimizer = findOptimizer(model);
  if (optimizer === undefined) {
    throw new TypeError(
      'training: expected a compiled model, found one without an optimizer: call model.compile first',
    );
  }
  digitLoss(model);
  if (!model.metricsNames.includes(ACCURACY)) {
    throw new TypeError(
      `training: expected a model compiled with metrics: ['accuracy'], found ${model.metricsNames.join(', ')}`,
    );
  }
  requireLearningRate(learningRateOf(optimizer), 'training');
  checkImageInput('training', model);
  return outputClasses(model, 'training');
}

function checkEngine({ engine = 'auto', threads, rounding = 'strict' }: FitOptions): void {
  if (!ENGINE_NAMES.includes(engine)) {
    throw new RangeError(`training: expected the engine ${ENGINE_NAMES.join(', ')}, found ${describe(engine)}`);
  }
  if (threads !== undefined) {
    checkNumber('training', 'a whole number of threads, 0 or more', threads, isWhole);
  }
  if (!['strict', 'relaxed'].includes(rounding)) {
    throw new RangeError(`training: expected the rounding strict or relaxed, found ${describe(rounding)}`);
  }
}

function checkCount(what: string, value: number): void {
  checkNumber('training', `a whole number of ${what}, 1 or more`, value, isCount);
}
