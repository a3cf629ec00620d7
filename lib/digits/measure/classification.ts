import { checkFields, checkKind, checkNumber, isCount } from '../check/values';
import { CLASSES, MOST_CLASSES } from '../data/digits';

/**
 * What a model answered to labelled samples, the input of every measure here.
 */
export interface Classification {
  /** float32, shape (count, classes) in row-major order, each row summing to 1. */
  readonly probabilities: Float32Array;
  /** uint8, shape (count), 0 to classes - 1. */
  readonly labels: Uint8Array;
  /** Number of classes, at most 256: the labels are bytes. @default 10 */
  readonly classes?: number;
}

/**
 * Number of classes of a classification, once its arrays are known to fit each other.
 *
 * @throws TypeError if these are no probabilities and labels, such as `classify` gives
 * @throws RangeError if there are no samples, more than 256 classes, not one row of probabilities a label, a label
 *   without a class, or a probability that is not finite
 */
export function requireClassification(classification: Classification): number {
  const doing = 'evaluating';
  const fields = { probabilities: Float32Array, labels: Uint8Array };
  checkFields(doing, 'probabilities and labels, such as classify(model, digits) gives', classification, fields);
  const { probabilities, labels, classes = CLASSES } = classification;
  const isClasses = (given: number): boolean => isCount(given) && given <= MOST_CLASSES;
  checkNumber(doing, `a whole number of classes from 1 to ${MOST_CLASSES}`, classes, isClasses);
  if (labels.length === 0) throw new RangeError('evaluating: expected at least one sample, found none');
  if (probabilities.length !== labels.length * classes) {
    throw new RangeError(
      `evaluating: expected ${classes} probabilities for each of ${labels.length} labels, ` +
        `${classes * labels.length} in all, found ${probabilities.length}${classesHint(probabilities.length / labels.length)}`,
    );
  }
  const wrong = labels.findIndex((label) => label >= classes);
  if (wrong >= 0) {
    throw new RangeError(
      `evaluating: expected labels from 0 to ${classes - 1}, found ${labels[wrong]} at index ${wrong}`,
    );
  }
  for (let at = 0; at < probabilities.length; at++) {
    if (Number.isFinite(probabilities[at])) continue;
    throw new RangeError(`${doing}: expected finite probabilities, found ${probabilities[at]} at index ${at}`);
  }
  return classes;
}

/** By how much rounding may take a probability of a softmax in float32 beyond 0 or 1. */
const ROUNDING = 1e-5;

/**
 * As `requireClassification`, for measures that make sense of probabilities only: outputs of a model that does not end
 * in a softmax may be anything.
 *
 * @param doing what is being done, for the error
 * @throws TypeError or RangeError as `requireClassification`, RangeError too if a probability is not from 0 to 1
 */
export function requireProbabilities(doing: string, classification: Classification): number {
  const classes = requireClassification(classification);
  const { probabilities } = classification;
  const wrong = probabilities.findIndex((probability) => probability < -ROUNDING || probability > 1 + ROUNDING);
  if (wrong < 0) return classes;
  throw new RangeError(
    `${doing}: expected probabilities from 0 to 1, such as a softmax gives, found ${probabilities[wrong]} at index ${wrong}`,
  );
}

/** What to say if there are whole rows, but of another number of classes. */
function classesHint(classes: number): string {
  return isCount(classes) && classes <= MOST_CLASSES
    ? `; if there are ${classes} classes, say so: classes: ${classes}`
    : '';
}

/**
 * The most probable class of each sample; of equals, the lowest.
 *
 * @returns uint8, shape (count)
 * @throws RangeError as `requireClassification`
 * @example
 * const { train, test } = loadDigits('quick');
 * const answers = nearestAverage(averageDigits(train), test);
 * predictedLabels(answers).slice(0, 5) // [8, 1, 1, 1, 1]
 * test.labels.slice(0, 5) // [8, 6, 2, 1, 1]
 */
export function predictedLabels(classification: Classification): Uint8Array {
  return mostProbable(classification, requireClassification(classification));
}

/** As `predictedLabels`, of answers that were checked, with their number of classes. */
export function mostProbable({ probabilities, labels }: Classification, classes: number): Uint8Array {
  return labels.map((_, sample) => {
    let best = 0;
    for (let label = 1; label < classes; label++) {
      const challenger = probabilities[sample * classes + label] ?? 0;
      if (challenger > (probabilities[sample * classes + best] ?? 0)) best = label;
    }
    return best;
  });
}

/**
 * The probabilities of one sample: a view, not a copy.
 *
 * @param given probabilities, float32, shape (count, classes) in row-major order, or what `evaluate` or `classify` gave
 * @param sample which row, from 0
 * @param classes how many columns. @default what was given says, else 10
 * @returns float32, shape (classes)
 * @throws TypeError if the probabilities are not in a Float32Array
 * @throws RangeError if there is no such sample, or no whole number of rows
 * @example
 * const probabilities = Float32Array.of(0.25, 0.75, 0.5, 0.5);
 * probabilityRow(probabilities, 0, 2) // [0.25, 0.75]
 */
export function probabilityRow(
  given: Float32Array | Pick<Classification, 'probabilities' | 'classes'>,
  sample: number,
  classes?: number,
): Float32Array {
  const doing = 'reading probabilities';
  checkKind(doing, 'probabilities in a Float32Array, or what evaluate gives', given, 'object');
  if (!(given instanceof Float32Array)) return probabilityRow(given.probabilities, sample, classes ?? given.classes);
  return rowOf(doing, given, sample, classes);
}

/** @throws as `probabilityRow` */
function rowOf(doing: string, probabilities: Float32Array, sample: number, classes = CLASSES): Float32Array {
  checkKind(doing, 'probabilities in a Float32Array', probabilities, Float32Array);
  checkNumber(doing, 'a whole number of classes from 1 up', classes, isCount);
  const count = probabilities.length / classes;
  if (!Number.isInteger(count)) {
    throw new RangeError(`${doing}: expected rows of ${classes} probabilities, found ${probabilities.length} in all`);
  }
  checkNumber(doing, `a sample from 0 to ${count - 1}`, sample, (at) => Number.isInteger(at) && at >= 0 && at < count);
  return probabilities.subarray(sample * classes, (sample + 1) * classes);
}
