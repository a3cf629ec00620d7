import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

import { selectBackend } from '../backend/backend';
import { augmentDigits } from '../data/augment';
import { CLASSES, type Digits } from '../data/digits';
import { readParameters } from '../engine/tfjs-adapter';
import { accuracy } from '../evaluate/measures';
import { inputTensor } from '../model/input';
import { inputSampleShape, predict } from '../model/predict';
import { batches, epochOrder } from './batches';
import { requireFiniteWeights } from './finite';
import { learningRateOf, setLearningRate } from './learning-rate';
import { explainMissingKernel } from './missing-kernel';
import { type DigitLoss, digitLoss, measureLoss, oneHot, wantsOneHot } from './targets';
import type { Trainer, TrainingRun } from './trainer';

/** Time between two reports of progress, in milliseconds; also how long other work waits for its turn. */
const PROGRESS_INTERVAL = 50;

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
  const { model, validation, onEpoch, learningRate, augment, seed } = run;
  const lossName = digitLoss(model);
  for (const epoch of run.epochs) {
    const started = performance.now();
    if (learningRate) setLearningRate(model.optimizer, learningRate(epoch));
    const data = augment ? augmentDigits(run.data, { ...augment, seed, epoch }) : run.data;
    const training = await trainEpoch({ ...run, data }, epoch, lossName);
    requireFiniteWeights(model, epoch);
    const result = {
      epoch,
      ...training,
      ...(validation && (await validate(model, validation, lossName))),
      seconds: (performance.now() - started) / 1000,
    };
    onEpoch(result, () => readParameters(model));
  }
}

async function trainEpoch(
  { model, data, batchSize, seed, signal, onProgress }: TrainingRun,
  epoch: number,
  lossName: DigitLoss,
): Promise<{ loss: number; accuracy: number }> {
  const sampleShape = inputSampleShape(model);
  const order = epochOrder(data.count, seed, epoch);
  let lossSum = 0;
  let rightSum = 0;
  let samples = 0;
  let batchesDone = 0;
  let reported = performance.now();
  for (const batch of batches(order, batchSize)) {
    signal?.throwIfAborted();
    const [loss, share] = await trainBatch(model, batchTensors(data, batch, sampleShape, wantsOneHot(lossName)));
    // An epoch's mean is over its samples, so the smaller last batch counts for less.
    lossSum += loss * batch.length;
    rightSum += share * batch.length;
    samples += batch.length;
    batchesDone++;
    if (performance.now() - reported > PROGRESS_INTERVAL || samples === order.length) {
      onProgress({ epoch, batchesDone, loss: lossSum / samples });
      // Lets charts be sent, and a stop be heard, before the next batch.
      await new Promise(setImmediate);
      reported = performance.now();
    }
  }
  return { loss: lossSum / samples, accuracy: rightSum / samples };
}

interface BatchTensors {
  readonly inputs: tf.Tensor;
  readonly targets: tf.Tensor;
}

function batchTensors(data: Digits, batch: Uint32Array, sampleShape: readonly number[], asRows: boolean): BatchTensors {
  const labels = Uint8Array.from(batch, (index) => data.labels[index] ?? 0);
  return {
    inputs: inputTensor(data, batch, sampleShape),
    targets: tf.tensor2d(asRows ? oneHot(labels) : Float32Array.from(labels), [batch.length, asRows ? CLASSES : 1]),
  };
}

async function trainBatch(
  model: LayersModel,
  { inputs, targets }: BatchTensors,
): Promise<[loss: number, accuracy: number]> {
  try {
    const [loss, share] = [await model.trainOnBatch(inputs, targets)].flat();
    return [loss ?? NaN, share ?? NaN];
  } finally {
    tf.dispose([inputs, targets]);
  }
}

async function validate(
  model: LayersModel,
  validation: Digits,
  lossName: DigitLoss,
): Promise<{ validationLoss: number; validationAccuracy: number }> {
  const classification = { probabilities: await predict(model, validation), labels: validation.labels };
  return { validationLoss: measureLoss(lossName, classification), validationAccuracy: accuracy(classification) };
}
