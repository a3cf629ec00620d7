import type * as tf from '@tensorflow/tfjs-core';

/**
 * Checks that weights are numbers: one NaN makes every prediction nonsense, though some still look like
 * probabilities.
 *
 * @throws RangeError if one of them is infinite or NaN
 */
export function requireFinite(weights: tf.NamedTensorMap): void {
  for (const [name, tensor] of Object.entries(weights)) {
    const wrong = tensor.dataSync().findIndex((value) => !Number.isFinite(value));
    if (wrong >= 0) {
      throw new RangeError(
        `weights "${name}": expected finite numbers, found ${tensor.dataSync()[wrong]} at index ${wrong}`,
      );
    }
  }
}
