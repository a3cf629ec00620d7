import { averageDigits } from '../../data/average';
import { buildAnn } from '../../model/ann';
import { buildCnn } from '../../model/cnn';
import { nearestAverage } from '../../model/nearest-average';
import { buildSoftmaxRegression } from '../../model/softmax-regression';
import { cosineDecay } from '../../train/learning-rate';
import type { Recipe } from '../recipe';
import { ANN_AUGMENTATION, ANN_FIRST_RATE, CNN_FILTERS, cnnFit, SMALL_CNN_FILTERS } from './chosen';

/** The report's network with a falling step size, trained on digits that are moved and turned anew in each epoch. */
const augmentedAnn = (epochs: number): Recipe => ({
  name: `ANN + augmentation, ${epochs} epochs`,
  build: (seed, data = {}) => buildAnn({ data, seed }),
  fit: { epochs, learningRate: cosineDecay(ANN_FIRST_RATE, epochs), augment: ANN_AUGMENTATION },
});

/**
 * What is compared, the simplest first. All that was chosen about a recipe, such as the strength of dropout or the
 * number of filters, was chosen on digits put aside from the training digits, see `search`; the test digits had no
 * part in it.
 */
export const COMPARISON: readonly Recipe[] = [
  {
    name: 'mean digit',
    learn: (train) => {
      const averages = averageDigits(train);
      return { classify: (digits) => nearestAverage(averages, digits), parameters: averages.images };
    },
  },
  {
    name: 'softmax regression',
    build: (seed, data = {}) => buildSoftmaxRegression({ data, seed }),
    fit: { epochs: 10 },
  },
  { name: 'ANN', build: (seed, data = {}) => buildAnn({ data, seed }), fit: { epochs: 10 } },
  { name: 'ANN + L2', build: (seed, data = {}) => buildAnn({ data, seed, l2: 1e-4 }), fit: { epochs: 10 } },
  {
    name: 'ANN + dropout',
    build: (seed, data = {}) => buildAnn({ data, seed, dropout: 0.2 }),
    fit: { epochs: 10 },
  },
  {
    name: 'ANN + falling step',
    build: (seed, data = {}) => buildAnn({ data, seed }),
    fit: { epochs: 10, learningRate: cosineDecay(ANN_FIRST_RATE, 10) },
  },
  augmentedAnn(10),
  augmentedAnn(40),
  { name: 'CNN', build: (seed, data = {}) => buildCnn({ data, seed, filters: CNN_FILTERS }), fit: cnnFit(10) },
  {
    name: 'small CNN, 20 epochs',
    build: (seed, data = {}) => buildCnn({ data, seed, filters: SMALL_CNN_FILTERS }),
    fit: cnnFit(20),
  },
];
