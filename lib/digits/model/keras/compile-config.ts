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
  const {
    learningRate,
    beta1,
    beta2,
    epsilon,
    weightDecay,
    momentum,
    useNesterov,
    decay: rho,
    centered,
  } = optimizer.config;
  const rate = { learning_rate: learningRate };
  const adam = { ...rate, beta_1: beta1, beta_2: beta2, epsilon };
  const known: Readonly<Record<string, JsonObject>> = {
    Adam: { class_name: 'Adam', config: { name: 'adam', ...adam } },
    AdamW: { class_name: 'AdamW', config: { name: 'adamw', ...adam, weight_decay: weightDecay } },
    SGD: { class_name: 'SGD', config: { name: 'sgd', ...rate } },
    Momentum: { class_name: 'SGD', config: { name: 'sgd', ...rate, momentum, nesterov: useNesterov === true } },
    RMSProp: { class_name: 'RMSprop', config: { name: 'rmsprop', ...rate, rho, momentum, epsilon, centered } },
  };
  const read = known[optimizer.className];
  // A centered RMSProp takes epsilon away under the root, where Keras adds it.
  if (read === undefined || centered === true) return undefined;
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
  const datasets = (arrays: readonly Float32Array[]): Moments =>
    shapes.map((shape, index) => {
      const size = shape.reduce((product, length) => product * length, 1);
      return { shape, values: arrays[index] ?? new Float32Array(size) };
    });
  const moments = momentsOf(optimizer, rate, datasets(firstMoments), datasets(secondMoments));
  return [{ shape: [], values: BigInt(step) }, { shape: [], values: Float32Array.of(rate) }, ...moments];
}

/** An array for each of the weights. */
type Moments = readonly { readonly shape: readonly number[]; readonly values: Float32Array }[];

function momentsOf(
  { className, config }: Optimizer,
  rate: number,
  first: Moments,
  second: Moments,
): readonly Hdf5Dataset[] {
  switch (className) {
    case 'Adam':
    case 'AdamW':
      return first.flatMap((dataset, index) => [dataset, ...second.slice(index, index + 1)]);
    // Keras gathers steps, TensorFlow.js slopes.
    case 'Momentum':
      return first.map(({ shape, values }) => ({ shape, values: values.map((slope) => -rate * slope) }));
    // Without momentum Keras keeps none.
    case 'RMSProp':
      return Number(config.momentum) > 0 ? [...first, ...second] : first;
    default:
      return [];
  }
}
