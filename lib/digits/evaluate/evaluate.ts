import type { LayersModel } from '@tensorflow/tfjs-layers';

import { checkClassifier } from '../check/classifier';
import type { Digits } from '../data/digits';
import type { Classification } from '../measure/classification';
import { type ClassScore, classScores, confusionMatrix, type ConfusionMatrix } from '../measure/confusion';
import { type DigitLoss, findLoss, measureLoss } from '../measure/loss';
import { confidentMistakes, type Mistake } from '../measure/mistakes';
import { outputsOf, probabilitiesOf } from '../model/predict';

/** How well a model does on labelled digits. */
export interface Evaluation {
  /** Number of digits. */
  readonly count: number;
  /**
   * Mean of the loss that the model was compiled with, as `fit` measures it on validation data: without the
   * penalties of regularizers. In nats for the crossentropies.
   */
  readonly loss: number;
  /** Which loss that is; the sparse categorical crossentropy for a model that is compiled with none for digits. */
  readonly lossName: DigitLoss;
  /** Share classified rightly, 0 to 1. */
  readonly accuracy: number;
  /** Rows actual, columns predicted. */
  readonly confusion: ConfusionMatrix;
  /** Of each class, with its name if it has one. */
  readonly scores: readonly ClassScore[];
  /** All mistakes, the most confident first. */
  readonly mistakes: readonly Mistake[];
  /** Number of classes. */
  readonly classes: number;
  /** What they are called. @default the digits */
  readonly classNames?: readonly string[];
  /** float32, shape (count, classes). */
  readonly probabilities: Float32Array;
}

/**
 * Asks the model about every digit and measures its answers.
 *
 * @throws RangeError if there are no digits, the model's input does not fit them, or it has no output for a label
 * @throws TypeError if the model has several outputs, or one that is not a row with a unit for each class
 * @throws Error if the model is in the middle of an epoch of training
 * @example
 * const { test } = loadDigits('quick');
 * const evaluation = await evaluate(buildAnn({ seed: 1 }), test);
 * evaluation.accuracy < 0.3 // true
 * evaluation.count // 2000
 * show(confusionHeatmap(evaluation.confusion));
 */
export async function evaluate(model: LayersModel, digits: Digits): Promise<Evaluation> {
  const classes = checkClassifier('evaluating', model, digits);
  const { labels, classNames } = digits;
  const outputs = await outputsOf(model, digits);
  const lossName = findLoss(model) ?? 'sparseCategoricalCrossentropy';
  const probabilities = probabilitiesOf(model, outputs);
  const classification: Classification = { probabilities, labels, classes };
  const confusion = confusionMatrix(classification);
  const mistakes = confidentMistakes(classification);
  return {
    count: digits.count,
    loss: measureLoss(lossName, { probabilities: outputs, labels, classes }),
    lossName,
    accuracy: (digits.count - mistakes.length) / digits.count,
    classes,
    ...(classNames && { classNames }),
    confusion,
    scores: classScores(confusion).map(({ label, ...score }) => ({
      label,
      ...(classNames && { name: classNames[label] ?? String(label) }),
      ...score,
    })),
    mistakes,
    probabilities,
  };
}
