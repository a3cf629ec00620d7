import type * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

import type { Random } from '../random/random';

/** What TensorFlow.js trains a batch by: inputs and targets go in, the loss and the metrics come out. */
export type TrainStep = (tensors: readonly tf.Tensor[]) => unknown;

/**
 * Lets `trainOnBatch` train by a changed step, for what it has no argument for.
 *
 * @returns puts things back
 */
export function changeStep(model: LayersModel, change: (step: TrainStep) => TrainStep): () => void {
  // A Sequential trains by a model inside it.
  const inner: unknown = Reflect.get(model, 'model');
  const trained = typeof inner === 'object' && inner !== null ? inner : model;
  const make: unknown = Reflect.get(trained, 'makeTrainFunction');
  if (typeof make !== 'function') {
    throw new TypeError('training: expected makeTrainFunction in a model of TensorFlow.js, found none');
  }
  Reflect.set(trained, 'makeTrainFunction', () => {
    const step: unknown = Reflect.apply(make, trained, []);
    return change((tensors) => (typeof step === 'function' ? Reflect.apply(step, undefined, [tensors]) : undefined));
  });
  return () => Reflect.deleteProperty(trained, 'makeTrainFunction');
}

/**
 * A step that multiplies the loss of each sample with its weight. TensorFlow.js works weights into the function that
 * trains, as its own `fit` has them for classes.
 */
export function weighed(step: TrainStep, weights: tf.Tensor): TrainStep {
  return (tensors) => step([...tensors, weights]);
}

/**
 * A step whose layers draw from a source of random numbers. TensorFlow.js takes what dropout drops, and what noise
 * adds, from `Math.random`, and refuses a seed for them: the same training would give other weights each time. A step
 * awaits nothing, so that nobody else draws from the source.
 */
export function drawnFrom(random: Random, step: TrainStep): TrainStep {
  return (tensors) => {
    const own = Math.random;
    Math.random = () => random.uniform();
    try {
      return step(tensors);
    } finally {
      Math.random = own;
    }
  };
}
