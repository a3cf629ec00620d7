import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

import { type Digits, PIXELS } from '../data/digits';
import { isRefusal, networkOf, predictModel } from '../engine/tfjs-adapter';
import { findLoss, givesLogits } from '../evaluate/loss';
import { requireAtRest } from './in-training';
import { inputTensor, PIXEL_MAXIMUM } from './input';
import { outputClasses } from './output';

/** Images a prediction takes at once: enough to keep the backend busy, few enough for little memory. */
const PREDICTION_BATCH = 1000;

/**
 * The model's probability of each class for each digit; worked out by this project's engine for a
 * model that it knows, else by TensorFlow.js. Of a model whose outputs are logits, trained by
 * `tf.losses.softmaxCrossEntropy`, it is the softmax of them.
 *
 * @returns float32, shape (count, classes) in row-major order, each row summing to 1 for a softmax output
 * @throws RangeError if the model's input is not 28 x 28 pixels
 * @throws Error if the model is in the middle of an epoch of training
 */
export async function predict(model: LayersModel, digits: Digits): Promise<Float32Array> {
  requireAtRest(model, 'predicting');
  return probabilitiesOf(model, await outputsOf(model, digits));
}

/**
 * As `predict`, but always by TensorFlow.js: the reference that the engine is tested against.
 *
 * @throws RangeError as `predict`
 */
export async function predictByTfjs(model: LayersModel, digits: Digits): Promise<Float32Array> {
  requireAtRest(model, 'predicting');
  return probabilitiesOf(model, await outputsByTfjs(model, digits));
}

/**
 * The model's outputs for each digit, as they are.
 *
 * @returns float32, shape (count, units) in row-major order
 * @throws RangeError as `predict`
 */
export async function outputsOf(model: LayersModel, digits: Digits): Promise<Float32Array> {
  if (digits.count === 0) return new Float32Array(0);
  const network = networkOf(model, 1 / PIXEL_MAXIMUM);
  if (isRefusal(network) || network.inputs !== PIXELS) return outputsByTfjs(model, digits);
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

/**
 * The shape of one sample of a model's input, for example [28, 28].
 *
 * @throws TypeError if the model has several inputs, or one of unknown size
 */
export function inputSampleShape(model: LayersModel): number[] {
  const [input, ...others] = model.inputs;
  const shape = (input?.shape ?? []).slice(1).map((size) => size ?? NaN);
  if (others.length > 0 || shape.length === 0 || shape.some(Number.isNaN)) {
    throw new TypeError(`reading a model: expected one input of a fixed shape, found ${model.inputs.length} of [${shape.join(', ')}]`);
  }
  return shape;
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
