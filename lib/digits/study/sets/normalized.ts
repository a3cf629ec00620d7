import { buildNormalizedCnn } from '../../model/normalized-cnn';
import type { NetworkRecipe } from '../recipe';
import { cnnFit, NORMALIZED_FILTERS, SMALL_NORMALIZED_FILTERS } from './chosen';

/**
 * How far few parameters go: with batch normalization, and the average of each map in place of a large last layer. The
 * filters were chosen on digits put aside, see `search`.
 */
export const NORMALIZED: readonly NetworkRecipe[] = [
  {
    name: 'normalized CNN, 20 epochs',
    build: (seed, data = {}) => buildNormalizedCnn({ data, seed, filters: NORMALIZED_FILTERS }),
    fit: cnnFit(20),
  },
  {
    name: 'small normalized CNN, 20 epochs',
    build: (seed, data = {}) => buildNormalizedCnn({ data, seed, filters: SMALL_NORMALIZED_FILTERS }),
    fit: cnnFit(20),
  },
];
