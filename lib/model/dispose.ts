import type * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

/**
 * Frees the memory of a model and of its optimizer's state, which TensorFlow.js keeps when the
 * optimizer was given as an object. The model cannot be used afterwards.
 */
export function disposeModel(model: LayersModel): void {
  const optimizer = model.optimizer as tf.Optimizer | undefined;
  const { numDisposedVariables } = model.dispose();
  // Zero where the model's weights are shared with another one, which still needs the optimizer.
  if (numDisposedVariables > 0) optimizer?.dispose();
}
