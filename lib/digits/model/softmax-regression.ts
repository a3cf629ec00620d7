import * as tfl from '@tensorflow/tfjs-layers';

import { requireBackend } from '../backend/backend';
import { requireLearningRate } from '../check/learning-rate';
import { checkOptions, type OptionNames } from '../check/options';
import { measuresOf } from '../data/digits';
import { checkShape } from '../check/digits';
import { requireSeed } from '../random/random';
import type { AnnOptions } from './ann';
import { compileForDigits } from './compile';
import { glorotUniform } from './initial-weights';

/** Of `AnnOptions`, what a network without a hidden layer has. */
export type SoftmaxRegressionOptions = Pick<AnnOptions, 'data' | 'seed' | 'learningRate'>;

const OPTIONS: OptionNames<SoftmaxRegressionOptions> = { data: 'object', seed: true, learningRate: true };

/**
 * The simplest network there is: Flatten, Dense 10 softmax, compiled as `buildAnn` does. Each digit has
 * one weight for each pixel and a bias, 7,850 parameters in all, and nothing in between.
 *
 * @throws Error if no backend has been chosen yet
 * @throws TypeError if the seed is not an integer, or an option is not known
 * @throws RangeError if the learning rate is not a positive number
 * @example
 * await selectBackend();
 * const model = buildSoftmaxRegression({ seed: 1 });
 * model.countParams() // 7850
 */
export function buildSoftmaxRegression(options: SoftmaxRegressionOptions = {}): tfl.Sequential {
  const doing = 'building the network';
  checkOptions(doing, options, OPTIONS);
  const { data = {}, seed = 1, learningRate = 0.001 } = options;
  requireBackend(doing);
  requireSeed(seed);
  checkShape(doing, data);
  const { size, classes } = measuresOf(data);
  requireLearningRate(learningRate, doing);
  const model = tfl.sequential();
  model.add(tfl.layers.flatten({ name: 'flatten', inputShape: [size, size] }));
  model.add(
    tfl.layers.dense({
      name: 'output',
      units: classes,
      activation: 'softmax',
      kernelInitializer: glorotUniform(seed, 0),
    }),
  );
  compileForDigits(model, learningRate);
  return model;
}
