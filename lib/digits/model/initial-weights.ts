import * as tfl from '@tensorflow/tfjs-layers';

import { checkNumber } from '../check/values';
import { seededRandom } from '../random/random';

/**
 * The Glorot-uniform initializer of one layer: draws over plus or minus sqrt(6 / (inputs + outputs)).
 *
 * Each layer has a seed of its own, or two layers of one shape would start with the same weights.
 *
 * Source: X. Glorot and Y. Bengio, Understanding the difficulty of training deep feedforward neural
 * networks, AISTATS 2010, equation 16.
 *
 * @param seed the model's seed
 * @param layer number of the layer with weights, from 0
 * @throws TypeError or RangeError if they are no integers
 */
export function glorotUniform(seed: number, layer: number): ReturnType<typeof tfl.initializers.glorotUniform> {
  return tfl.initializers.glorotUniform({ seed: layerSeed(seed, layer) });
}

/**
 * The He-uniform initializer of one layer, for one before a relu: draws over plus or minus sqrt(6 / inputs).
 *
 * Source: K. He et al., Delving deep into rectifiers, ICCV 2015, equation 10.
 *
 * @param seed the model's seed
 * @param layer number of the layer with weights, from 0
 * @throws TypeError or RangeError if they are no integers
 */
export function heUniform(seed: number, layer: number): ReturnType<typeof tfl.initializers.heUniform> {
  return tfl.initializers.heUniform({ seed: layerSeed(seed, layer) });
}

function layerSeed(seed: number, layer: number): number {
  checkNumber('choosing initial weights', 'the number of a layer', layer, Number.isSafeInteger);
  return seededRandom(seed, layer).uint32();
}
