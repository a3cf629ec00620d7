import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

import { selectBackend } from '../backend/backend';
import type { Digits } from '../data/digits';
import { accuracy, crossentropy } from '../evaluate/measures';
import { requireLearningRate } from '../model/ann';
import { inputSampleShape, predict } from '../model/predict';
import { inputTensor } from '../model/input';
import { requireSeed } from '../random/random';
import { batches, epochOrder } from './batches';
import type { EpochResult, History } from './history';
import { epochsTrained, recordTraining } from './record';

/** How far a run of `fit` has come. */
export interface FitProgress {
  /** Number of the epoch over the model's whole life, from 1. */
  readonly epoch: number;
  /** Batches done in this run, of all its epochs. */
  readonly batchesDone: number;
  /** Batches in this run, of all its epochs. */
  readonly batchesTotal: number;
  /** Mean training loss of the epoch so far, in nats. */
  readonly loss: number;
}

export interface FitOptions {
  /** How often the training data are gone through. @default 10 */
  readonly epochs?: number;
  /** Samples to one step of the optimizer; the last batch of an epoch may be smaller. @default 32 */
  readonly batchSize?: number;
  /** Decides the order of the samples in each epoch. @default 1 */
  readonly seed?: number;
  /** Data to measure on after each epoch; nothing is learned from them. */
  readonly validation?: Digits;
  /** Stops the run between two batches: `fit` then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Called after each epoch with its result and the history of this run so far. */
  readonly onEpoch?: (result: EpochResult, history: History) => void;
  /** Called about twenty times a second. */
  readonly onProgress?: (progress: FitProgress) => void;
}

/** Time between two calls of `onProgress`, in milliseconds; also how long other work waits for its turn. */
const PROGRESS_INTERVAL = 50;

/**
 * Trains a compiled model on digits, in batches whose order comes from the seed.
 *
 * As in Keras, a model that was trained before goes on from its weights; its epochs are then counted
 * on, so that the history shows it, and a notice is printed. The same model, data and seed give the
 * same history on one backend.
 *
 * @returns the history of this run
 * @throws RangeError if epochs or batch size are not whole numbers above 0, there are no digits, or the
 *   learning rate is not above 0
 * @throws TypeError if the seed is not an integer, or the model is not compiled with the metric accuracy
 * @throws Error if the loss or a weight becomes infinite or NaN
 */
export async function fit(model: LayersModel, data: Digits, options: FitOptions = {}): Promise<History> {
  const { epochs = 10, batchSize = 32, seed = 1, validation, signal, onEpoch, onProgress } = options;
  requireCount('epochs', epochs);
  requireCount('samples to a batch', batchSize);
  requireSeed(seed);
  if (data.count === 0) throw new RangeError('training: expected at least one digit to train on, found none');
  if (validation?.count === 0) throw new RangeError('training: expected at least one digit to validate on, found none');
  requireTrainable(model);
  const backend = await selectBackend();

  const trainedBefore = epochsTrained(model);
  if (trainedBefore > 0) {
    console.log(
      `This model was already trained for ${trainedBefore} epochs: fit goes on from there, with epoch ${trainedBefore + 1}. ` +
        'For a fresh start, build the model again.',
    );
  }
  const batchesAnEpoch = Math.ceil(data.count / batchSize);
  const results: EpochResult[] = [];
  const history = (): History => ({ epochs: [...results], batchSize, seed, engine: `tfjs ${backend.name}` });

  for (let run = 0; run < epochs; run++) {
    const epoch = trainedBefore + run + 1;
    const started = performance.now();
    const training = await trainEpoch(model, data, epochOrder(data.count, seed, epoch), batchSize, {
      signal,
      onProgress: (batchesDone, loss) =>
        onProgress?.({
          epoch,
          batchesDone: run * batchesAnEpoch + batchesDone,
          batchesTotal: epochs * batchesAnEpoch,
          loss,
        }),
    });
    requireFinite(model, training.loss, epoch);
    const result: EpochResult = {
      epoch,
      ...training,
      ...(validation && (await validate(model, validation))),
      seconds: (performance.now() - started) / 1000,
    };
    results.push(result);
    recordTraining(model, { ...history(), epochs: [result] });
    onEpoch?.(result, history());
  }
  return history();
}

interface EpochHooks {
  readonly signal: AbortSignal | undefined;
  readonly onProgress: (batchesDone: number, loss: number) => void;
}

async function trainEpoch(
  model: LayersModel,
  data: Digits,
  order: Uint32Array,
  batchSize: number,
  { signal, onProgress }: EpochHooks,
): Promise<{ loss: number; accuracy: number }> {
  const sampleShape = inputSampleShape(model);
  let lossSum = 0;
  let rightSum = 0;
  let samples = 0;
  let batchesDone = 0;
  let reported = performance.now();
  for (const batch of batches(order, batchSize)) {
    signal?.throwIfAborted();
    const [loss, share] = await trainBatch(model, data, batch, sampleShape);
    // An epoch's mean is over its samples, so the smaller last batch counts for less.
    lossSum += loss * batch.length;
    rightSum += share * batch.length;
    samples += batch.length;
    batchesDone++;
    if (performance.now() - reported > PROGRESS_INTERVAL || samples === order.length) {
      onProgress(batchesDone, lossSum / samples);
      // Lets charts be sent, and a stop be heard, before the next batch.
      await new Promise(setImmediate);
      reported = performance.now();
    }
  }
  return { loss: lossSum / samples, accuracy: rightSum / samples };
}

async function trainBatch(
  model: LayersModel,
  data: Digits,
  batch: Uint32Array,
  sampleShape: readonly number[],
): Promise<[loss: number, accuracy: number]> {
  const inputs = inputTensor(data, batch, sampleShape);
  const labels = tf.tensor2d(Float32Array.from(batch, (index) => data.labels[index] ?? 0), [batch.length, 1]);
  try {
    const [loss, share] = [await model.trainOnBatch(inputs, labels)].flat();
    return [loss ?? NaN, share ?? NaN];
  } finally {
    inputs.dispose();
    labels.dispose();
  }
}

async function validate(
  model: LayersModel,
  validation: Digits,
): Promise<{ validationLoss: number; validationAccuracy: number }> {
  const classification = { probabilities: await predict(model, validation), labels: validation.labels };
  return { validationLoss: crossentropy(classification), validationAccuracy: accuracy(classification) };
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
  if (model.loss !== 'sparseCategoricalCrossentropy' || !model.metricsNames.includes('acc')) {
    throw new TypeError(
      "training: expected a model compiled with the loss sparseCategoricalCrossentropy and metrics: ['accuracy'], " +
        `found the loss ${JSON.stringify(model.loss)} and ${model.metricsNames.join(', ')}`,
    );
  }
  requireLearningRate(Number(optimizer.getConfig().learningRate), 'training');
}

/** The weights are looked at too: the loss hides a NaN, because probabilities are clipped before their logarithm. */
function requireFinite(model: LayersModel, loss: number, epoch: number): void {
  const broken = model.layers.find((layer) =>
    layer.getWeights().some((weight) => !weight.dataSync<'float32'>().every(Number.isFinite)),
  );
  if (broken === undefined && Number.isFinite(loss)) return;
  const what = broken === undefined ? `the loss became ${loss}` : `weights of the layer ${broken.name} became infinite or NaN`;
  throw new Error(`training: ${what} in epoch ${epoch}: expected finite numbers. A smaller learning rate may help.`);
}
