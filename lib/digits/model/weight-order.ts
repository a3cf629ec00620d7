import { type layers, LayersModel } from '@tensorflow/tfjs-layers';

/** A weight of a layer of TensorFlow.js. */
export type Weight = LayersModel['weights'][number];

/**
 * The weights of a model, layer by layer, and those of a layer in the order in which it made them: its kernel, then its
 * bias. `model.weights` has them in another order once some of them are frozen: those that learn come first.
 */
export function weightsOf(model: LayersModel): Weight[] {
  return model.layers.flatMap((layer) => (layer instanceof LayersModel ? weightsOf(layer) : weightsOfLayer(layer)));
}

/** The weights of one layer, in the order in which it made them. */
export function weightsOfLayer(layer: layers.Layer): Weight[] {
  return [...layer.weights].sort((one, other) => one.id - other.id);
}
