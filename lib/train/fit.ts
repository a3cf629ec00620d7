import type * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

import type { Augmentation } from '../data/augment';
import type { Digits } from '../data/digits';
import type { EngineOptions } from '../engine/engine';
import { writeParameters } from '../engine/tfjs-adapter';
import { requireLearningRate } from '../model/ann';
import { requireSeed } from '../random/random';
import { engineTrainer } from './engine-trainer';
import { type EarlyStopping, StoppingRule } from './early-stopping';
import { requireFiniteLoss } from './finite';
import type { EpochResult, History } from './history';
import { interruptSignal } from './interrupt';
import type { LearningRateSchedule } from './learning-rate';
import { epochsTrained, recordTraining } from './record';
import { digitLoss } from './targets';
import { tfjsTrainer } from './tfjs-trainer';
import type { Trainer } from './trainer';

/** How far a run of `fit` has come. */
export interface FitProgress {
  /** Number of the epoch over the model's whole life, from 1. */
  readonly epoch: number;
  /** Batches done in this run, of all its epochs. */
  readonly batchesDone: number;
  /** Batches in this run, of all its epochs: fewer than at first once early stopping ends it. */
  readonly batchesTotal: number;
  /** Mean training loss of the epoch so far, in nats. */
  readonly loss: number;
}

/** What can do the training: this project's engine, or TensorFlow.js. */
export const ENGINE_NAMES = ['auto', 'wasm-simd', 'tfjs'] as const;
export type EngineName = (typeof ENGINE_NAMES)[number];

export interface FitOptions extends Pick<EngineOptions, 'threads' | 'rounding'> {
  /** How often the training data are gone through. @default 10 */
  readonly epochs?: number;
  /** Samples to one step of the optimizer; the last batch of an epoch may be smaller. @default 32 */
  readonly batchSize?: number;
  /** Decides the order of the samples in each epoch, and what dropout drops. @default 1 */
  readonly seed?: number;
  /**
   * Step size of each epoch, numbered over the model's whole life from 1, for example
   * `cosineDecay(0.003, 20)`. Afterwards the optimizer has its own again. @default the optimizer's
   */
  readonly learningRate?: LearningRateSchedule;
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
   * notebook's kernel does the same.
   */
  readonly signal?: AbortSignal;
  /** Called after each epoch with its result and the history of this run so far. */
  readonly onEpoch?: (result: EpochResult, history: History) => void;
  /** Called ten to twenty times a second. */
  readonly onProgress?: (progress: FitProgress) => void;
}

/**
 * Trains a compiled model on digits, in batches whose order comes from the seed.
 *
 * As in Keras, a model that was trained before goes on from its weights and its optimizer's state; its
 * epochs are then counted on, so that the history shows it, and a notice is printed. The same model,
 * data and seed give the same history on one engine, for any number of threads.
 *
 * While the engine trains, the model keeps its old weights; it gets the new ones at the end of the run,
 * also of one that was stopped. With early stopping the new ones are those of the best epoch, unless
 * told otherwise; the history says which epoch that is.
 *
 * @returns the history of this run
 * @throws RangeError if epochs or batch size are not whole numbers above 0, there are no digits, the
 *   learning rate is not above 0, the patience is not 1 or more, or there is no engine of that name
 * @throws TypeError if the seed is not an integer, the model is not compiled with a loss for digits and
 *   the metric accuracy, early stopping has no validation data to watch, or the engine asked for cannot train it
 * @throws Error if the loss or a weight becomes infinite or NaN
 */
export async function fit(model: LayersModel, data: Digits, options: FitOptions = {}): Promise<History> {
  const { epochs = 10, batchSize = 32, seed = 1, learningRate, augment, validation, signal, onEpoch, onProgress } = options;
  requireCount('epochs', epochs);
  requireCount('samples to a batch', batchSize);
  requireSeed(seed);
  if (data.count === 0) throw new RangeError('training: expected at least one digit to train on, found none');
  if (validation?.count === 0) throw new RangeError('training: expected at least one digit to validate on, found none');
  requireTrainable(model);
  const rule = stoppingRule(options);
  signal?.throwIfAborted();
  const trainer = await chooseTrainer(model, options);

  const before = epochsTrained(model);
  if (before > 0) {
    console.log(
      `This model was already trained for ${before} epochs: fit goes on from there, with epoch ${before + 1}. ` +
        'For a fresh start, build the model again.',
    );
  }
  for (let epoch = before + 1; learningRate && epoch <= before + epochs; epoch++) {
    requireLearningRate(learningRate(epoch), `training, epoch ${epoch}`);
  }
  const batchesAnEpoch = Math.ceil(data.count / batchSize);
  const results: EpochResult[] = [];
  const history = (): History => ({ epochs: [...results], batchSize, seed, engine: trainer.name });
  const progress = (epoch: number, batchesDone: number, loss: number): void =>
    onProgress?.({
      epoch,
      batchesDone: (epoch - before - 1) * batchesAnEpoch + batchesDone,
      batchesTotal: (rule?.stopped ? results.length : epochs) * batchesAnEpoch,
      loss,
    });
  function* numbers(): Generator<number> {
    for (let epoch = before + 1; epoch <= before + epochs && !rule?.stopped; epoch++) yield epoch;
  }

  const interrupt = interruptSignal(signal);
  const training = trainer.train({
    model,
    data,
    validation,
    epochs: numbers(),
    batchSize,
    seed,
    learningRate,
    augment,
    signal: interrupt.signal,
    onProgress: ({ epoch, batchesDone, loss }) => progress(epoch, batchesDone, loss),
    onEpoch: (result, weights) => {
      requireFiniteLoss(result.loss, result.epoch);
      results.push(result);
      rule?.see(result, weights);
      recordTraining(model, { ...history(), epochs: [result] });
      progress(result.epoch, batchesAnEpoch, result.loss);
      onEpoch?.(result, history());
    },
  });
  await training.finally(interrupt.release);
  const { epoch: restoredEpoch, weights } = rule?.best ?? {};
  if (weights === undefined || restoredEpoch === undefined || restoredEpoch === results.at(-1)?.epoch) return history();
  writeParameters(model, weights);
  recordTraining(model, { ...history(), epochs: [], restoredEpoch });
  return { ...history(), restoredEpoch };
}

function stoppingRule({ earlyStopping, validation }: FitOptions): StoppingRule | undefined {
  if (earlyStopping === undefined) return undefined;
  if (validation === undefined) {
    throw new TypeError('training: expected validation data for early stopping to watch, found none');
  }
  return new StoppingRule(earlyStopping);
}

async function chooseTrainer(
  model: LayersModel,
  { engine = 'auto', threads, rounding }: Pick<FitOptions, 'engine' | 'threads' | 'rounding'>,
): Promise<Trainer> {
  if (!ENGINE_NAMES.includes(engine)) {
    throw new RangeError(`training: expected the engine ${ENGINE_NAMES.join(', ')}, found ${JSON.stringify(engine)}`);
  }
  if (engine === 'tfjs') return tfjsTrainer();
  const trainer = engineTrainer(model, { ...(threads !== undefined && { threads }), ...(rounding && { rounding }) });
  if (!('reason' in trainer)) return trainer;
  if (engine === 'wasm-simd') {
    throw new TypeError(`training: the engine wasm-simd was asked for, but it cannot train this model: ${trainer.reason}`);
  }
  const fallback = await tfjsTrainer();
  console.log(`This model is trained by ${fallback.name}, not by the engine wasm-simd: ${trainer.reason}.`);
  return fallback;
}

function requireCount(what: string, value: number): void {
  if (!Number.isInteger(value) || value < 1) {
    throw new RangeError(`training: expected a whole number of ${what}, 1 or more, found ${value}`);
  }
}

function requireTrainable(model: LayersModel): void {
  // A model that was never compiled has no optimizer, whatever its type says.
  const optimizer = model.optimizer as tf.Optimizer | undefined;
  if (optimizer === undefined) {
    throw new TypeError('training: expected a compiled model, found one without an optimizer: call model.compile first');
  }
  digitLoss(model);
  if (!model.metricsNames.includes('acc')) {
    throw new TypeError(
      `training: expected a model compiled with metrics: ['accuracy'], found ${model.metricsNames.join(', ')}`,
    );
  }
  requireLearningRate(Number(optimizer.getConfig().learningRate), 'training');
}
