// A model as the engine takes it.
import { load } from '../project/library.mjs';

const { isRefusal, networkOf } = load('digits/dist/adapter/network-of.js');
const { readWeights } = load('digits/dist/adapter/weights.js');
const { PIXEL_MAXIMUM } = load('digits/dist/data/digits.js');

/**
 * Its network and weights.
 *
 * @param {import('@tensorflow/tfjs-layers').LayersModel} model
 * @throws Error if the engine does not train it
 */
export function engineForm(model) {
  const network = networkOf(model, 1 / PIXEL_MAXIMUM);
  if (isRefusal(network)) throw new Error(`benchmark: the engine does not train the model: ${network.reason}`);
  return { network, weights: readWeights(model) };
}
