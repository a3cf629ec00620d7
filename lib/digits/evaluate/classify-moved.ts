import type { LayersModel } from '@tensorflow/tfjs-layers';

import { checkClassifier } from '../check/classifier';
import { checkOptions } from '../check/options';
import { checkNumber, isCount } from '../check/values';
import { type Digits, measuresOf } from '../data/digits';
import { DIRECTIONS, moved } from '../data/transform/moved';
import type { Classification } from '../measure/classification';
import { averageAnswers } from '../measure/several';
import { classified } from './classify';

export interface ClassifyMovedOptions {
  /** How far the copies are moved, in pixels. @default 1 */
  readonly pixels?: number;
}

/**
 * Asks the model about every digit five times, as it is and moved up, down, to the left and to the right, and takes
 * the mean of the answers: test-time averaging. A mistake that hangs on where exactly the digit stands may go.
 *
 * @throws TypeError if the model is none, or these are no digits
 * @throws RangeError if there are no digits, the model's input or output does not fit them, or the pixels are not a
 *   whole number from 1 up to the side of the images
 * @example
 * const few = firstDigits(loadDigits('quick').test, 20);
 * const answers = await classifyMoved(buildAnn({ seed: 1 }), few);
 * answers.probabilities.length // 200
 */
export async function classifyMoved(
  model: LayersModel,
  digits: Digits,
  options: ClassifyMovedOptions = {},
): Promise<Classification> {
  const doing = 'classifying moved digits';
  checkOptions(doing, options, { pixels: true });
  const { pixels = 1 } = options;
  checkClassifier(doing, model, digits);
  const { size } = measuresOf(digits);
  checkNumber(doing, `a whole number of pixels from 1 to ${size}`, pixels, (given) => isCount(given) && given <= size);
  const answers: Classification[] = [];
  for (const [down, right] of [[0, 0] as const, ...DIRECTIONS]) {
    answers.push(await classified(doing, model, moved(digits, down * pixels, right * pixels)));
  }
  return averageAnswers(answers);
}
