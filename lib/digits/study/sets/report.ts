import { buildAnn } from '../../model/ann';
import type { Protocol } from '../protocol';
import type { NetworkRecipe } from '../recipe';

/** What the report's validation loss may have been measured on. */
export const PARTS: readonly { readonly name: string; readonly validation: NonNullable<Protocol['validation']> }[] = [
  { name: 'a fifth put aside', validation: 0.2 },
  { name: 'test digits', validation: 'test' },
];

/**
 * What else may have been different from what is usual, each by itself, for ten epochs. Pixels that are not scaled
 * are not among them: their outputs are so large that TensorFlow.js's loss, which takes no probability for smaller
 * than 1e-7, has no slope, while Keras works with the sums before the softmax: tools/study/unscaled.py trains those.
 */
const SETTINGS: readonly Pick<NetworkRecipe, 'name' | 'build' | 'fit'>[] = [
  ...[16, 64, 128].map((batchSize) => ({
    name: `batches of ${batchSize}`,
    build: (seed: number) => buildAnn({ seed }),
    fit: { epochs: 10, batchSize },
  })),
  ...[0.0003, 0.003].map((learningRate) => ({
    name: `step size ${learningRate}`,
    build: (seed: number) => buildAnn({ seed, learningRate }),
    fit: { epochs: 10 },
  })),
];

/** Epochs of the long runs: the training cell run three times. */
export const LONG = 30;

/** The usual recipe, run for long: its first ten epochs are the report's ten. */
export const USUAL = 'as usual';

/**
 * What may have given the report's figures. A cell that is run again goes on from the trained network, so that the
 * epochs 11 to 20 of one long run are those of the cell's second run: one run of 30 epochs holds them all.
 */
export const REPORT_RECIPES: readonly NetworkRecipe[] = PARTS.flatMap(({ name: part, validation }) => [
  {
    name: `${USUAL}, ${part}`,
    build: (seed: number) => buildAnn({ seed }),
    fit: { epochs: LONG },
    validation,
    lossAfter: true,
    measured: 'test' as const,
  },
  ...SETTINGS.map((setting) => ({
    ...setting,
    name: `${setting.name}, ${part}`,
    validation,
    measured: 'test' as const,
  })),
]);
