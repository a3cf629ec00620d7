import { CLASSES } from '../data/digits';

/**
 * What a model answered to labelled samples, the input of every measure here.
 */
export interface Classification {
  /** float32, shape (count, classes) in row-major order, each row summing to 1. */
  readonly probabilities: Float32Array;
  /** uint8, shape (count), 0 to classes - 1. */
  readonly labels: Uint8Array;
  /** Number of classes. @default 10 */
  readonly classes?: number;
}

/**
 * Number of classes of a classification, once its arrays are known to fit each other.
 *
 * @throws RangeError if there are no samples, not one row of probabilities a label, or a label without a class
 */
export function requireClassification({ probabilities, labels, classes = CLASSES }: Classification): number {
  if (labels.length === 0) throw new RangeError('evaluating: expected at least one sample, found none');
  if (probabilities.length !== labels.length * classes) {
    throw new RangeError(
      `evaluating: expected ${classes} probabilities for each of ${labels.length} labels, ` +
        `${classes * labels.length} in all, found ${probabilities.length}`,
    );
  }
  const wrong = labels.findIndex((label) => label >= classes);
  if (wrong >= 0) {
    throw new RangeError(`evaluating: expected labels from 0 to ${classes - 1}, found ${labels[wrong]} at index ${wrong}`);
  }
  return classes;
}

/**
 * The most probable class of each sample; of equals, the lowest.
 *
 * @returns uint8, shape (count)
 * @throws RangeError as `requireClassification`
 */
export function predictedLabels(classification: Classification): Uint8Array {
  const classes = requireClassification(classification);
  const { probabilities, labels } = classification;
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
 * @param probabilities float32, shape (count, classes) in row-major order
 * @returns float32, shape (classes)
 * @throws RangeError if there is no such sample
 */
export function probabilityRow(probabilities: Float32Array, sample: number, classes = CLASSES): Float32Array {
  const count = probabilities.length / classes;
  if (!Number.isInteger(sample) || sample < 0 || sample >= count) {
    throw new RangeError(`reading probabilities: expected a sample from 0 to ${count - 1}, found ${sample}`);
  }
  return probabilities.subarray(sample * classes, (sample + 1) * classes);
}
