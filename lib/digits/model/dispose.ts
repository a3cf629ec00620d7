import { type layers, LayersModel, type SymbolicTensor } from '@tensorflow/tfjs-layers';

import { checkModel } from '../check/model';
import { requireNotTraining } from './in-training';
import { callOf, leadingTo } from './layer';
import { findOptimizer } from './optimizer-state';

const DOING = 'disposing of a model';

/** Calls of layers that were made for models which were disposed of since, and for no other. */
const ended = new WeakSet<object>();

/**
 * Frees the memory of a model and of its optimizer's state, which TensorFlow.js keeps when the
 * optimizer was given as an object. The model cannot be used afterwards. Layers that lead to outputs of other
 * models too stay.
 *
 * @throws TypeError if the model is none
 * @throws Error if it was disposed of before, or is being trained, in onEpoch too
 * @example
 * for (const seed of [1, 2]) {
 *   const model = buildAnn({ seed });
 *   disposeModel(model);
 * }
 */
export function disposeModel(model: LayersModel): void {
  checkModel(DOING, model);
  requireNotTraining(model, DOING);
  const optimizer = findOptimizer(model);
  countUses(model);
  model.dispose();
  optimizer?.dispose();
}

/**
 * Tells TensorFlow.js of each layer of a model whether another model uses it too. Its own count leaves out a
 * layer that stands first in both, and frees it with the first of them.
 */
function countUses(model: LayersModel): void {
  const tensors = [...leadingTo(model.outputs)];
  const calls = new Set<object>(tensors.flatMap((tensor) => callOf(tensor) ?? []));
  const isOthers = (call: object): boolean => !calls.has(call) && !ended.has(call);
  const leadsOn = (tensor: SymbolicTensor): boolean =>
    tensor.sourceLayer.outboundNodes.some((call) => isOthers(call) && call.inputTensors.includes(tensor));
  const needed = leadingTo(tensors.filter(leadsOn));
  for (const tensor of tensors) if (!needed.has(tensor)) ended.add(callOf(tensor) ?? tensor);

  const layersNeeded = new Set([...needed].map(({ sourceLayer }) => sourceLayer));
  for (const layer of new Set(model.layers)) {
    // Models among the layers count for themselves.
    if (layer instanceof LayersModel) continue;
    const isShared = layersNeeded.has(layer) || layer.inboundNodes.some(isOthers);
    setUses(layer, model.layers.filter((each) => each === layer).length + (isShared ? 1 : 0));
  }
}

function setUses(layer: layers.Layer, uses: number): void {
  // TensorFlow.js gives no other way to say it.
  Reflect.set(layer, '_refCount', uses);
}
