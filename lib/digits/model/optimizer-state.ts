import * as tf from '@tensorflow/tfjs-core';

/**
 * Whether an optimizer gives away what it carries from step to step, so that it can be copied and saved.
 * TensorFlow.js's Adamax does not, nor does one of somebody's own without a `getWeights`.
 */
export function givesState(optimizer: tf.Optimizer): boolean {
  const own: unknown = Reflect.get(optimizer, 'getWeights');
  return optimizer.getClassName() !== 'Adamax' && own !== Reflect.get(tf.Optimizer.prototype, 'getWeights');
}
