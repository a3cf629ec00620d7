import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

import { readWeights, writeWeights } from '../adapter/weights';
import { givesState, type StateArray, stateOf } from '../model/optimizer-state';

/** Copies of all that training by TensorFlow.js changes in a model. */
export interface Snapshot {
  readonly parameters: readonly Float32Array[];
  /**
   * What the optimizer carries from step to step: its count of steps, then its moments. Undefined for an
   * optimizer that does not give it away, which Adamax does not.
   */
  readonly optimizer: readonly CopiedArray[] | undefined;
}

interface CopiedArray {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: 'int32' | 'float32';
  readonly values: Float32Array | Int32Array;
}

/** Copies a model's weights and the state of its optimizer, whichever optimizer it is. */
export async function takeSnapshot(model: LayersModel): Promise<Snapshot> {
  const parameters = readWeights(model);
  const state = await stateOrNone(model.optimizer);
  const optimizer = state?.map(({ name, tensor }): CopiedArray => ({
    name,
    shape: tensor.shape,
    dtype: tensor.dtype === 'int32' ? 'int32' : 'float32',
    values: tensor.dataSync<'float32' | 'int32'>().slice(),
  }));
  // The count of steps is a tensor made for this answer; the moments are the optimizer's own variables.
  state?.[0]?.tensor.dispose();
  return { parameters, optimizer };
}

/** Puts a model back to where it was. */
export async function restoreSnapshot(model: LayersModel, { parameters, optimizer }: Snapshot): Promise<void> {
  writeWeights(model, parameters);
  if (optimizer === undefined) return;
  const stale = (await stateOrNone(model.optimizer)) ?? [];
  const fresh = optimizer.map(({ name, shape, dtype, values }) => ({
    name,
    tensor: tf.tensor(values, [...shape], dtype),
  }));
  await model.optimizer.setWeights(fresh);
  // setWeights made variables of the new values and left the old ones behind.
  tf.dispose([...fresh, ...stale].map(({ tensor }) => tensor));
}

async function stateOrNone(optimizer: tf.Optimizer): Promise<readonly StateArray[] | undefined> {
  return givesState(optimizer) ? stateOf(optimizer) : undefined;
}
