import { buildAnn } from '../model/ann';
import { buildCnn } from '../model/cnn';
import type { NetworkRecipe } from '../study/recipe';
import { cnnFit } from '../study/sets/chosen';

/** A network that looks for suspicious labels, and with how many seeds it does so in each part of the data. */
export interface Auditor extends NetworkRecipe {
  /** Seeds with which it is trained on the training digits and asked about the test digits. */
  readonly testSeeds: number;
  /** Seeds with which it is trained on four folds of the training digits and asked about the fifth; 0 for not at all. */
  readonly trainSeeds: number;
}

/** Folds of the training digits. */
export const AUDIT_FOLDS = 5;

/**
 * The networks of the lessons, trained as there. Nothing was tuned for finding labels: both are reported,
 * whichever finds more. The convolutional one has fewer seeds, since it takes ten times as long.
 */
export const AUDITORS: readonly Auditor[] = [
  { name: 'ANN', build: (seed) => buildAnn({ seed }), fit: { epochs: 10 }, testSeeds: 10, trainSeeds: 5 },
  {
    name: 'CNN',
    build: (seed) => buildCnn({ seed }),
    fit: cnnFit(10),
    testSeeds: 5,
    trainSeeds: 1,
  },
];
