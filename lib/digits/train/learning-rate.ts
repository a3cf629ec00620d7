import type * as tf from '@tensorflow/tfjs-core';

import { requireLearningRate } from '../check/learning-rate';
import { checkNumber } from '../check/values';
import type { EpochResult } from './history';
import type { MonitorName } from './monitor';

/** The step size of each epoch. */
export interface LearningRateSchedule {
  /**
   * @param epoch its number over the model's whole life, from 1
   * @param results what the epochs before it gave, in the order of their numbers. `fit` asks before it begins as well,
   *   when those of its own run are not known yet. @default none
   * @returns a step size above 0
   */
  (epoch: number, results?: readonly EpochResult[]): number;
  /** The measure that it follows, which the run must have. @default none */
  readonly monitor?: MonitorName;
}

/**
 * A step size that falls from `first` along half a cosine: fast steps to begin with, then ever finer
 * ones, the last a small share of the first.
 *
 * Source: I. Loshchilov and F. Hutter, SGDR, 2017, equation 5, without restarts.
 *
 * @param first step size of epoch 1, above 0
 * @param epochs how many epochs the fall takes; later ones keep the last step size
 * @throws RangeError if the step size is not above 0, or there is not at least one epoch
 * @example
 * const rate = cosineDecay(0.004, 5);
 * [1, 2, 3, 4, 5].map(rate) // [0.004, 0.00362, 0.00262, 0.00138, 0.00038]
 */
export function cosineDecay(first: number, epochs: number): (epoch: number) => number {
  requireLearningRate(first, 'cosineDecay');
  checkNumber('cosineDecay', 'at least 1 epoch', epochs, (given) => given >= 1 && given < Infinity);
  return (epoch) => (first * (1 + Math.cos((Math.PI * (Math.min(epoch, epochs) - 1)) / epochs))) / 2;
}

/**
 * A step size that is the same for all epochs, as a schedule; a schedule as it is.
 *
 * @param doing what is being done, for the error
 * @throws RangeError if the step size is not above 0
 */
export function asSchedule(
  learningRate: number | LearningRateSchedule | undefined,
  doing: string,
): LearningRateSchedule | undefined {
  if (learningRate === undefined || typeof learningRate === 'function') return learningRate;
  requireLearningRate(learningRate, doing);
  return () => learningRate;
}

/** The step size an optimizer has now. */
export function learningRateOf(optimizer: tf.Optimizer): number {
  return Number(optimizer.getConfig().learningRate);
}

/** Gives an optimizer another step size, which tfjs has a method for only in gradient descent. */
export function setLearningRate(optimizer: tf.Optimizer, learningRate: number): void {
  // Every optimizer passes for an instance of SGDOptimizer, so the method itself is looked for.
  if (hasSetter(optimizer)) optimizer.setLearningRate(learningRate);
  else Reflect.set(optimizer, 'learningRate', learningRate);
}

function hasSetter(optimizer: tf.Optimizer): optimizer is tf.SGDOptimizer {
  return 'setLearningRate' in optimizer;
}
