/* The weights of a model of TensorFlow.js and its optimizer's state, there and back. */
import type { OptimizerState } from '@digits/engine';
import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

import { optimizerMoments } from '../model/optimizer-state';
import { weightsOf } from '../model/weight-order';

/** What TensorFlow.js calls the moments of an optimizer that has two. */
const MOMENT_NAMES: Readonly<Record<string, readonly [string, string]>> = {
  Adam: ['m', 'v'],
  AdamW: ['m', 'v'],
  RMSProp: ['rms', 'momentum'],
};

/** Copies of a model's weights: the kernel, then the bias of each layer that has them, whatever of it is frozen. */
export function readWeights(model: LayersModel): Float32Array[] {
  return weightsOf(model).map((weight) => weight.read().dataSync<'float32'>().slice());
}

/**
 * Copies of what the model's optimizer carries from step to step for the weights that learn.
 *
 * @throws Error if the optimizer was disposed of, or carries arrays of other weights
 */
export async function readOptimizerState(model: LayersModel): Promise<OptimizerState> {
  const { steps, moments } = await optimizerMoments(model);
  const [firstMoments = [], secondMoments = []] = moments.map((kind) =>
    kind.map(({ weight, tensor }) => tensor?.dataSync<'float32'>().slice() ?? new Float32Array(weight.read().size)),
  );
  return { step: steps, firstMoments, secondMoments };
}

/** Puts weights into the model, such as `readWeights` gave. */
export function writeWeights(model: LayersModel, parameters: readonly Float32Array[]): void {
  setWeights(model, weightTensors(model, parameters));
}

function weightTensors(model: LayersModel, parameters: readonly Float32Array[]): tf.Tensor[] {
  return weightsOf(model).map((weight, index) => tf.tensor(parameters[index] ?? [], weight.read().shape));
}

/** Puts tensors into the weights, and disposes of them. */
function setWeights(model: LayersModel, values: readonly tf.Tensor[]): void {
  weightsOf(model).forEach((weight, index) => {
    const value = values[index];
    if (value) weight.write(value);
  });
  tf.dispose([...values]);
}

/**
 * Puts weights and optimizer state into the model, as if tfjs had trained it. Whatever may fail for want of
 * memory is made before the first of them is changed.
 */
export async function writeBack(
  model: LayersModel,
  parameters: readonly Float32Array[],
  state: OptimizerState,
): Promise<void> {
  const { optimizer, trainableWeights } = model;
  const named = (arrays: readonly Float32Array[], suffix: string): { name: string; tensor: tf.Tensor }[] =>
    arrays.map((array, index) => ({
      name: `${trainableWeights[index]?.originalName ?? index}/${suffix}`,
      tensor: tf.tensor(array, trainableWeights[index]?.read().shape),
    }));
  const [iterations, ...stale] = await optimizer.getWeights();
  iterations?.tensor.dispose();
  const values = weightTensors(model, parameters);
  const [first, second] = MOMENT_NAMES[optimizer.getClassName()] ?? ['momentum', ''];
  const fresh = [
    { name: 'iter', tensor: tf.scalar(state.step, 'int32') },
    ...named(state.firstMoments, first),
    ...named(state.secondMoments, second),
  ];
  setWeights(model, values);
  await optimizer.setWeights(fresh);
  // The optimizer made variables of the new values and left the old ones behind.
  tf.dispose([...fresh, ...stale].map(({ tensor }) => tensor));
}
