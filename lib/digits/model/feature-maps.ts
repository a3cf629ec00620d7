import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import { checkDigit } from '../check/digits';
import { checkModel } from '../check/model';
import type { Digits } from '../data/digits';
import { checkImageInput, inputSampleShape, inputTensor } from './input';
import { layerNamed, outputIn } from './layer';

/** What the filters of a convolution, or the pooling after it, make of one image. */
export interface FeatureMaps {
  /** float32, shape (rows, columns, channels) in row-major order. */
  readonly values: Float32Array;
  readonly rows: number;
  readonly columns: number;
  /** One for each filter. */
  readonly channels: number;
}

/** The filters of a convolution. */
export interface Filters {
  /** float32, shape (rows, columns, inputs, filters) in row-major order. */
  readonly kernel: Float32Array;
  readonly rows: number;
  readonly columns: number;
  /** Channels that each filter looks at. */
  readonly inputs: number;
  readonly filters: number;
}

/**
 * The output of one layer for one digit.
 *
 * @param name the layer's name
 * @throws RangeError if there is no such digit, the model's input is not 28 x 28 pixels, or the model has no
 *   layer of that name
 * @throws TypeError if the model is none, these are no digits, or the layer's output is not rows x columns x channels
 * @example
 * const { test } = loadDigits('quick');
 * const { rows, columns, channels } = await featureMaps(buildCnn(), test, 0, 'strokes');
 * [rows, columns, channels] // [24, 24, 8]
 */
export async function featureMaps(
  model: tfl.LayersModel,
  digits: Digits,
  index: number,
  name: string,
): Promise<FeatureMaps> {
  const doing = 'looking at feature maps';
  checkModel(doing, model);
  checkDigit(doing, digits, index, 'a digit');
  checkImageInput(doing, model, digits);
  const layer = layerNamed(model, name, doing);
  const output = outputIn(model, layer);
  if (output?.rank !== 4) {
    throw new TypeError(`${doing}: expected a layer with rows, columns and channels, found ${name}`);
  }
  // Shares its layers with the model, so there is nothing to dispose of.
  const upToLayer = tfl.model({ inputs: model.inputs, outputs: output });
  const maps = tf.tidy(() => upToLayer.predict(inputTensor(digits, [index], inputSampleShape(model))) as tf.Tensor4D);
  const [, rows, columns, channels] = maps.shape;
  const values = Float32Array.from(await maps.data());
  maps.dispose();
  return { values, rows, columns, channels };
}

/**
 * A copy of the filters of one convolution.
 *
 * @param name the layer's name
 * @throws RangeError if the model has no layer of that name
 * @throws TypeError if that layer is not a convolution over rows and columns
 * @example
 * const { rows, columns, inputs, filters } = convolutionFilters(buildCnn(), 'strokes');
 * [rows, columns, inputs, filters] // [5, 5, 1, 8]
 */
export function convolutionFilters(model: tfl.LayersModel, name: string): Filters {
  const [kernel] = layerNamed(model, name, 'reading filters').getWeights();
  const [rows, columns, inputs, filters] = kernel?.shape ?? [];
  if (
    kernel?.rank !== 4 ||
    rows === undefined ||
    columns === undefined ||
    inputs === undefined ||
    filters === undefined
  ) {
    throw new TypeError(`reading filters: expected a convolution, found the layer ${name}`);
  }
  return { kernel: Float32Array.from(kernel.dataSync()), rows, columns, inputs, filters };
}
