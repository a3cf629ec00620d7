import type * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

import { checkModel } from '../check/model';

/**
 * Frees the memory of a model and of its optimizer's state, which TensorFlow.js keeps when the
 * optimizer was given as an object. The model cannot be used afterwards.
 *
 * @throws TypeError if the model is none
 */
export function disposeModel(model: LayersModel): void {
  checkModel('disposing of a model', model);
  const optimizer = model.optimizer as tf.Optimizer | undefined;
  const { numDisposedVariables } = model.dispose();
  // Zero where the model's weights are shared with another one, which still needs the optimizer.
  if (numDisposedVariables > 0) optimizer?.dispose();
}
