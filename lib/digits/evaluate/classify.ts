import type { LayersModel } from '@tensorflow/tfjs-layers';

import { checkClassifier } from '../check/classifier';
import type { Digits } from '../data/digits';
import type { Classification } from '../measure/classification';
import { predict } from '../model/predict';

/**
 * Asks the model about every digit: its answers with the labels, the input of every measure, for example
 * `crossentropy(await classify(model, digits))`. The classes are the units of the model's output.
 *
 * @throws TypeError if the model is none, or these are no digits
 * @throws RangeError if there are no digits, or the model's input or output does not fit them
 * @example
 * const { test } = loadDigits('quick');
 * const answers = await classify(buildAnn({ seed: 1 }), test);
 * answers.probabilities.length === 10 * test.count // true
 * crossentropy(answers) < 3 // true
 */
export function classify(model: LayersModel, digits: Digits): Promise<Classification> {
  return classified('classifying', model, digits);
}

/** As `classify`, under the name of what is being done. */
export async function classified(doing: string, model: LayersModel, digits: Digits): Promise<Classification> {
  const classes = checkClassifier(doing, model, digits);
  return { probabilities: await predict(model, digits), labels: digits.labels, classes };
}
