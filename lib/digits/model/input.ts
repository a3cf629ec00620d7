import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

import { checkModel } from '../check/model';
import { type Digits, type DigitsShape, measuresOf, PIXEL_MAXIMUM } from '../data/digits';

/**
 * Pixels of some digits as a network's input, which sees 0 to 1: each divided by 255.
 *
 * @param indices which digits, in this order
 * @returns float32, shape (indices, size, size), 0 to 1
 */
export function scaledPixels(digits: Digits, indices: ArrayLike<number>): Float32Array {
  const { pixels } = measuresOf(digits);
  const scaled = new Float32Array(indices.length * pixels);
  for (let position = 0; position < indices.length; position++) {
    const source = (indices[position] ?? 0) * pixels;
    const target = position * pixels;
    for (let pixel = 0; pixel < pixels; pixel++) {
      const intensity = digits.images[source + pixel] ?? 0;
      // Most pixels are zero, and a new array is zero already.
      if (intensity !== 0) scaled[target + pixel] = intensity / PIXEL_MAXIMUM;
    }
  }
  return scaled;
}

/**
 * The shape of one sample of a model's input, for example [28, 28].
 *
 * @throws TypeError if the model is none, has several inputs, or one of unknown size
 */
export function inputSampleShape(model: LayersModel): number[] {
  checkModel('reading a model', model);
  const [input, ...others] = model.inputs;
  const sizes = (input?.shape ?? []).slice(1);
  const shape = sizes.flatMap((size) => size ?? []);
  if (others.length > 0 || shape.length === 0 || shape.length < sizes.length) {
    const found = `${model.inputs.length} of [${sizes.map(String).join(', ')}]`;
    throw new TypeError(`reading a model: expected one input of a fixed shape, found ${found}`);
  }
  return shape;
}

/**
 * Checks that a model takes images of some digits, such as [28, 28], [28, 28, 1] or [784].
 *
 * @param doing what is being done, for the error
 * @param digits whose images
 * @throws TypeError as `inputSampleShape`
 * @throws RangeError if the model takes images of another size
 */
export function checkImageInput(doing: string, model: LayersModel, digits: DigitsShape): void {
  requirePixels(doing, inputSampleShape(model), digits);
}

/**
 * Some digits as the input tensor of a model. The caller disposes of it.
 *
 * @param sampleShape shape of one sample as the model wants it, for example [28, 28] or [28, 28, 1]
 * @throws RangeError if the sample shape is not of as many numbers as an image has pixels
 */
export function inputTensor(digits: Digits, indices: ArrayLike<number>, sampleShape: readonly number[]): tf.Tensor {
  requirePixels('preparing digits', sampleShape, digits);
  return tf.tensor(scaledPixels(digits, indices), [indices.length, ...sampleShape], 'float32');
}

/** @throws RangeError if a sample of this shape has not as many numbers as an image has pixels */
function requirePixels(doing: string, shape: readonly number[], digits: DigitsShape): void {
  const { size, pixels } = measuresOf(digits);
  if (tf.util.sizeFromShape([...shape]) === pixels) return;
  throw new RangeError(
    `${doing}: expected a model whose input is ${size} x ${size} pixels, found [${shape.join(', ')}]`,
  );
}
