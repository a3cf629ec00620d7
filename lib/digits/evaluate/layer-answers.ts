import type { LayersModel } from '@tensorflow/tfjs-layers';

import { checkClassifier } from '../check/classifier';
import { describe } from '../check/values';
import type { Digits } from '../data/digits';
import { answersTo, denseNetwork } from './way-through';

/** What the units of a layer answer to digits, and what they look at. */
export interface LayerAnswers {
  /** What each unit answers to each digit: float32, shape (count, units) in row-major order. */
  readonly answers: Float32Array;
  /** How many digits there are. */
  readonly count: number;
  readonly units: number;
  /** What each unit multiplies its inputs by: float32, shape (inputs, units) in row-major order. */
  readonly kernel: Float32Array;
}

/**
 * What each unit of a dense layer answers to each digit.
 *
 * @param name the layer's name. @default 'hidden'
 * @throws TypeError if the model is none, or is not made of dense layers that end with softmax
 * @throws RangeError if there are no digits, the model does not fit them, or it has no dense layer of that name
 * @example
 * const { test } = loadDigits('quick');
 * const { answers, count, units } = layerAnswers(buildAnn({ seed: 1, hiddenUnits: 8 }), test);
 * answers.length === count * units // true
 */
export function layerAnswers(model: LayersModel, digits: Digits, name = 'hidden'): LayerAnswers {
  const doing = 'asking the units of a layer';
  checkClassifier(doing, model, digits);
  const network = denseNetwork(doing, model);
  const names = network.layers.map((layer) => layer.name);
  const depth = names.indexOf(name);
  const layer = network.layers[depth];
  if (layer === undefined) {
    throw new RangeError(`${doing}: expected one of the layers ${names.join(', ')}, found ${describe(name)}`);
  }
  const indices = Array.from({ length: digits.count }, (_, index) => index);
  const answers = answersTo(network, digits, indices, depth);
  return { answers, count: digits.count, units: layer.bias.length, kernel: layer.kernel };
}
