import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

/** A model's optimizer; a model that was never compiled has none, whatever its type says. */
export function findOptimizer(model: LayersModel): tf.Optimizer | undefined {
  const { optimizer }: { readonly optimizer?: tf.Optimizer } = model;
  return optimizer;
}

/**
 * Whether an optimizer gives away what it carries from step to step, so that it can be copied and saved.
 * TensorFlow.js's Adamax does not, nor does one of somebody's own without a `getWeights`.
 */
export function givesState(optimizer: tf.Optimizer): boolean {
  const own: unknown = Reflect.get(optimizer, 'getWeights');
  return optimizer.getClassName() !== 'Adamax' && own !== Reflect.get(tf.Optimizer.prototype, 'getWeights');
}
