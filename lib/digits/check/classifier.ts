import type { LayersModel } from '@tensorflow/tfjs-layers';

import type { Digits } from '../data/digits';
import { requireAtRest } from '../model/in-training';
import { checkImageInput } from '../model/input';
import { checkLabels, outputClasses } from '../model/output';
import { checkDigits } from './digits';
import { checkModel } from './model';

/**
 * Checks a model, and the digits that it is to tell apart, before any work is done.
 *
 * @param doing what is being done, for the error
 * @returns number of classes: the units of the model's output
 * @throws TypeError if the model is none, its output is not one row of 2 to 256 units, or these are no digits
 * @throws RangeError if the model does not take images of their size, or a digit has a label without a class in it
 * @throws Error if the model is in the middle of an epoch of training
 */
export function checkClassifier(doing: string, model: LayersModel, digits: Digits): number {
  checkModel(doing, model);
  requireAtRest(model, doing);
  checkDigits(doing, digits);
  checkImageInput(doing, model, digits);
  const classes = outputClasses(model, doing);
  checkLabels(doing, digits.labels, classes);
  return classes;
}
