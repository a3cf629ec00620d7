import * as tf from '@tensorflow/tfjs-core';

import { requireLearningRate } from '../check/learning-rate';
import { checkOptions, type OptionNames } from '../check/options';
import { checkNumber } from '../check/values';

export interface AdamWOptions {
  /** What each step takes of every weight, as a share of the learning rate. @default 0.004, as in Keras */
  readonly weightDecay?: number;
  /** What is kept of the mean gradient at each step. @default 0.9 */
  readonly beta1?: number;
  /** What is kept of the mean squared gradient at each step. @default 0.999 */
  readonly beta2?: number;
  /** Added to the root of the mean square. @default 1e-7 */
  readonly epsilon?: number;
}

const OPTIONS: OptionNames<AdamWOptions> = { weightDecay: true, beta1: true, beta2: true, epsilon: true };

/**
 * Adam with weight decay, which TensorFlow.js does not have: before a step moves a weight or a bias by its gradient, it
 * takes `learningRate * weightDecay` of it. Unlike the L2 penalty of `buildAnn` this is no part of the loss, and large
 * gradients do not weaken it. For `model.compile`; `fit`, `saveModel`, `loadModel` and `exportKeras` know it; a page with
 * plain TensorFlow.js loads such a model, and would train it on with Adam.
 *
 * Source: I. Loshchilov and F. Hutter, Decoupled weight decay regularization, 2019, algorithm 2.
 *
 * @param learningRate step size, above 0. @default 0.001
 * @throws RangeError if a number is out of its range
 * @throws TypeError if an option is not known or no number
 * @throws Error if no backend has been chosen yet
 * @example
 * await selectBackend();
 * const model = buildAnn({ hiddenUnits: 4 });
 * const optimizer = adamW(0.002, { weightDecay: 0.01 });
 * model.compile({ optimizer, loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
 * model.optimizer.getClassName() // 'AdamW'
 */
export function adamW(learningRate = 0.001, options: AdamWOptions = {}): tf.Optimizer {
  const doing = 'making the optimizer';
  checkOptions(doing, options, OPTIONS);
  const { weightDecay = 0.004, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-7 } = options;
  requireLearningRate(learningRate, doing);
  const isShare = (given: number): boolean => given >= 0 && given < 1;
  checkNumber(doing, 'a beta1 from 0 to below 1', beta1, isShare);
  checkNumber(doing, 'a beta2 from 0 to below 1', beta2, isShare);
  checkNumber(doing, 'an epsilon above 0', epsilon, (given) => given > 0 && given < Infinity);
  checkNumber(doing, 'a weight decay of 0 or more, below 1 / learning rate', weightDecay, (given) =>
    isShare(learningRate * given),
  );
  return new AdamW(learningRate, beta1, beta2, epsilon, weightDecay);
}

/** What TensorFlow.js saves and loads by its name. */
class AdamW extends tf.AdamOptimizer {
  static override get className(): string {
    return 'AdamW';
  }

  readonly #weightDecay: number;

  constructor(learningRate: number, beta1: number, beta2: number, epsilon: number, weightDecay: number) {
    super(learningRate, beta1, beta2, epsilon);
    this.#weightDecay = weightDecay;
  }

  override applyGradients(gradients: Parameters<tf.AdamOptimizer['applyGradients']>[0]): void {
    const names = Array.isArray(gradients) ? gradients.map(({ name }) => name) : Object.keys(gradients);
    tf.tidy(() => {
      for (const name of names) {
        const weight = tf.engine().registeredVariables[name];
        weight?.assign(tf.mul(weight, 1 - this.learningRate * this.#weightDecay));
      }
    });
    super.applyGradients(gradients);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), weightDecay: this.#weightDecay };
  }

  static override fromConfig<T extends tf.serialization.Serializable>(
    made: tf.serialization.SerializableConstructor<T>,
    { learningRate, beta1, beta2, epsilon, weightDecay }: tf.serialization.ConfigDict,
  ): T {
    return new made(learningRate, beta1, beta2, epsilon, weightDecay);
  }
}
tf.serialization.registerClass(AdamW);
