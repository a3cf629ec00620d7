import { checkNumber, checkNumbers } from '../check/values';
import { confidencesOf } from './calibration';
import type { Classification } from './classification';

/** What a model gives that answers only where it is sure enough, and says "I don't know" elsewhere. */
export interface Answered {
  /** Share of the digits that it answers, 0 to 1. */
  readonly share: number;
  /** Share of these answers that is right, 0 to 1; NaN if there are none. */
  readonly accuracy: number;
  /** The least probability of an answer that it gives; NaN if there are none. */
  readonly threshold: number;
}

/** By what share of itself a product may be too large, by the rounding of its factor and of itself. */
const ROUNDING = 4 * Number.EPSILON;

/** Shares of the digits that are looked at where none are given: 1 % to 100 %. */
const SHARES = Array.from({ length: 100 }, (_, index) => (index + 1) / 100);

/**
 * How accurate a model is if it answers only a share of the digits, those of which it is surest.
 *
 * @param shares above 0 and up to 1; each is rounded up to whole digits. @default 0.01 to 1, in steps of 0.01
 * @throws RangeError if there are no answers, they are not from 0 to 1 or do not fit their labels, there is no share, or
 *   one is not above 0 and up to 1
 * @example
 * const probabilities = Float32Array.of(0.75, 0.25, 0.625, 0.375);
 * const answers = { probabilities, labels: Uint8Array.of(0, 1), classes: 2 };
 * answeredShares(answers, [0.5, 1])[0] // { share: 0.5, accuracy: 1, threshold: 0.75 }
 */
export function answeredShares(classification: Classification, shares: readonly number[] = SHARES): Answered[] {
  const doing = 'answering a share';
  checkNumbers(doing, 'shares above 0 and up to 1', shares, (share) => share > 0 && share <= 1);
  if (shares.length === 0) throw new RangeError(`${doing}: expected at least one share, found none`);
  const { confidences, right } = confidencesOf(doing, classification);
  const order = confidences.map((_, sample) => sample);
  order.sort((a, b) => (confidences[b] ?? 0) - (confidences[a] ?? 0) || a - b);
  const hits = [0];
  for (const sample of order) hits.push((hits.at(-1) ?? 0) + (right[sample] ? 1 : 0));
  return shares.map((share) => {
    // Not one digit more because a product such as 0.07 * 100 is a little above the whole number.
    const count = Math.ceil(share * order.length * (1 - ROUNDING));
    return {
      share: count / order.length,
      accuracy: (hits[count] ?? NaN) / count,
      threshold: confidences[order[count - 1] ?? -1] ?? NaN,
    };
  });
}

/**
 * What a model gives that answers only with a probability of at least a threshold.
 *
 * @param threshold 0 to 1; it is to be chosen on other digits than these
 * @throws RangeError if there are no answers, they are not from 0 to 1 or do not fit their labels, or the threshold is
 *   not from 0 to 1
 * @example
 * const probabilities = Float32Array.of(0.75, 0.25, 0.625, 0.375);
 * answeredAbove({ probabilities, labels: Uint8Array.of(0, 1), classes: 2 }, 0.7).share // 0.5
 */
export function answeredAbove(classification: Classification, threshold: number): Answered {
  const doing = 'answering above a threshold';
  checkNumber(doing, 'a threshold from 0 to 1', threshold, (given) => given >= 0 && given <= 1);
  const { confidences, right } = confidencesOf(doing, classification);
  const answered = right.filter((_, sample) => (confidences[sample] ?? 0) >= threshold);
  const least = confidences.filter((confidence) => confidence >= threshold).reduce((a, b) => Math.min(a, b), Infinity);
  return {
    share: answered.length / right.length,
    accuracy: answered.filter(Boolean).length / answered.length,
    threshold: answered.length > 0 ? least : NaN,
  };
}
