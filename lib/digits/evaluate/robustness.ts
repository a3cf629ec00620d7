import type { LayersModel } from '@tensorflow/tfjs-layers';

import { checkClassifier } from '../check/classifier';
import { checkDigits } from '../check/digits';
import { checkOptions } from '../check/options';
import { checkEach, checkNumber } from '../check/values';
import { type Digits, measuresOf } from '../data/digits';
import { distortionsOf } from '../data/transform/distortions';
import type { TransformOptions } from '../data/transform/each-image';
import type { Classification } from '../measure/classification';
import { accuracy } from '../measure/measures';
import { classified } from './classify';

/** The same digits under each distortion, and as they are. */
export interface TestCondition {
  /** `as written`, or the name of the distortion. */
  readonly name: string;
  readonly digits: Digits;
}

/** Accuracy under one condition. */
export interface ConditionAccuracy {
  readonly condition: string;
  /** 0 to 1. */
  readonly accuracy: number;
}

/** Name of the condition without a distortion. */
export const UNDISTORTED = 'as written';

/**
 * Digits as they are and under each distortion, for measuring robustness.
 *
 * @throws TypeError if these are no digits, or the seed is not an integer
 * @example
 * const conditions = testConditions(firstDigits(loadDigits('quick').test, 8), { seed: 1 });
 * conditions.length // 5
 * conditions[0]?.name // 'as written'
 */
export function testConditions(digits: Digits, options: TransformOptions = {}): TestCondition[] {
  const doing = 'distorting digits';
  checkDigits(doing, digits, 0);
  checkOptions(doing, options, { seed: true });
  return [
    { name: UNDISTORTED, digits },
    ...distortionsOf(measuresOf(digits).size).map(({ name, apply }) => ({ name, digits: apply(digits, options) })),
  ];
}

/**
 * The accuracy of a model, or of anything else that classifies, under each condition.
 *
 * @throws TypeError if the classifier is neither a model nor a function, or these are no conditions
 * @throws RangeError if a condition has no digits, the model's input or output does not fit them, or the function's
 *   answers are not to all of them, in their order
 * @example
 * const { train, test } = loadDigits('quick');
 * const averages = averageDigits(train);
 * const conditions = testConditions(firstDigits(test, 100), { seed: 1 });
 * const found = await robustness((digits) => nearestAverage(averages, digits), conditions);
 * found[0] // { condition: 'as written', accuracy: 0.77 }
 */
export async function robustness(
  classifier: LayersModel | ((digits: Digits) => Classification),
  conditions: readonly TestCondition[],
): Promise<ConditionAccuracy[]> {
  const doing = 'measuring robustness';
  checkEach(doing, 'a condition, such as testConditions makes', conditions, { name: 'string', digits: 'object' });
  for (const { digits } of conditions) {
    if (typeof classifier === 'function') checkDigits(doing, digits);
    else checkClassifier(doing, classifier, digits);
  }
  const results: ConditionAccuracy[] = [];
  for (const { name, digits } of conditions) {
    const classification =
      typeof classifier === 'function' ? classifier(digits) : await classified(doing, classifier, digits);
    const result = { condition: name, accuracy: accuracy(classification) };
    checkAnswers(doing, digits, classification);
    results.push(result);
  }
  return results;
}

/** @throws RangeError unless there is an answer to each of the digits, in their order */
function checkAnswers(doing: string, { count, labels }: Digits, answers: Classification): void {
  checkNumber(doing, `${count} answers, one to each digit`, answers.labels.length, (found) => found === count);
  const stray = labels.findIndex((label, index) => label !== answers.labels[index]);
  if (stray < 0) return;
  throw new RangeError(
    `${doing}: expected answers with the labels of the digits, found ${answers.labels[stray]} for ${labels[stray]} at index ${stray}`,
  );
}
