import type { CnnOptions } from '../../model/cnn';
import type { NormalizedCnnOptions } from '../../model/normalized-cnn';
import { cosineDecay } from '../../train/learning-rate';
import type { NetworkRecipe } from '../recipe';

/*
 * What the search has chosen, by the best mean accuracy on digits put aside; a test holds each to the results in
 * docs/study/search.jsonl.
 */

/** Step size with which the report's network begins where it falls. */
export const ANN_FIRST_RATE = 0.002;

/** How far the digits are moved, turned and stretched for the report's network. */
export const ANN_AUGMENTATION: NonNullable<NetworkRecipe['fit']['augment']> = {};

/** The filters of the best network of at most 14,034 parameters. */
export const CNN_FILTERS: NonNullable<CnnOptions['filters']> = [8, 24, 32];

/** The filters of the best network of at most 7,000. */
export const SMALL_CNN_FILTERS: NonNullable<CnnOptions['filters']> = [6, 16, 18];

/** The filters of the best network with batch normalization of at most 14,034 parameters. */
export const NORMALIZED_FILTERS: NonNullable<NormalizedCnnOptions['filters']> = [[8, 12], [16, 20], [24]];

/** The filters of the best network with batch normalization of at most 7,000 parameters. */
export const SMALL_NORMALIZED_FILTERS: NonNullable<NormalizedCnnOptions['filters']> = [[8, 10], [14, 14], [16]];

/** How the convolutional networks are trained. */
export function cnnFit(epochs: number, batchSize = 64): NetworkRecipe['fit'] {
  return { epochs, batchSize, learningRate: cosineDecay(0.004, epochs), augment: {} };
}
