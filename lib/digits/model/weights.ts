import type { LayersModel } from '@tensorflow/tfjs-layers';

import { layerNamed } from './layer';

/** The numbers a Dense layer learns. */
export interface DenseWeights {
  /** float32, shape (inputs, units) in row-major order. */
  readonly kernel: Float32Array;
  /** float32, shape (units). */
  readonly bias: Float32Array;
  readonly inputs: number;
  readonly units: number;
}

/**
 * A copy of the weights of one Dense layer.
 *
 * @param name the layer's name, for example `hidden`
 * @throws RangeError if the model has no layer of that name
 * @throws TypeError if that layer has no kernel of two dimensions and a bias
 * @example
 * const { kernel, bias, inputs, units } = denseWeights(buildAnn({ seed: 1 }), 'hidden');
 * [inputs, units, kernel.length, bias.length] // [784, 128, 100352, 128]
 * const ofCentre = kernel.subarray((28 * 14 + 14) * units, (28 * 14 + 14) * units + units);
 * ofCentre.length // 128
 */
export function denseWeights(model: LayersModel, name: string): DenseWeights {
  const layer = layerNamed(model, name, 'reading weights');
  const [kernel, bias] = layer.getWeights();
  const [inputs, units] = kernel?.shape ?? [];
  if (kernel?.rank !== 2 || bias === undefined || inputs === undefined || units === undefined) {
    throw new TypeError(
      `reading weights: expected a Dense layer with a bias, found ${name}, a ${layer.getClassName()}`,
    );
  }
  return {
    kernel: Float32Array.from(kernel.dataSync()),
    bias: Float32Array.from(bias.dataSync()),
    inputs,
    units,
  };
}
