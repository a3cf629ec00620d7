import * as tfl from '@tensorflow/tfjs-layers';

import { requireBackend } from '../backend/backend';
import { checkShape } from '../check/digits';
import { requireLearningRate } from '../check/learning-rate';
import { checkOptions, type OptionNames } from '../check/options';
import { checkKind, checkNumber, checkNumbers, isCount } from '../check/values';
import { type DigitsShape, measuresOf } from '../data/digits';
import { requireSeed } from '../random/random';
import { compileForDigits } from './compile';
import { glorotUniform, heUniform } from './initial-weights';

export interface NormalizedCnnOptions {
  /**
   * What it is for, such as the digits it will learn: takes images of their size, with an output for each of their
   * classes. @default MNIST's digits, 28 and 10
   */
  readonly data?: DigitsShape;
  /** Decides the initial weights. @default 1 */
  readonly seed?: number;
  /** Filters of each convolution, in blocks with a pooling between two. @default [[8, 10], [14, 14], [16]] */
  readonly filters?: readonly (readonly number[])[];
  /** Step size of Adam. @default 0.001 */
  readonly learningRate?: number;
}

const OPTIONS: OptionNames<NormalizedCnnOptions> = { data: 'object', seed: true, filters: 'array', learningRate: true };

/** Share of a moving average that one batch leaves as it was: with 938 batches an epoch, as here, it is soon up to date. */
const MOMENTUM = 0.97;

/**
 * A convolutional network with batch normalization, 6,250 parameters by default, of which 6,126 learn: blocks of
 * convolutions 3 x 3 without biases, each normalized and then cut off by relu; a pooling between two blocks; at last the
 * average of each map, Dense 10 softmax. Compiled with Adam, sparse categorical crossentropy and accuracy. Input:
 * float32, shape (batch, 28, 28), 0 to 1. Output: float32, shape (batch, 10), the probability of each digit.
 *
 * For images that the convolutions would use up they are padded, and keep the size.
 *
 * The kernels before a normalization start at He-uniform draws from the seed, the last one at Glorot-uniform ones.
 *
 * Sources: S. Ioffe and C. Szegedy, Batch normalization, ICML 2015; M. Lin et al., Network in network, ICLR 2014
 * (the average of each map in place of a large last layer).
 *
 * @throws Error if no backend has been chosen yet
 * @throws TypeError if the seed is not an integer, or an option is not known or of another kind
 * @throws RangeError if there is no block, a block without a convolution or a number of filters below 1, if the images
 *   have too few pixels for the poolings, or the learning rate is not a positive number
 * @example
 * await selectBackend();
 * const model = buildNormalizedCnn({ seed: 1, filters: [[4, 4], [8]] });
 * model.countParams() // 622
 */
export function buildNormalizedCnn(options: NormalizedCnnOptions = {}): tfl.Sequential {
  const doing = 'building the network';
  checkOptions(doing, options, OPTIONS);
  const { data = {}, seed = 1, filters = [[8, 10], [14, 14], [16]], learningRate = 0.001 } = options;
  requireBackend(doing);
  requireSeed(seed);
  checkShape(doing, data);
  const { size, classes } = measuresOf(data);
  checkNumber(doing, 'at least 1 block of convolutions', filters.length, isCount);
  for (const block of filters) {
    checkKind(doing, 'the filters of each block in an array', block, 'array');
    checkNumber(doing, 'at least 1 convolution in a block', block.length, isCount);
    checkNumbers(doing, 'at least 1 filter', block, isCount);
  }
  const least = 2 ** (filters.length - 1);
  checkNumber(doing, `images of at least ${least} pixels a side`, size, (side) => side >= least);
  requireLearningRate(learningRate, doing);
  const padding = isUsedUp(size, filters) ? 'same' : 'valid';
  const convolution = (count: number, layer: number): tfl.layers.Layer[] => [
    tfl.layers.conv2d({
      name: `convolution_${layer + 1}`,
      filters: count,
      kernelSize: 3,
      padding,
      useBias: false,
      kernelInitializer: heUniform(seed, layer),
    }),
    tfl.layers.batchNormalization({ name: `normalized_${layer + 1}`, momentum: MOMENTUM }),
    tfl.layers.reLU({ name: `relu_${layer + 1}` }),
  ];
  let layer = 0;
  const blocks = filters.flatMap((block, index) => [
    ...(index > 0 ? [tfl.layers.maxPooling2d({ name: `pooled_${index}`, poolSize: 2, strides: 2 })] : []),
    ...block.flatMap((count) => convolution(count, layer++)),
  ]);
  const model = tfl.sequential({
    layers: [
      tfl.layers.reshape({ name: 'image', inputShape: [size, size], targetShape: [size, size, 1] }),
      ...blocks,
      tfl.layers.globalAveragePooling2d({ name: 'averages' }),
      tfl.layers.dense({
        name: 'output',
        units: classes,
        activation: 'softmax',
        kernelInitializer: glorotUniform(seed, layer),
      }),
    ],
  });
  compileForDigits(model, learningRate);
  return model;
}

/** Whether images of this size have nothing left somewhere between convolutions that take 2 off and poolings that halve. */
function isUsedUp(size: number, filters: readonly (readonly number[])[]): boolean {
  let left = size;
  return filters.some(({ length }, index) => {
    left = (index === 0 ? left : Math.floor(left / 2)) - 2 * length;
    return left < 1;
  });
}
