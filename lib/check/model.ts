import * as tfl from '@tensorflow/tfjs-layers';

import { describe } from './options';

/**
 * Checks a model at the door of a public function: above all, that it is not the promise of one.
 *
 * @param doing what is being done, for the error
 * @throws TypeError if it is no model of TensorFlow.js
 */
export function checkModel(doing: string, model: tfl.LayersModel): void {
  const given: unknown = model;
  if (given instanceof tfl.LayersModel) return;
  throw new TypeError(`${doing}: expected a model, such as buildAnn makes, found ${describe(given)}`);
}
