import type { LayersModel } from '@tensorflow/tfjs-layers';

import { checkDigits } from '../check/digits';
import { requireLearningRate } from '../check/learning-rate';
import { checkModel } from '../check/model';
import { checkOptions, type OptionNames } from '../check/options';
import { checkNumber, describe, isCount, isWhole } from '../check/values';
import type { Digits } from '../data/digits';
import type { Augmentation } from '../data/transform/augment';
import { digitLoss } from '../measure/loss';
import { checkImageInput } from '../model/input';
import { findOptimizer } from '../model/optimizer-state';
import { checkLabels, outputClasses } from '../model/output';
import { requireSeed } from '../random/random';
import { splitTail } from '../split/split';
import { CheckpointKeeper } from './checkpoints';
import { StoppingRule } from './early-stopping';
import type { EngineName, FitOptions } from './fit-options';
import { exampleWeights } from './example-weights';
import { asSchedule, learningRateOf, type LearningRateSchedule } from './learning-rate';
import type { History } from './history';
import { type MonitorName, needsValidation } from './monitor';
import { findHistory } from './record';
import { ACCURACY } from './tfjs-trainer';

/** What a run of `fit` is to do, once it is known that it can be done. */
export interface RunSettings {
  readonly model: LayersModel;
  readonly data: Digits;
  /** Epochs that the model was trained for before this run. */
  readonly before: number;
  /** What these gave; undefined if there were none. */
  readonly earlier: History | undefined;
  /** Epochs of this run, at most. */
  readonly epochs: number;
  readonly batchSize: number;
  /** Batches of one epoch. */
  readonly batches: number;
  readonly seed: number;
  /** Classes that the model tells apart. */
  readonly classes: number;
  readonly validation: Digits | undefined;
  /** How much each digit counts in the training loss; undefined for once each. */
  readonly weights: Float32Array | undefined;
  readonly augment: Augmentation | undefined;
  /** Step size of each epoch by its number; undefined for the optimizer's own. */
  readonly learningRate: LearningRateSchedule | undefined;
  /** Watches a measure; undefined if the run goes on to its end. */
  readonly stopping: StoppingRule | undefined;
  /** Saves the model after epochs; undefined if it is not saved. */
  readonly checkpoints: CheckpointKeeper | undefined;
  readonly onEpoch: FitOptions['onEpoch'];
  readonly onProgress: FitOptions['onProgress'];
}

const ENGINE_NAMES: readonly EngineName[] = ['auto', 'wasm-simd', 'tfjs'];

const OPTIONS: OptionNames<FitOptions> = {
  epochs: true,
  batchSize: true,
  seed: true,
  learningRate: true,
  augment: true,
  validation: true,
  validationSplit: true,
  classWeight: true,
  sampleWeight: true,
  engine: true,
  earlyStopping: true,
  checkpoints: true,
  signal: AbortSignal,
  onEpoch: 'function',
  onProgress: 'function',
  onNotice: 'function',
  threads: true,
  rounding: true,
};

/**
 * Checks all that is given to `fit`, before anything is trained and whatever does the training.
 *
 * @throws TypeError or RangeError as `fit`
 */
export function requireRun(model: LayersModel, data: Digits, options: FitOptions): RunSettings {
  checkOptions('training', options, OPTIONS);
  const { epochs = 10, batchSize = 32, seed = 1, augment, earlyStopping, onEpoch, onProgress } = options;
  requireCount('epochs', epochs);
  requireCount('samples to a batch', batchSize);
  requireSeed(seed);
  requireEngine(options);
  if (augment !== undefined) {
    checkOptions<Augmentation>('training, augment', augment, { shift: true, rotation: true, scaling: true });
  }
  const classes = requireTrainable(model);
  const { train, validation } = requireParts(model, data, classes, options);
  const weights = exampleWeights(data, options, classes, digitLoss(model))?.subarray(0, train.count);
  const earlier = findHistory(model);
  const before = earlier?.epochs.length ?? 0;
  const learningRate = asSchedule(options.learningRate, 'training');
  for (let epoch = before + 1; learningRate && epoch <= before + epochs; epoch++) {
    requireLearningRate(learningRate(epoch, earlier?.epochs ?? []), `training, epoch ${epoch}`);
  }
  const stopping = earlyStopping === undefined ? undefined : new StoppingRule(earlyStopping);
  const checkpoints =
    options.checkpoints === undefined ? undefined : new CheckpointKeeper(model, options.checkpoints, earlier?.epochs);
  if (validation === undefined) {
    requireMeasured(stopping?.monitor, 'early stopping');
    requireMeasured(learningRate?.monitor, 'the learning rate');
    requireMeasured(checkpoints?.monitor, 'checkpoints');
  }
  const batches = Math.ceil(train.count / batchSize);
  const work = {
    before,
    earlier,
    epochs,
    batchSize,
    batches,
    seed,
    classes,
    validation,
    weights,
    augment,
    learningRate,
    stopping,
    checkpoints,
  };
  return { model, data: train, ...work, onEpoch, onProgress };
}

/** The digits to learn from, and those to measure on. */
function requireParts(
  model: LayersModel,
  data: Digits,
  classes: number,
  { validation, validationSplit }: FitOptions,
): { readonly train: Digits; readonly validation: Digits | undefined } {
  requireDigits(model, data, classes, 'training');
  if (validation !== undefined) requireDigits(model, validation, classes, 'validating');
  if (validationSplit === undefined) return { train: data, validation };
  checkNumber('training', 'a validationSplit above 0 and below 1', validationSplit, (share) => share > 0 && share < 1);
  if (validation !== undefined) {
    throw new TypeError('training: expected either validation or validationSplit, found both');
  }
  const parts = splitTail(data, validationSplit);
  if (parts.train.count > 0 && parts.validation.count > 0) return parts;
  throw new RangeError(
    `training: expected a validationSplit that leaves digits on both sides, found ${validationSplit} of ${data.count}: ` +
      `${parts.train.count} to learn from, ${parts.validation.count} to measure on`,
  );
}

/** Checks that a measure which is watched will be there, in a run without validation data. */
function requireMeasured(monitor: MonitorName | undefined, whose: string): void {
  if (monitor === undefined || !needsValidation(monitor)) return;
  throw new TypeError(
    `training: expected validation data for ${whose} to watch, found none: give validation or validationSplit`,
  );
}

/** Checks that there are digits, that the model takes their images, and that it has a class for each label. */
function requireDigits(model: LayersModel, digits: Digits, classes: number, doing: string): void {
  checkDigits(doing, digits);
  checkImageInput(doing, model, digits);
  checkLabels(doing, digits.labels, classes);
}

/** @returns the classes that the model tells apart */
function requireTrainable(model: LayersModel): number {
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
  if (model.trainableWeights.length === 0) {
    throw new TypeError(
      'training: expected a model with weights that learn, found none: all are frozen, or it has no layers with weights',
    );
  }
  requireLearningRate(learningRateOf(optimizer), 'training');
  return outputClasses(model, 'training');
}

function requireEngine({ engine = 'auto', threads, rounding = 'strict' }: FitOptions): void {
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

function requireCount(what: string, value: number): void {
  checkNumber('training', `a whole number of ${what}, 1 or more`, value, isCount);
}
