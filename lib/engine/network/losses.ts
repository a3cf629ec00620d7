import type { Loss } from './network';

/** Losses of probabilities; the others take any numbers. */
const OF_PROBABILITIES: readonly Loss[] = ['sparseCategoricalCrossentropy', 'categoricalCrossentropy'];

/** Whether a loss compares probabilities with the targets, as a softmax gives them. */
export function takesProbabilities(loss: Loss): boolean {
  return OF_PROBABILITIES.includes(loss);
}
