import type * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

import { checkModel } from '../check/model';
import { requireNotTraining } from './in-training';

/**
 * Frees the memory of a model and of its optimizer's state, which TensorFlow.js keeps when the
 * optimizer was given as an object. The model cannot be used afterwards.
 *
 * @throws TypeError if the model is none
 * @throws Error if it was disposed of before, or is being trained, in onEpoch too
 */
export function disposeModel(model: LayersModel): void {
  checkModel(DOING, model);
  requireNotTraining(model, DOING);
  const optimizer = model.optimizer as tf.Optimizer | undefined;
  const { numDisposedVariables } = model.dispose();
  // Zero where the model's weights are shared with another one, which still needs the optimizer.
  if (numDisposedVariables > 0) optimizer?.dispose();
}

const DOING = 'disposing of a model';
