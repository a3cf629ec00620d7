import type { LayersModel } from '@tensorflow/tfjs-layers';

import { CLASSES } from '../data/digits';
import { type Classification } from '../evaluate/classification';
import { crossentropy, meanSquaredError } from '../evaluate/measures';

/** How each loss that digits can be trained with wants its targets, and is measured. */
const LOSSES = {
  sparseCategoricalCrossentropy: { oneHot: false, measure: crossentropy },
  categoricalCrossentropy: { oneHot: true, measure: crossentropy },
  meanSquaredError: { oneHot: true, measure: meanSquaredError },
} as const;

/** A loss that digits can be trained with. */
export type DigitLoss = keyof typeof LOSSES;

/**
 * The loss of a compiled model.
 *
 * @throws TypeError if the model is compiled with another loss than digits can be trained with
 */
export function digitLoss(model: LayersModel): DigitLoss {
  const names = Object.keys(LOSSES) as DigitLoss[];
  const loss = names.find((name) => name === model.loss);
  if (loss === undefined) {
    throw new TypeError(
      `training: expected a model compiled with the loss ${names.join(', ')}, found ${JSON.stringify(model.loss)}`,
    );
  }
  return loss;
}

/** Whether a loss compares with rows such as 0 0 1 0 ..., not with labels. */
export function wantsOneHot(loss: DigitLoss): boolean {
  return LOSSES[loss].oneHot;
}

/** A loss measured on a model's answers. */
export function measureLoss(loss: DigitLoss, classification: Classification): number {
  return LOSSES[loss].measure(classification);
}

/**
 * Labels as rows that are 1 at the label and 0 elsewhere.
 *
 * @param labels uint8, shape (count), 0 to 9
 * @returns float32, shape (count, 10)
 */
export function oneHot(labels: Uint8Array): Float32Array {
  const rows = new Float32Array(labels.length * CLASSES);
  labels.forEach((label, sample) => (rows[sample * CLASSES + label] = 1));
  return rows;
}
