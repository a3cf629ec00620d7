import { LayersModel } from '@tensorflow/tfjs-layers';

import { isObject, type JsonObject } from '../../platform/model-files/model-json';
import type { Weight } from '../weight-order';

/**
 * The configuration of a model with its frozen layers said to be frozen. TensorFlow.js freezes the weights, but not the
 * layers, where a model that shares the layers is frozen, and then writes that the layers learn.
 *
 * @param topology class_name and config of the model
 */
export function withFrozen(
  topology: JsonObject,
  model: LayersModel,
  learning: ReadonlySet<Weight> = new Set(model.trainableWeights),
): JsonObject {
  const { config } = topology;
  const layers: unknown = isObject(config) ? config.layers : undefined;
  if (!isObject(config) || !Array.isArray(layers)) return topology;
  const read = layers.map((entry: unknown) => (isObject(entry) ? layerWithFrozen(entry, model, learning) : entry));
  return { ...topology, config: { ...config, layers: read } };
}

function layerWithFrozen(entry: JsonObject, model: LayersModel, learning: ReadonlySet<Weight>): JsonObject {
  const { config } = entry;
  const layer = isObject(config) ? model.layers.find(({ name }) => name === config.name) : undefined;
  if (!isObject(config) || layer === undefined) return entry;
  if (layer instanceof LayersModel) return withFrozen(entry, layer, learning);
  const isFrozen = layer.weights.length > 0 && !layer.weights.some((weight) => learning.has(weight));
  return isFrozen ? { ...entry, config: { ...config, trainable: false } } : entry;
}
