import { type layers, LayersModel, type SymbolicTensor } from '@tensorflow/tfjs-layers';

import { checkModel } from '../check/model';
import { checkKind } from '../check/values';
import { requireAtRest } from './in-training';

/**
 * A layer of a model by its name.
 *
 * @param action what is being done, for the error
 * @throws TypeError if the model is none, or the name no text
 * @throws RangeError if the model has no layer of that name
 * @throws Error if the model is in the middle of an epoch of training
 */
export function layerNamed(model: LayersModel, name: string, action: string): layers.Layer {
  checkModel(action, model);
  requireAtRest(model, action);
  checkKind(action, 'the name of a layer', name, 'string');
  const layer = model.layers.find((candidate) => candidate.name === name);
  if (layer !== undefined) return layer;
  const names = model.layers.map((candidate) => candidate.name).join(', ');
  throw new RangeError(`${action}: expected one of the layers ${names}, found ${JSON.stringify(name)}`);
}

/**
 * What a layer gives in this model; where it occurs twice, at its last place. Of a layer that other models use
 * too, `layer.output` would be one of several, and TensorFlow.js refuses to say which.
 */
export function outputIn(model: LayersModel, layer: layers.Layer): SymbolicTensor | undefined {
  const tensors = leadingTo(model.outputs);
  for (const tensor of tensors) if (tensor.sourceLayer === layer) return tensor;
  // Of a model that stands first in a Sequential one, the layers after it go on from its own output.
  return layer instanceof LayersModel ? layer.outputs.find((tensor) => tensors.has(tensor)) : undefined;
}

/** These tensors, and all that they are made from: of a model's outputs, what its layers give one another. */
export function leadingTo(outputs: Iterable<SymbolicTensor>): ReadonlySet<SymbolicTensor> {
  // A set takes what is added while it is gone through, and each tensor once: an input comes from itself.
  const tensors = new Set(outputs);
  for (const tensor of tensors) for (const input of callOf(tensor)?.inputTensors ?? []) tensors.add(input);
  return tensors;
}

/** The call of a layer that gave a tensor. */
export function callOf({ sourceLayer, nodeIndex }: SymbolicTensor): layers.Layer['inboundNodes'][number] | undefined {
  return sourceLayer.inboundNodes[nodeIndex];
}
