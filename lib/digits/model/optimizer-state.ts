import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

import { type Weight, weightsOf } from './weight-order';

/** A model's optimizer; a model that was never compiled has none, whatever its type says. */
export function findOptimizer(model: LayersModel): tf.Optimizer | undefined {
  const { optimizer }: { readonly optimizer?: tf.Optimizer } = model;
  return optimizer;
}

/**
 * Whether an optimizer gives away what it carries from step to step, so that it can be copied and saved.
 * TensorFlow.js's Adamax does not, nor does one of somebody's own without a `getWeights`.
 */
export function givesState(optimizer: tf.Optimizer): boolean {
  const own: unknown = Reflect.get(optimizer, 'getWeights');
  return optimizer.getClassName() !== 'Adamax' && own !== Reflect.get(tf.Optimizer.prototype, 'getWeights');
}

/** An array that an optimizer carries from step to step, with a name such as `dense/kernel/m`. */
export interface StateArray {
  readonly name: string;
  readonly tensor: tf.Tensor;
}

/**
 * What an optimizer carries: the number of its steps, a tensor made for this answer, then its own arrays.
 *
 * @throws Error if it was disposed of, such as with another model that was compiled with it
 */
export async function stateOf(optimizer: tf.Optimizer): Promise<StateArray[]> {
  const state = await optimizer.getWeights();
  if (!state.some(({ tensor }) => tensor.isDisposed)) return state;
  state[0]?.tensor.dispose();
  throw new Error(
    'reading the optimizer: expected one in use, found one that was disposed of or reset with another model: ' +
      'compile each model with an optimizer of its own',
  );
}

/** The classes of TensorFlow.js whose arrays are those of weights. */
const KNOWN = ['SGD', 'Momentum', 'RMSProp', 'Adam', 'AdamW', 'Adagrad', 'Adadelta'];

/**
 * Checks that what an optimizer carries is of the model that it is to train, as far as its class is known.
 *
 * @throws Error as `optimizerMoments`
 */
export async function requireOwnState(model: LayersModel): Promise<void> {
  if (KNOWN.includes(model.optimizer.getClassName())) await optimizerMoments(model);
}

/** What an optimizer carries of one kind, such as the first moments, for a weight; undefined if it has nothing for it yet. */
interface Moment {
  readonly weight: Weight;
  /** Of weight and kind, such as `dense/kernel/m`. */
  readonly name: string;
  readonly tensor: tf.Tensor | undefined;
}

/**
 * The arrays of an optimizer, kind by kind, for each weight that learns. TensorFlow.js has them in the order of the
 * weights that learnt when it made them: others may have been frozen since, or set free.
 *
 * @returns undefined if they are not those of the model's weights
 */
export function momentsOf(model: LayersModel, arrays: readonly StateArray[]): Moment[][] | undefined {
  if (arrays.length === 0) return [];
  const learning = model.trainableWeights;
  const candidates = [namedBy(model, arrays), learning, weightsOf(model)];
  const kinds = kindsOf(arrays);
  const owners = candidates.find(
    (weights) => weights && kinds.includes(arrays.length / weights.length) && fit(weights, arrays),
  );
  if (owners === undefined) return undefined;
  return Array.from({ length: arrays.length / owners.length }, (_, kind) => {
    const own = arrays.slice(kind * owners.length, (kind + 1) * owners.length);
    return learning.map((weight) => ({
      weight,
      name: `${weight.originalName}/${partsOfName(own[0]?.name ?? '').kind ?? kind}`,
      tensor: own[owners.indexOf(weight)]?.tensor,
    }));
  });
}

/** The name of an array apart: of the weight, and what TensorFlow.js puts behind it, `m`, `v` or `momentum`, if anything. */
export function partsOfName(name: string): { readonly weight: string; readonly kind: string | undefined } {
  const [, weight = name, kind] = /^(.*)\/([^/]*)$/.exec(name) ?? [];
  return { weight, kind };
}

/** How many kinds of arrays these may be: as many as the names tell of, or one to three if they tell nothing. */
function kindsOf(arrays: readonly StateArray[]): readonly number[] {
  const kinds = new Set(arrays.map(({ name }) => partsOfName(name).kind));
  return kinds.has(undefined) ? [1, 2, 3] : [kinds.size];
}

/**
 * What the optimizer of a model carries for its weights, kind by kind, and the number of steps that it has made.
 *
 * @throws Error if the optimizer was disposed of, or carries arrays of other weights
 */
export async function optimizerMoments(model: LayersModel): Promise<{ steps: number; moments: Moment[][] }> {
  const [iterations, ...arrays] = await stateOf(model.optimizer);
  const steps = iterations?.tensor.dataSync<'int32'>()[0] ?? 0;
  iterations?.tensor.dispose();
  const moments = momentsOf(model, arrays);
  if (moments !== undefined) return { steps, moments };
  throw new Error(
    "reading the optimizer: expected arrays of the shapes of this model's weights, found others: was another model " +
      'compiled with it too? Compile each model with an optimizer of its own',
  );
}

/** The weights whose names the arrays bear, in their order; undefined if a name is of none, or of two. */
function namedBy(model: LayersModel, arrays: readonly StateArray[]): Weight[] | undefined {
  const weights = weightsOf(model);
  const named = [...new Set(arrays.map(({ name }) => partsOfName(name).weight))].map((name) =>
    weights.filter((weight) => weight.originalName === name || weight.name === name),
  );
  return named.every(({ length }) => length === 1) ? named.flat() : undefined;
}

/** Whether the arrays have the shapes of the weights, in their order, time and again. */
function fit(weights: readonly Weight[], arrays: readonly StateArray[]): boolean {
  return arrays.every(({ tensor }, at) => String(tensor.shape) === String(weights[at % weights.length]?.read().shape));
}
