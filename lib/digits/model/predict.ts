import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

import { isRefusal, networkOf } from '../adapter/network-of';
import { predictModel } from '../adapter/predict-model';
import { checkDigits } from '../check/digits';
import { checkModel } from '../check/model';
import { checkOptions } from '../check/options';
import { type Digits, PIXEL_MAXIMUM } from '../data/digits';
import { imagesOf, type UnlabelledImages } from '../data/own/images';
import { unusualImages } from '../data/own/unusual';
import { findLoss, givesLogits } from '../measure/loss';
import { type Notice, printNotice } from '../train/notice';
import { requireAtRest } from './in-training';
import { checkImageInput, inputSampleShape, inputTensor } from './input';
import { outputClasses } from './output';

/** Images a prediction takes at once: enough to keep the backend busy, few enough for little memory. */
const PREDICTION_BATCH = 1000;

const DOING = 'predicting';

export interface PredictOptions {
  /** Told, in words for the reader, which images without labels do not look like the training digits. @default prints it */
  readonly onNotice?: Notice;
}

/**
 * The model's probability of each class for each digit, or each image without a label; worked out by this project's
 * engine for a model that it knows, else by TensorFlow.js. Of a model whose outputs are logits, trained by
 * `tf.losses.softmaxCrossEntropy`, it is the softmax of them.
 *
 * Of images without labels, which somebody has brought along, a notice says which do not look like the digits that
 * networks are trained on here; see `unusualImages`.
 *
 * @param images digits, or images without labels: one, a list of them, or pixels end to end, uint8, 784 an image,
 *   0 = paper to 255 = ink; also what `digitFromImage` and `digitFromStrokes` give
 * @returns float32, shape (count, classes) in row-major order, each row summing to 1 for a softmax output
 * @throws TypeError if the model is none or has several inputs or outputs, or these are no digits and no images
 * @throws RangeError if the model's input is not as large as the images, or the digits do not fit their count, or an image
 *   without a label is not of 28 x 28 pixels
 * @throws Error if the model is in the middle of an epoch of training
 * @example
 * const few = firstDigits(loadDigits('quick').test, 5);
 * const probabilities = await predict(buildAnn({ seed: 1 }), few);
 * probabilities.length // 50
 */
export async function predict(
  model: LayersModel,
  images: Digits | UnlabelledImages,
  options: PredictOptions = {},
): Promise<Float32Array> {
  checkReader(model);
  const { digits, isLabelled } = imagesOf(DOING, images);
  checkImageInput(DOING, model, digits);
  checkOptions(DOING, options, { onNotice: 'function' });
  const { onNotice = printNotice } = options;
  if (!isLabelled) noticeUnusual(digits, onNotice);
  return probabilitiesOf(model, await outputsOf(model, digits));
}

function noticeUnusual(digits: Digits, onNotice: Notice): void {
  const unusual = unusualImages(digits);
  const [first] = unusual;
  if (first === undefined) return;
  const { index, warnings } = first;
  const which = digits.count === 1 ? 'the image does' : `${unusual.length} of ${digits.count} images do`;
  const example = `${digits.count === 1 ? '' : `image ${index}: `}${warnings.join('; ')}`;
  onNotice(`${DOING}: ${which} not look like the training digits, so do not trust the answer: ${example}.`);
}

/**
 * As `predict`, but always by TensorFlow.js: the reference that the engine is tested against.
 *
 * @throws RangeError as `predict`
 */
export async function predictByTfjs(model: LayersModel, digits: Digits): Promise<Float32Array> {
  checkReader(model);
  checkDigits(DOING, digits, 0);
  checkImageInput(DOING, model, digits);
  return probabilitiesOf(model, await outputsByTfjs(model, digits));
}

function checkReader(model: LayersModel): void {
  checkModel(DOING, model);
  requireAtRest(model, DOING);
  const { length } = model.outputs;
  if (length !== 1) throw new TypeError(`${DOING}: expected a model with one output, found ${length}`);
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
