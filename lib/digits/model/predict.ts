import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

import { isRefusal, networkOf } from '../adapter/network-of';
import { predictModel } from '../adapter/predict-model';
import { checkDigits } from '../check/digits';
import { checkModel } from '../check/model';
import { type Digits, PIXEL_MAXIMUM } from '../data/digits';
import { findLoss, givesLogits } from '../measure/loss';
import { requireAtRest } from './in-training';
import { checkImageInput, inputSampleShape, inputTensor } from './input';
import { outputClasses } from './output';

/** Images a prediction takes at once: enough to keep the backend busy, few enough for little memory. */
const PREDICTION_BATCH = 1000;

/**
 * The model's probability of each class for each digit; worked out by this project's engine for a
 * model that it knows, else by TensorFlow.js. Of a model whose outputs are logits, trained by
 * `tf.losses.softmaxCrossEntropy`, it is the softmax of them.
 *
 * @returns float32, shape (count, classes) in row-major order, each row summing to 1 for a softmax output
 * @throws TypeError if the model is none or has several inputs or outputs, or these are no digits
 * @throws RangeError if the model's input is not 28 x 28 pixels, or the digits do not fit their count
 * @throws Error if the model is in the middle of an epoch of training
 * @example
 * const few = firstDigits(loadDigits('quick').test, 5);
 * const probabilities = await predict(buildAnn({ seed: 1 }), few);
 * probabilities.length // 50
 */
export async function predict(model: LayersModel, digits: Digits): Promise<Float32Array> {
  checkArguments(model, digits);
  return probabilitiesOf(model, await outputsOf(model, digits));
}

/**
 * As `predict`, but always by TensorFlow.js: the reference that the engine is tested against.
 *
 * @throws RangeError as `predict`
 */
export async function predictByTfjs(model: LayersModel, digits: Digits): Promise<Float32Array> {
  checkArguments(model, digits);
  return probabilitiesOf(model, await outputsByTfjs(model, digits));
}

function checkArguments(model: LayersModel, digits: Digits): void {
  const doing = 'predicting';
  checkModel(doing, model);
  requireAtRest(model, doing);
  checkDigits(doing, digits, 0);
  checkImageInput(doing, model);
  const { length } = model.outputs;
  if (length !== 1) throw new TypeError(`${doing}: expected a model with one output, found ${length}`);
}

/**
 * The model's outputs for each digit, as they are; for callers that have checked both.
 *
 * @returns float32, shape (count, units) in row-major order
 */
export async function outputsOf(model: LayersModel, digits: Digits): Promise<Float32Array> {
  if (digits.count === 0) return new Float32Array(0);
  const network = networkOf(model, 1 / PIXEL_MAXIMUM);
  if (isRefusal(network)) return outputsByTfjs(model, digits);
  return predictModel(model, network, digits.images);
}

async function outputsByTfjs(model: LayersModel, digits: Digits): Promise<Float32Array> {
  const sampleShape = inputSampleShape(model);
  const parts: Float32Array[] = [];
  for (let start = 0; start < digits.count; start += PREDICTION_BATCH) {
    const indices = range(start, Math.min(start + PREDICTION_BATCH, digits.count));
    const output = tf.tidy(() => {
      const predicted = model.predict(inputTensor(digits, indices, sampleShape));
      if (Array.isArray(predicted)) throw new TypeError('predicting: expected a model with one output');
      return tf.reshape(predicted, [indices.length, -1]);
    });
    parts.push(Float32Array.from(await output.data()));
    output.dispose();
  }
  return concatenate(parts);
}

/** What a model's outputs say of the classes: the outputs themselves, unless they are logits. */
export function probabilitiesOf(model: LayersModel, outputs: Float32Array): Float32Array {
  const loss = findLoss(model);
  if (loss === undefined || !givesLogits(loss)) return outputs;
  return tf.tidy(() => {
    const classes = outputClasses(model, 'predicting');
    const rows = tf.tensor2d(outputs, [outputs.length / classes, classes]);
    return tf.softmax(rows).dataSync<'float32'>().slice();
  });
}

function range(start: number, end: number): Uint32Array {
  return Uint32Array.from({ length: end - start }, (_, position) => start + position);
}

function concatenate(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
