/* The weights of a model of TensorFlow.js and its optimizer's state, there and back. */
import type { OptimizerState } from '@digits/engine';
import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

/** What TensorFlow.js calls the moments of an optimizer that has two. */
const MOMENT_NAMES: Readonly<Record<string, readonly [string, string]>> = {
  Adam: ['m', 'v'],
  AdamW: ['m', 'v'],
  RMSProp: ['rms', 'momentum'],
};

/** Copies of a model's weights, in its own order: the kernel, then the bias of each layer that has them. */
export function readWeights(model: LayersModel): Float32Array[] {
  return model.getWeights().map((weight) => weight.dataSync<'float32'>().slice());
}

/** Copies of what the model's optimizer carries from step to step. */
export async function readOptimizerState(model: LayersModel): Promise<OptimizerState> {
  const [iterations, ...moments] = await model.optimizer.getWeights();
  if (!iterations) throw new Error('reading the optimizer: expected its step count first, found nothing');
  const step = iterations.tensor.dataSync<'int32'>()[0] ?? 0;
  iterations.tensor.dispose();
  const arrays = moments.map(({ tensor }) => tensor.dataSync<'float32'>().slice());
  const weights = model.trainableWeights.length;
  return { step, firstMoments: arrays.slice(0, weights), secondMoments: arrays.slice(weights) };
}

/** Puts weights into the model, such as `readWeights` gave. */
export function writeWeights(model: LayersModel, parameters: readonly Float32Array[]): void {
  const values = weightTensors(model, parameters);
  model.setWeights(values);
  tf.dispose(values);
}

function weightTensors(model: LayersModel, parameters: readonly Float32Array[]): tf.Tensor[] {
  return model.getWeights().map((weight, index) => tf.tensor(parameters[index] ?? [], weight.shape));
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
  const shapes = model.getWeights().map(({ shape }) => shape);
  const { optimizer } = model;
  const named = (arrays: readonly Float32Array[], suffix: string): { name: string; tensor: tf.Tensor }[] =>
    arrays.map((array, index) => ({
      name: `${model.trainableWeights[index]?.originalName ?? index}/${suffix}`,
      tensor: tf.tensor(array, shapes[index]),
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
  model.setWeights(values);
  await optimizer.setWeights(fresh);
  // setWeights made variables of the new values and left the old ones behind.
  tf.dispose([...values, ...[...fresh, ...stale].map(({ tensor }) => tensor)]);
}
