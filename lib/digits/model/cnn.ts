import * as tfl from '@tensorflow/tfjs-layers';

import { requireBackend } from '../backend/backend';
import { requireLearningRate } from '../check/learning-rate';
import { checkOptions, type OptionNames } from '../check/options';
import { checkNumber, checkNumbers, isCount } from '../check/values';
import { type DigitsShape, measuresOf } from '../data/digits';
import { checkShape } from '../check/digits';
import { requireSeed, seededRandom } from '../random/random';
import { compileForDigits } from './compile';
import { glorotUniform, heUniform } from './initial-weights';

export interface CnnOptions {
  /**
   * What it is for, such as the digits it will learn: takes images of their size, with an output for each of their
   * classes. @default MNIST's digits, 28 and 10
   */
  readonly data?: DigitsShape;
  /** Decides the initial weights. @default 1 */
  readonly seed?: number;
  /** Filters of the three convolutions. @default [8, 24, 32] */
  readonly filters?: readonly [number, number, number];
  /** Share of the last features that each training step leaves out, at least 0 and below 1. @default 0.25 */
  readonly dropout?: number;
  /** Step size of Adam. @default 0.001 */
  readonly learningRate?: number;
}

const OPTIONS: OptionNames<CnnOptions> = {
  data: 'object',
  seed: true,
  filters: 'array',
  dropout: true,
  learningRate: true,
};

/** Images with fewer pixels a side would not get through three convolutions. */
const LEAST_SIZE = 8;

/** Images with fewer pixels a side would not get through two poolings. */
const LEAST_POOLED = 16;

/**
 * A small convolutional network, 14,034 parameters by default: convolution 5 x 5, pooling, two
 * convolutions 3 x 3, pooling, dropout, Dense 10 softmax, compiled with Adam, sparse categorical
 * crossentropy and accuracy. Input: float32, shape (batch, 28, 28), 0 to 1. Output: float32,
 * shape (batch, 10), the probability of each digit.
 *
 * For images of less than 16 pixels a side the first convolution is 3 x 3 too, and no pooling follows it.
 *
 * The kernels before a relu start at He-uniform draws from the seed, the last one at Glorot-uniform
 * ones, the biases at zero.
 *
 * @throws Error if no backend has been chosen yet
 * @throws TypeError if the seed is not an integer, or an option is not known or of another kind
 * @throws RangeError if the images have less than 8 pixels a side, there are not three numbers of filters, one is below 1, the dropout not from 0
 *   to below 1, or the learning rate not a positive number
 * @example
 * await selectBackend();
 * const model = buildCnn({ seed: 1, filters: [4, 12, 16] });
 * model.countParams() // 4862
 */
export function buildCnn(options: CnnOptions = {}): tfl.Sequential {
  const doing = 'building the network';
  checkOptions(doing, options, OPTIONS);
  const { data = {}, seed = 1, filters = [8, 24, 32], dropout = 0.25, learningRate = 0.001 } = options;
  requireBackend(doing);
  requireSeed(seed);
  checkShape(doing, data);
  const { size, classes } = measuresOf(data);
  checkNumber(doing, `images of at least ${LEAST_SIZE} pixels a side`, size, (side) => side >= LEAST_SIZE);
  const isSmall = size < LEAST_POOLED;
  checkNumbers(doing, 'at least 1 filter', filters, isCount);
  checkNumber(doing, 'filters of 3 convolutions', filters.length, (convolutions) => convolutions === 3);
  checkNumber(doing, 'a dropout of 0 to below 1', dropout, (share) => share >= 0 && share < 1);
  requireLearningRate(learningRate, doing);
  const convolution = (name: string, layer: 0 | 1 | 2, kernelSize: number): tfl.layers.Layer =>
    tfl.layers.conv2d({
      name,
      filters: filters[layer],
      kernelSize,
      activation: 'relu',
      kernelInitializer: heUniform(seed, layer),
    });
  const pooling = (name: string): tfl.layers.Layer => tfl.layers.maxPooling2d({ name, poolSize: 2, strides: 2 });
  const model = tfl.sequential({
    layers: [
      tfl.layers.reshape({
        name: 'image',
        inputShape: [size, size],
        targetShape: [size, size, 1],
      }),
      ...(isSmall ? [convolution('strokes', 0, 3)] : [convolution('strokes', 0, 5), pooling('strokes_pooled')]),
      convolution('parts', 1, 3),
      convolution('shapes', 2, 3),
      pooling('shapes_pooled'),
      tfl.layers.flatten({ name: 'features' }),
      ...(dropout > 0
        ? [tfl.layers.dropout({ name: 'dropout', rate: dropout, seed: seededRandom(seed, 4).uint32() })]
        : []),
      tfl.layers.dense({
        name: 'output',
        units: classes,
        activation: 'softmax',
        kernelInitializer: glorotUniform(seed, 3),
      }),
    ],
  });
  compileForDigits(model, learningRate);
  return model;
}
