import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

import { describe } from '../check/values';
import type { Classification } from './classification';
import { categoricalCrossentropy, crossentropy, meanSquaredError, softmaxCrossentropy } from './measures';

/** How a loss wants its targets, and is measured on a model's outputs: the same when training and afterwards. */
interface LossKind {
  /** Whether it compares with rows such as 0 0 1 0 ..., not with labels. */
  readonly oneHot: boolean;
  /** Whether the outputs are logits, of which a softmax makes probabilities. */
  readonly logits: boolean;
  readonly measure: (outputs: Classification) => number;
}

/** A loss that digits can be trained with; `softmaxCrossEntropy` stands for the function `tf.losses.softmaxCrossEntropy`. */
export type DigitLoss =
  'sparseCategoricalCrossentropy' | 'categoricalCrossentropy' | 'meanSquaredError' | 'softmaxCrossEntropy';

const LOSSES: Readonly<Record<DigitLoss, LossKind>> = {
  sparseCategoricalCrossentropy: { oneHot: false, logits: false, measure: crossentropy },
  categoricalCrossentropy: { oneHot: true, logits: false, measure: categoricalCrossentropy },
  meanSquaredError: { oneHot: true, logits: false, measure: meanSquaredError },
  softmaxCrossEntropy: { oneHot: true, logits: true, measure: softmaxCrossentropy },
};

/** The loss that a model is compiled with; undefined if it is not compiled, or with one that is not for digits. */
export function findLoss(model: LayersModel): DigitLoss | undefined {
  const compiled = compiledLoss(model);
  if (compiled === tf.losses.softmaxCrossEntropy) return 'softmaxCrossEntropy';
  return isDigitLoss(compiled) && !givesLogits(compiled) ? compiled : undefined;
}

/**
 * The loss of a compiled model.
 *
 * @throws TypeError if the model is compiled with another loss than digits can be trained with
 */
export function digitLoss(model: LayersModel): DigitLoss {
  const loss = findLoss(model);
  if (loss !== undefined) return loss;
  const names = Object.entries(LOSSES).map(([name, { logits }]) => (logits ? `tf.losses.${name}` : name));
  throw new TypeError(
    `training: expected a model compiled with the loss ${names.join(', ')}, found ${describe(compiledLoss(model))}`,
  );
}

function isDigitLoss(name: unknown): name is DigitLoss {
  return typeof name === 'string' && Object.hasOwn(LOSSES, name);
}

/** As it was given to `compile`; one loss in an array is that loss. */
function compiledLoss(model: LayersModel): unknown {
  const loss: unknown = model.loss;
  return Array.isArray(loss) && loss.length === 1 ? loss[0] : loss;
}

/** Whether a loss compares with rows such as 0 0 1 0 ..., not with labels. */
export function wantsOneHot(loss: DigitLoss): boolean {
  return LOSSES[loss].oneHot;
}

/** Whether outputs trained by a loss are logits, of which a softmax makes probabilities. */
export function givesLogits(loss: DigitLoss): boolean {
  return LOSSES[loss].logits;
}

/** A loss measured on a model's outputs: what training makes small, without the penalties of regularizers. */
export function measureLoss(loss: DigitLoss, outputs: Classification): number {
  return LOSSES[loss].measure(outputs);
}

/**
 * Labels as rows that are 1 at the label and 0 elsewhere.
 *
 * @param labels uint8, shape (count), 0 to classes - 1
 * @returns float32, shape (count, classes)
 */
export function oneHot(labels: Uint8Array, classes: number): Float32Array {
  const rows = new Float32Array(labels.length * classes);
  labels.forEach((label, sample) => (rows[sample * classes + label] = 1));
  return rows;
}
