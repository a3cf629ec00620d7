import * as tf from '@tensorflow/tfjs-core';
import { type LayersModel, type ModelAndWeightsConfig, models } from '@tensorflow/tfjs-layers';

import { isObject, type JsonObject, rootOf, type StoredModel } from '../../platform/model-files/model-json';
import { inCallOrder } from '../keras/call-order';
import { fromKeras } from '../keras/from-keras';
import { type InputRange, withInputRange } from '../keras/scaling';
import { trainingFromKeras } from '../keras/training-config';
import { weightNames } from '../keras/weight-names';
import { layerIn, placedLayers } from '../keras/weight-paths';
import { findOptimizer, momentsOf, type StateArray } from '../optimizer-state';
import { withinBudget } from './budget';
import { compileAs } from './compiled';
import { requireFinite } from './finite';
import { checkTopology } from './topology';

/** What may be said of a model that others made. */
export interface AssembleOptions {
  /** What the model was trained on in place of 0 to 1. */
  readonly inputRange?: InputRange;
  /** Is told what was left out. */
  readonly notice?: (text: string) => unknown;
}

/**
 * Makes the model that some files hold, as `loadLayersModel` does, but without a trace if it fails: every
 * tensor that was made for it is then disposed of. Layers of Keras become those of TensorFlow.js.
 *
 * @throws Error if layers, weights and optimizer do not fit one another, or a weight is infinite or NaN
 */
export async function assembleModel(given: StoredModel, options: AssembleOptions = {}): Promise<LayersModel> {
  const stored = { ...given, ...translated(given, options) };
  const specs = stored.groups.flatMap((group) => group.specs);
  const weights = tf.tidy(() => tf.io.decodeWeights(stored.bytes, [...specs]));
  const named = (optimizer: boolean): StateArray[] =>
    specs
      .filter(({ group }) => (group === 'optimizer') === optimizer)
      .flatMap(({ name }) => (weights[name] === undefined ? [] : [{ name, tensor: weights[name] }]));
  try {
    requireFinite(weights);
    return await fill(await build(stored.topology, named(false)), stored, named(false), named(true));
  } finally {
    tf.dispose(weights);
  }
}

/** The layers, and how they are compiled, as TensorFlow.js reads them. */
function translated(
  { topology, trainingConfig }: StoredModel,
  { inputRange, notice }: AssembleOptions,
): Pick<StoredModel, 'topology' | 'trainingConfig'> {
  const read = fromKeras(topology);
  checkTopology(read);
  const ordered = inCallOrder(read);
  const scaled = inputRange === undefined ? ordered : withInputRange(ordered, inputRange);
  const compiled = topology.training_config ?? rootOf(topology).compile_config;
  if (trainingConfig !== undefined || !isObject(compiled)) return { topology: scaled };
  const training = trainingFromKeras(compiled);
  if ('config' in training) return { topology: scaled, trainingConfig: training.config };
  notice?.(`The model is not compiled, since ${training.leftOut}: call model.compile before fit.`);
  return { topology: scaled };
}

/** Builds the layers; their weights are zero until they are loaded. */
async function build(topology: JsonObject, weights: readonly StateArray[]): Promise<LayersModel> {
  const numbers = weights.reduce((sum, { tensor }) => sum + tensor.size, 0);
  const before = variables();
  const building = scoped(() => withinBudget(numbers, () => models.modelFromJSON(configOf(topology))));
  // Up to here all has happened at once, so that what is new is the model's.
  const made = variablesSince(before);
  try {
    const model = await building;
    // Layers that lead to no output are no part of the model, and would stay when it is disposed of.
    const used = new Set<tf.Tensor>(model.weights.map((weight) => weight.read()));
    tf.dispose(made.filter((variable) => !used.has(variable)));
    return model;
  } catch (error) {
    tf.dispose(made);
    throw error;
  }
}

/** Puts everything else into a model that was built, or disposes of it. */
async function fill(
  model: LayersModel,
  { topology, trainingConfig, userDefinedMetadata }: StoredModel,
  weights: readonly StateArray[],
  state: readonly StateArray[],
): Promise<LayersModel> {
  const before = variables();
  try {
    scoped(() => {
      if (trainingConfig !== undefined) compileAs(model, trainingConfig);
      if (userDefinedMetadata !== undefined) model.setUserDefinedMetadata(userDefinedMetadata);
      model.loadWeights(renamed(model, topology, weights));
    });
  } catch (error) {
    tf.dispose(variablesSince(before));
    discard(model);
    throw error;
  }
  try {
    if (findOptimizer(model) !== undefined && state.length > 0) {
      await setState(model, state);
    }
    return model;
  } catch (error) {
    discard(model);
    throw error;
  }
}

/** Weights by the names of the layers' own. */
function renamed(model: LayersModel, topology: JsonObject, weights: readonly StateArray[]): tf.NamedTensorMap {
  const layers = placedLayers(rootOf(topology)).map(({ names, path }) => ({
    name: names.at(-1) ?? '',
    path,
    weights: layerIn(model, names)?.weights.map(({ originalName }) => originalName) ?? [],
  }));
  const names = weightNames(
    weights.map(({ name }) => name),
    layers,
  );
  // What has no name in the model is left out only where the names say that it is not part of it.
  const named = weights.flatMap(({ name, tensor }): [string, tf.Tensor][] => {
    const own = names === undefined ? name : names.get(name);
    return own === undefined ? [] : [[own, tensor]];
  });
  return Object.fromEntries(named);
}

/**
 * Gives an optimizer what it carries from step to step: the number of steps, then the same number of arrays for each of
 * the weights that learn. TensorFlow.js takes whatever comes.
 *
 * @throws RangeError if the number or the arrays are not those of this model
 */
async function setState(model: LayersModel, [steps, ...arrays]: readonly StateArray[]): Promise<void> {
  const count = steps?.tensor.size === 1 ? steps.tensor.dataSync()[0] : undefined;
  if (steps === undefined || count === undefined || count < 0) {
    throw new RangeError("expected the optimizer's number of steps first, found none");
  }
  const kinds = momentsOf(model, arrays);
  if (kinds === undefined) {
    throw new RangeError(
      "expected the optimizer's arrays to have the shapes of the weights, in their order, found others",
    );
  }
  const made: tf.Tensor[] = [];
  const zeros = (shape: number[]): tf.Tensor => {
    const tensor = tf.zeros(shape);
    made.push(tensor);
    return tensor;
  };
  const moments = kinds
    .flat()
    .map(({ weight, name, tensor }) => ({ name, tensor: tensor ?? zeros(weight.read().shape) }));
  await model.optimizer.setWeights([steps, ...moments]);
  tf.dispose(made);
}

function discard(model: LayersModel): void {
  const optimizer = findOptimizer(model);
  // TensorFlow.js leaves what models among the layers have, as others might use them.
  const variables = model.weights.map((weight) => weight.read());
  model.dispose();
  optimizer?.dispose();
  tf.dispose(variables);
}

/** Runs a step that happens at once, and disposes of its intermediate tensors; variables stay. */
function scoped<T>(step: () => T): T {
  tf.engine().startScope();
  try {
    return step();
  } finally {
    tf.engine().endScope();
  }
}

function variables(): ReadonlySet<tf.Tensor> {
  return new Set(Object.values(tf.engine().registeredVariables));
}

function variablesSince(before: ReadonlySet<tf.Tensor>): tf.Tensor[] {
  return [...variables()].filter((variable) => !before.has(variable));
}

function configOf(topology: JsonObject): ModelAndWeightsConfig {
  return { modelTopology: isJson(topology) ? topology : {} };
}

/** What was read from JSON holds nothing but JSON. */
function isJson(value: unknown): value is ModelAndWeightsConfig['modelTopology'] {
  return isObject(value);
}
