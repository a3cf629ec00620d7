import { checkOptions, type OptionNames } from '../check/options';
import { checkNumber, isLimit } from '../check/values';
import { type Classification, mostProbable, requireClassification } from './classification';

/** One sample that the model got wrong. */
export interface Mistake {
  /** Index of the sample in the data that was evaluated. */
  readonly index: number;
  readonly actual: number;
  readonly predicted: number;
  /** What the model gave to its wrong answer: of a softmax its probability, 0 to 1. */
  readonly confidence: number;
}

export interface MistakesOptions {
  /** How many mistakes at most: a whole number from 0 up. @default all */
  readonly limit?: number;
}

const OPTIONS: OptionNames<MistakesOptions> = { limit: true };

/**
 * The samples that the model got wrong, the most confident mistake first.
 *
 * @throws RangeError if there are no samples, or probabilities and labels do not fit each other
 */
export function confidentMistakes(classification: Classification, options: MistakesOptions = {}): Mistake[] {
  const classes = requireClassification(classification);
  checkOptions('looking for mistakes', options, OPTIONS);
  const { limit = Infinity } = options;
  checkNumber('looking for mistakes', 'a limit from 0 up', limit, isLimit);
  const predicted = mostProbable(classification, classes);
  const mistakes: Mistake[] = [];
  classification.labels.forEach((actual, index) => {
    const answer = predicted[index] ?? 0;
    if (answer === actual) return;
    const confidence = classification.probabilities[index * classes + answer] ?? 0;
    mistakes.push({ index, actual, predicted: answer, confidence });
  });
  mistakes.sort((a, b) => b.confidence - a.confidence || a.index - b.index);
  return mistakes.slice(0, limit);
}
