import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

import { checkModel } from '../check/model';
import { type Digits, IMAGE_SIZE, PIXEL_MAXIMUM, PIXELS } from '../data/digits';

/**
 * Pixels of some digits as a network's input, which sees 0 to 1: each divided by 255.
 *
 * @param indices which digits, in this order
 * @returns float32, shape (indices, 28, 28), 0 to 1
 */
export function scaledPixels(digits: Digits, indices: ArrayLike<number>): Float32Array {
  const scaled = new Float32Array(indices.length * PIXELS);
  for (let position = 0; position < indices.length; position++) {
    const source = (indices[position] ?? 0) * PIXELS;
    const target = position * PIXELS;
    for (let pixel = 0; pixel < PIXELS; pixel++) {
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
 * Checks that a model takes the images of this project, as [28, 28], [28, 28, 1] or [784].
 *
 * @param doing what is being done, for the error
 * @throws TypeError as `inputSampleShape`
 * @throws RangeError if the model takes images of another size
 */
export function checkImageInput(doing: string, model: LayersModel): void {
  const shape = inputSampleShape(model);
  if (tf.util.sizeFromShape(shape) === PIXELS) return;
  throw new RangeError(
    `${doing}: expected a model whose input is ${IMAGE_SIZE} x ${IMAGE_SIZE} pixels, found [${shape.join(', ')}]`,
  );
}

/**
 * Some digits as the input tensor of a model. The caller disposes of it.
 *
 * @param sampleShape shape of one sample as the model wants it, for example [28, 28] or [28, 28, 1]
 * @throws RangeError if the sample shape is not of 784 numbers
 */
export function inputTensor(digits: Digits, indices: ArrayLike<number>, sampleShape: readonly number[]): tf.Tensor {
  if (tf.util.sizeFromShape([...sampleShape]) !== PIXELS) {
    throw new RangeError(
      `preparing digits: expected a model whose input is ${IMAGE_SIZE} x ${IMAGE_SIZE} pixels, found [${sampleShape.join(', ')}]`,
    );
  }
  return tf.tensor(scaledPixels(digits, indices), [indices.length, ...sampleShape], 'float32');
}
