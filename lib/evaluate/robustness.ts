import type { LayersModel } from '@tensorflow/tfjs-layers';

import type { Digits } from '../data/digits';
import { DISTORTIONS } from '../data/transform/distortions';
import { predict } from '../model/predict';
import type { Classification } from './classification';
import { accuracy } from './measures';

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
 * Digits as they are and under each of `DISTORTIONS`, for measuring robustness.
 *
 * @param options.seed decides what is drawn for each image; default 1
 */
export function testConditions(digits: Digits, options: { readonly seed?: number } = {}): TestCondition[] {
  return [
    { name: UNDISTORTED, digits },
    ...DISTORTIONS.map(({ name, apply }) => ({ name, digits: apply(digits, options) })),
  ];
}

/**
 * The accuracy of a model, or of anything else that classifies, under each condition.
 *
 * @throws RangeError if a condition has no digits
 */
export async function robustness(
  classifier: LayersModel | ((digits: Digits) => Classification),
  conditions: readonly TestCondition[],
): Promise<ConditionAccuracy[]> {
  const results: ConditionAccuracy[] = [];
  for (const { name, digits } of conditions) {
    const classification =
      typeof classifier === 'function'
        ? classifier(digits)
        : { probabilities: await predict(classifier, digits), labels: digits.labels };
    results.push({ condition: name, accuracy: accuracy(classification) });
  }
  return results;
}
