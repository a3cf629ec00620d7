import type { OptimizerState } from '@digits/engine';

import type { DigitLoss } from '../../measure/loss';
import type { JsonObject } from '../../platform/model-files/model-json';
import type { Hdf5Dataset } from './hdf5';

/** An optimizer that Keras has too, as TensorFlow.js says it. */
export interface Optimizer {
  readonly className: string;
  readonly config: Readonly<Record<string, unknown>>;
}

const LOSSES: Readonly<Record<DigitLoss, unknown>> = {
  sparseCategoricalCrossentropy: 'sparse_categorical_crossentropy',
  categoricalCrossentropy: 'categorical_crossentropy',
  meanSquaredError: 'mean_squared_error',
  // The labels are compared as they are, and not as rows such as 0 0 1 0 ...
  softmaxCrossEntropy: {
    module: 'keras.losses',
    class_name: 'SparseCategoricalCrossentropy',
    config: { name: 'sparse_categorical_crossentropy', from_logits: true },
    registered_name: null,
  },
};

/**
 * How Keras is to compile a model.
 *
 * @returns undefined for an optimizer that is not the same there
 */
export function compileConfig(optimizer: Optimizer, loss: DigitLoss): JsonObject | undefined {
  const { learningRate, beta1, beta2, epsilon, momentum, useNesterov } = optimizer.config;
  const rate = { learning_rate: learningRate };
  const known: Readonly<Record<string, JsonObject>> = {
    Adam: { class_name: 'Adam', config: { name: 'adam', ...rate, beta_1: beta1, beta_2: beta2, epsilon } },
    SGD: { class_name: 'SGD', config: { name: 'sgd', ...rate } },
    Momentum: { class_name: 'SGD', config: { name: 'sgd', ...rate, momentum, nesterov: useNesterov === true } },
  };
  const read = known[optimizer.className];
  if (read === undefined) return undefined;
  return {
    optimizer: { module: 'keras.optimizers', ...read, registered_name: null },
    loss: LOSSES[loss],
    loss_weights: null,
    metrics: ['accuracy'],
    weighted_metrics: null,
    run_eagerly: false,
    steps_per_execution: 1,
    jit_compile: false,
  };
}

/**
 * What an optimizer carries from step to step, in the order in which Keras 3 keeps it: how many steps, how large they
 * are, and then for each of the weights its moments.
 *
 * @param shapes of the weights that learn
 */
export function optimizerVariables(
  optimizer: Optimizer,
  { step, firstMoments, secondMoments }: OptimizerState,
  shapes: readonly (readonly number[])[],
): Hdf5Dataset[] {
  const rate = Number(optimizer.config.learningRate);
  const moments = shapes.flatMap((shape, index): Hdf5Dataset[] => {
    const size = shape.reduce((product, length) => product * length, 1);
    const values = (array: Float32Array | undefined): Float32Array => array ?? new Float32Array(size);
    const first = values(firstMoments[index]);
    switch (optimizer.className) {
      case 'Adam':
        return [
          { shape, values: first },
          { shape, values: values(secondMoments[index]) },
        ];
      // Keras gathers steps, TensorFlow.js slopes.
      case 'Momentum':
        return [{ shape, values: first.map((slope) => -rate * slope) }];
      default:
        return [];
    }
  });
  return [{ shape: [], values: BigInt(step) }, { shape: [], values: Float32Array.of(rate) }, ...moments];
}
