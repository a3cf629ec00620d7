import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

import { readWeights } from '../adapter/weights';
import { selectBackend } from '../backend/backend';
import type { Digits } from '../data/digits';
import { augmentDigits } from '../data/transform/augment';
import { type DigitLoss, digitLoss, oneHot, wantsOneHot } from '../measure/loss';
import { inputSampleShape, inputTensor } from '../model/input';
import { requireOwnState } from '../model/optimizer-state';
import { nextTurn } from '../platform/turn';
import { type Random, seededRandom } from '../random/random';
import { batches, epochOrder } from './batches';
import { requireFinite } from './finite';
import type { EpochResult } from './history';
import { learningRateOf, setLearningRate } from './learning-rate';
import { explainMissingKernel } from './missing-kernel';
import { restoreSnapshot, takeSnapshot } from './snapshot';
import { changeStep, drawnFrom, weighed } from './train-step';
import type { Trainer, TrainingRun } from './trainer';
import { validate } from './validation';

/** Time between two reports of progress, in milliseconds; also how long other work waits for its turn. */
const PROGRESS_INTERVAL = 50;

/** What TensorFlow.js calls the metric accuracy. */
export const ACCURACY = 'acc';

/** The stream of what layers draw in an epoch comes so far behind that of its order; augmentation draws from negative ones. */
const LAYERS = 2 ** 31;

/** Trains any compiled model by TensorFlow.js's own `trainOnBatch`, in the thread of the caller. */
export async function tfjsTrainer(): Promise<Trainer> {
  const backend = await selectBackend();
  return { name: `tfjs ${backend.name}`, train };
}

async function train(run: TrainingRun): Promise<void> {
  const ownRate = learningRateOf(run.model.optimizer);
  try {
    await trainEpochs(run);
  } catch (error) {
    throw explainMissingKernel(error);
  } finally {
    if (run.learningRate) setLearningRate(run.model.optimizer, ownRate);
  }
}

async function trainEpochs(run: TrainingRun): Promise<void> {
  const { model, validation, classes, onEpoch, learningRate, augment, seed } = run;
  const lossName = digitLoss(model);
  await requireOwnState(model);
  for (const epoch of run.epochs) {
    const started = performance.now();
    const before = await takeSnapshot(model);
    let result: EpochResult;
    try {
      if (learningRate) setLearningRate(model.optimizer, learningRate(epoch));
      const data = augment ? augmentDigits(run.data, { ...augment, seed, epoch }) : run.data;
      const training = await trainEpoch({ ...run, data }, epoch, lossName);
      requireFinite(model, epoch, training.loss, readWeights(model));
      const validated = validation && (await validate(model, validation, lossName, classes));
      result = { epoch, ...training, ...validated, seconds: (performance.now() - started) / 1000 };
    } catch (error) {
      await restoreSnapshot(model, before);
      throw error;
    }
    await onEpoch(result);
  }
}

async function trainEpoch(
  { model, data, weights, classes, batchSize, seed, signal, onProgress }: TrainingRun,
  epoch: number,
  lossName: DigitLoss,
): Promise<{ loss: number; accuracy: number }> {
  const sampleShape = inputSampleShape(model);
  const order = epochOrder(data.count, seed, epoch);
  const random = seededRandom(seed, LAYERS + epoch);
  let lossSum = 0;
  let rightSum = 0;
  let samples = 0;
  let batchesDone = 0;
  let reported = performance.now();
  for (const batch of batches(order, batchSize)) {
    signal.throwIfAborted();
    const tensors = batchTensors(data, batch, sampleShape, { lossName, classes, weights });
    const [loss, share] = await trainBatch(model, tensors, random);
    // An epoch's mean is over its samples, so the smaller last batch counts for less.
    lossSum += loss * batch.length;
    rightSum += share * batch.length;
    samples += batch.length;
    batchesDone++;
    if (performance.now() - reported > PROGRESS_INTERVAL || samples === order.length) {
      await onProgress({ epoch, batchesDone, loss: lossSum / samples });
      // Lets charts be sent, and a stop be heard, before the next batch.
      await nextTurn();
      reported = performance.now();
    }
  }
  return { loss: lossSum / samples, accuracy: rightSum / samples };
}

interface BatchTensors {
  readonly inputs: tf.Tensor;
  readonly targets: tf.Tensor;
  /** One for each sample; absent if each counts once. */
  readonly weights?: tf.Tensor;
}

interface BatchOptions {
  readonly lossName: DigitLoss;
  readonly classes: number;
  readonly weights: Float32Array | undefined;
}

function batchTensors(
  data: Digits,
  batch: Uint32Array,
  sampleShape: readonly number[],
  { lossName, classes, weights }: BatchOptions,
): BatchTensors {
  const labels = Uint8Array.from(batch, (index) => data.labels[index] ?? 0);
  const targets = wantsOneHot(lossName)
    ? tf.tensor2d(oneHot(labels, classes), [batch.length, classes])
    : tf.tensor2d(Float32Array.from(labels), [batch.length, 1]);
  const inputs = inputTensor(data, batch, sampleShape);
  return {
    inputs,
    targets,
    ...(weights && { weights: tf.tensor1d(Float32Array.from(batch, (at) => weights[at] ?? NaN)) }),
  };
}

async function trainBatch(
  model: LayersModel,
  { inputs, targets, weights }: BatchTensors,
  random: Random,
): Promise<[loss: number, accuracy: number]> {
  const restore = changeStep(model, (step) => drawnFrom(random, weights ? weighed(step, weights) : step));
  try {
    // The loss first, then the metrics in the order of their names: the accuracy need not be the first of them.
    const values = [await model.trainOnBatch(inputs, targets)].flat();
    return [values[0] ?? NaN, values[model.metricsNames.indexOf(ACCURACY)] ?? NaN];
  } finally {
    restore();
    tf.dispose([inputs, targets, ...(weights ? [weights] : [])]);
  }
}
