import * as tfl from '@tensorflow/tfjs-layers';

import { describe } from './values';

/**
 * Checks a model at the door of a public function: above all, that it is not the promise of one.
 *
 * @param doing what is being done, for the error
 * @throws TypeError if it is no model of TensorFlow.js
 * @throws Error if it was disposed of
 */
export function checkModel(doing: string, model: tfl.LayersModel): void {
  const given: unknown = model;
  if (!(given instanceof tfl.LayersModel)) {
    throw new TypeError(`${doing}: expected a model, such as buildAnn makes, found ${describe(given)}`);
  }
  if (isDisposed(given)) throw new Error(`${doing}: expected a model in use, found one that was disposed of`);
}

/** Whether a model's weights are gone; tfjs says so only by refusing to give them. */
function isDisposed(model: tfl.LayersModel): boolean {
  try {
    model.getWeights();
    return false;
  } catch {
    return true;
  }
}
