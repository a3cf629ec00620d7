import { type Classification, predictedLabels, requireClassification } from './classification';

/** Probabilities are kept this far from 0 and 1, so that one sure mistake costs 16.1 nats, not infinity; as in Keras. */
const EPSILON = 1e-7;

/**
 * Mean sparse categorical crossentropy, in nats: the mean over the samples of minus the logarithm of
 * the probability given to the right class, kept within [1e-7, 1 - 1e-7].
 *
 * @throws RangeError if there are no samples, or probabilities and labels do not fit each other
 */
export function crossentropy(classification: Classification): number {
  const classes = requireClassification(classification);
  const { probabilities, labels } = classification;
  let sum = 0;
  for (let sample = 0; sample < labels.length; sample++) {
    const probability = probabilities[sample * classes + (labels[sample] ?? 0)] ?? 0;
    sum -= Math.log(Math.min(Math.max(probability, EPSILON), 1 - EPSILON));
  }
  return sum / labels.length;
}

/**
 * Mean squared error: the mean over samples and classes of the squared distance between the
 * probability and what it should be, 1 for the right class and 0 for the others.
 *
 * @throws RangeError as `crossentropy`
 */
export function meanSquaredError(classification: Classification): number {
  const classes = requireClassification(classification);
  const { probabilities, labels } = classification;
  let sum = 0;
  probabilities.forEach((probability, at) => {
    const target = labels[Math.floor(at / classes)] === at % classes ? 1 : 0;
    sum += (probability - target) ** 2;
  });
  return sum / probabilities.length;
}

/**
 * Share of the samples whose most probable class is the right one, 0 to 1.
 *
 * @throws RangeError as `crossentropy`
 */
export function accuracy(classification: Classification): number {
  const predicted = predictedLabels(classification);
  const { labels } = classification;
  let right = 0;
  for (let sample = 0; sample < labels.length; sample++) {
    if (predicted[sample] === labels[sample]) right++;
  }
  return right / labels.length;
}
