import type { LayersModel } from '@tensorflow/tfjs-layers';

import type { Digits } from '../data/digits';
import { type DigitLoss, measureLoss } from '../measure/loss';
import { accuracy } from '../measure/measures';
import { outputsOf } from '../model/predict';

/** What a model gives on digits that it does not learn from. */
export interface Validation {
  /** Mean loss, without the penalties of regularizers; in nats for the crossentropies. */
  readonly validationLoss: number;
  /** Share classified rightly, 0 to 1. */
  readonly validationAccuracy: number;
}

/**
 * Measures a model as `fit` does after each epoch; for callers that have checked the model and the digits.
 *
 * @param lossName the loss that the model is compiled with
 * @param classes units of the model's output
 */
export async function validate(
  model: LayersModel,
  digits: Digits,
  lossName: DigitLoss,
  classes: number,
): Promise<Validation> {
  const outputs = { probabilities: await outputsOf(model, digits), labels: digits.labels, classes };
  return { validationLoss: measureLoss(lossName, outputs), validationAccuracy: accuracy(outputs) };
}
