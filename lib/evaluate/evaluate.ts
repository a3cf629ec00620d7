import type { LayersModel } from '@tensorflow/tfjs-layers';

import type { Digits } from '../data/digits';
import { predict } from '../model/predict';
import type { Classification } from './classification';
import { classScores, confusionMatrix } from './confusion';
import type { ClassScore, ConfusionMatrix, Mistake } from './evaluation';
import { accuracy, crossentropy } from './measures';
import { confidentMistakes } from './mistakes';

/** How well a model does on labelled digits. */
export interface Evaluation {
  /** Number of digits. */
  readonly count: number;
  /** Mean sparse categorical crossentropy, in nats. */
  readonly loss: number;
  /** Share classified rightly, 0 to 1. */
  readonly accuracy: number;
  /** Rows actual, columns predicted. */
  readonly confusion: ConfusionMatrix;
  readonly scores: readonly ClassScore[];
  /** All mistakes, the most confident first. */
  readonly mistakes: readonly Mistake[];
  /** float32, shape (count, 10). */
  readonly probabilities: Float32Array;
}

/**
 * Asks the model about every digit and measures its answers.
 *
 * @throws RangeError if there are no digits, or the model's input or output does not fit them
 */
export async function evaluate(model: LayersModel, digits: Digits): Promise<Evaluation> {
  const classification: Classification = {
    probabilities: await predict(model, digits),
    labels: digits.labels,
  };
  const confusion = confusionMatrix(classification);
  return {
    count: digits.count,
    loss: crossentropy(classification),
    accuracy: accuracy(classification),
    confusion,
    scores: classScores(confusion),
    mistakes: confidentMistakes(classification),
    probabilities: classification.probabilities,
  };
}
