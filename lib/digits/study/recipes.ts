import { averageDigits } from '../data/average';
import { buildAnn } from '../model/ann';
import { buildCnn } from '../model/cnn';
import { nearestAverage } from '../model/nearest-average';
import { buildSoftmaxRegression } from '../model/softmax-regression';
import { cosineDecay } from '../train/learning-rate';
import type { Recipe } from './recipe';

/**
 * What is compared, the simplest first. The strengths of dropout and of the penalty were chosen on a
 * validation part of the training digits; the test digits had no part in it.
 */
export const RECIPES: readonly Recipe[] = [
  {
    name: 'mean digit',
    learn: (train) => {
      const averages = averageDigits(train);
      return { classify: (digits) => nearestAverage(averages, digits), parameters: averages.images.length };
    },
  },
  { name: 'softmax regression', build: (seed) => buildSoftmaxRegression({ seed }), fit: { epochs: 10 } },
  { name: 'ANN', build: (seed) => buildAnn({ seed }), fit: { epochs: 10 } },
  { name: 'ANN + L2', build: (seed) => buildAnn({ seed, l2: 1e-4 }), fit: { epochs: 10 } },
  { name: 'ANN + dropout', build: (seed) => buildAnn({ seed, dropout: 0.2 }), fit: { epochs: 10 } },
  {
    name: 'CNN',
    build: (seed) => buildCnn({ seed }),
    fit: { epochs: 10, batchSize: 64, learningRate: cosineDecay(0.004, 10), augment: {} },
  },
];
