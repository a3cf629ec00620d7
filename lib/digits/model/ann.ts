import * as tfl from '@tensorflow/tfjs-layers';

import { requireBackend } from '../backend/backend';
import { requireLearningRate } from '../check/learning-rate';
import { checkOptions, type OptionNames } from '../check/options';
import { checkNumber, isCount } from '../check/values';
import { type DigitsShape, measuresOf } from '../data/digits';
import { checkShape } from '../check/digits';
import { requireSeed } from '../random/random';
import { compileForDigits } from './compile';
import { glorotUniform } from './initial-weights';

export interface AnnOptions {
  /**
   * What it is for, such as the digits it will learn: takes images of their size, with an output for each of their
   * classes. @default MNIST's digits, 28 and 10
   */
  readonly data?: DigitsShape;
  /** Decides the initial weights. @default 1 */
  readonly seed?: number;
  /** Units of the hidden layer. @default 128 */
  readonly hiddenUnits?: number;
  /** Step size of Adam. @default 0.001 */
  readonly learningRate?: number;
  /**
   * Share of the hidden units that training silences, drawn anew for each image; 0 leaves the layer
   * out. By TensorFlow.js instead of the engine the draws differ from run to run. @default 0
   */
  readonly dropout?: number;
  /**
   * Factor of the penalty on large weights: training adds it times the sum of the squares of the
   * hidden layer's kernel to the loss. @default 0
   */
  readonly l2?: number;
}

const OPTIONS: OptionNames<AnnOptions> = {
  data: 'object',
  seed: true,
  hiddenUnits: true,
  learningRate: true,
  dropout: true,
  l2: true,
};

/**
 * The report's network: Flatten, Dense 128 relu, Dense 10 softmax, compiled with Adam, sparse
 * categorical crossentropy and accuracy. Input: float32, shape (batch, 28, 28), 0 to 1.
 * Output: float32, shape (batch, 10), the probability of each digit.
 *
 * With `dropout` a Dropout layer follows the hidden layer. It has no parameters and drops nothing outside
 * training, so the number of parameters stays 101,770.
 *
 * The kernels start at Glorot-uniform draws from the seed, the biases at zero: the same seed gives
 * the same weights on every backend, with and without dropout and penalty.
 *
 * @throws Error if no backend has been chosen yet
 * @throws TypeError if the seed is not an integer, or an option is not known or of another kind
 * @throws RangeError if there are no hidden units, the learning rate is not a positive number, the share
 *   of dropout is not from 0 to below 1, or the penalty is negative
 * @example
 * await selectBackend();
 * const model = buildAnn({ seed: 1, hiddenUnits: 64, dropout: 0.2 });
 * model.countParams() // 50890
 * model.outputShape // [null, 10]
 */
export function buildAnn(options: AnnOptions = {}): tfl.Sequential {
  const doing = 'building the network';
  checkOptions(doing, options, OPTIONS);
  const { data = {}, seed = 1, hiddenUnits = 128, learningRate = 0.001, dropout = 0, l2 = 0 } = options;
  requireBackend(doing);
  requireSeed(seed);
  checkShape(doing, data);
  const { size, classes } = measuresOf(data);
  checkNumber(doing, 'at least 1 hidden unit', hiddenUnits, isCount);
  requireLearningRate(learningRate, doing);
  checkNumber(doing, 'a share of dropout from 0 to below 1', dropout, (share) => share >= 0 && share < 1);
  checkNumber(doing, 'an L2 penalty of 0 or more', l2, (factor) => Number.isFinite(factor) && factor >= 0);
  const model = tfl.sequential();
  model.add(tfl.layers.flatten({ name: 'flatten', inputShape: [size, size] }));
  model.add(
    tfl.layers.dense({
      name: 'hidden',
      units: hiddenUnits,
      activation: 'relu',
      kernelInitializer: glorotUniform(seed, 0),
      ...(l2 > 0 && { kernelRegularizer: tfl.regularizers.l2({ l2 }) }),
    }),
  );
  if (dropout > 0) model.add(tfl.layers.dropout({ name: 'dropout', rate: dropout }));
  model.add(
    tfl.layers.dense({
      name: 'output',
      units: classes,
      activation: 'softmax',
      kernelInitializer: glorotUniform(seed, 1),
    }),
  );
  compileForDigits(model, learningRate);
  return model;
}
