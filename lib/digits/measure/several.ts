import { checkKind } from '../check/values';
import { CLASSES } from '../data/digits';
import { type Classification, mostProbable, requireClassification } from './classification';

/**
 * The mean of the answers of several networks to the same digits: more even than each of them.
 *
 * @param answers one for each network
 * @throws TypeError if these are no answers in an array
 * @throws RangeError if there are none, or they are to other digits
 * @example
 * const labels = Uint8Array.of(0);
 * const answers = [Float32Array.of(0.5, 0.5), Float32Array.of(1, 0)].map((probabilities) => {
 *   return { probabilities, labels, classes: 2 };
 * });
 * averageAnswers(answers).probabilities // [0.75, 0.25]
 */
export function averageAnswers(answers: readonly Classification[]): Classification {
  const { labels, classes } = requireSameDigits('averaging answers', answers);
  const sums = new Float64Array(labels.length * classes);
  for (const { probabilities } of answers) {
    probabilities.forEach((probability, at) => (sums[at] = (sums[at] ?? 0) + probability));
  }
  return { probabilities: Float32Array.from(sums, (sum) => sum / answers.length), labels, classes };
}

/**
 * How hard each digit is: how many of several networks miss it.
 *
 * @param answers one for each network, such as one trained with each seed
 * @returns whole numbers from 0 to the number of networks, in the order of the digits
 * @throws TypeError if these are no answers in an array
 * @throws RangeError if there are none, or they are to other digits
 * @example
 * const labels = Uint8Array.of(0, 1);
 * const answers = [Float32Array.of(1, 0, 0, 1), Float32Array.of(1, 0, 1, 0)].map((probabilities) => {
 *   return { probabilities, labels, classes: 2 };
 * });
 * countMisses(answers) // [0, 1]
 */
export function countMisses(answers: readonly Classification[]): number[] {
  const { labels, classes } = requireSameDigits('counting misses', answers);
  const misses = new Array<number>(labels.length).fill(0);
  for (const answer of answers) {
    const predicted = mostProbable(answer, classes);
    labels.forEach((label, index) => {
      if (predicted[index] !== label) misses[index] = (misses[index] ?? 0) + 1;
    });
  }
  return misses;
}

/** The labels of several answers, and how many classes there are, once all are known to be to the same digits. */
function requireSameDigits(
  doing: string,
  answers: readonly Classification[],
): { readonly labels: Uint8Array; readonly classes: number } {
  checkKind(doing, 'an array of answers', answers, 'array');
  const [first] = answers;
  if (first === undefined) throw new RangeError(`${doing}: expected the answers of at least one network, found none`);
  for (const answer of answers) requireClassification(answer);
  const { labels, classes = CLASSES } = first;
  const isSame = (other: Classification): boolean =>
    (other.classes ?? CLASSES) === classes &&
    other.labels.length === labels.length &&
    other.labels.every((label, index) => label === labels[index]);
  const stranger = answers.findIndex((answer) => !isSame(answer));
  if (stranger < 0) return { labels, classes };
  throw new RangeError(`${doing}: expected answers to the same digits, found other labels at position ${stranger}`);
}
