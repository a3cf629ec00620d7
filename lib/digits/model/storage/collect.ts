import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

import { isObject } from '../../platform/model-files/model-json';
import type { WritableModel } from '../../platform/model-files/write';
import { findOptimizer, givesState, partsOfName, stateOf } from '../optimizer-state';
import { weightsOf } from '../weight-order';
import { unwrapLoss, withKnownNames } from './compiled';
import { requireFinite } from './finite';
import { withFrozen } from './frozen';

/** What is being collected of each model: one at a time, as an optimizer's method is covered meanwhile. */
const collecting = new WeakMap<LayersModel, Promise<unknown>>();

/**
 * Everything that a model is, in the TensorFlow.js Layers format: layers, weights, optimizer and its state,
 * training record.
 *
 * @throws RangeError if a weight is infinite or NaN
 */
export async function collectModel(model: LayersModel): Promise<WritableModel> {
  const before = collecting.get(model) ?? Promise.resolve();
  const collected = before.then(() => collect(model));
  // A failure is for the one who asked; the next begins all the same.
  collecting.set(
    model,
    collected.catch(() => undefined),
  );
  return collected;
}

async function collect(model: LayersModel): Promise<WritableModel> {
  unwrapLoss(model);
  await requireLiveOptimizer(model);
  let artifacts: tf.io.ModelArtifacts | undefined;
  const handler = tf.io.withSaveHandler((given) => {
    artifacts = given;
    return Promise.resolve({ modelArtifactsInfo: tf.io.getModelArtifactsInfoForJSON(given) });
  });
  await disposingIterations(model, () => model.save(handler, { includeOptimizer: true }));
  const { weightSpecs, weightData, modelTopology, trainingConfig, ...others } = artifacts ?? {};
  if (
    modelTopology === undefined ||
    !isObject(modelTopology) ||
    weightSpecs === undefined ||
    weightData === undefined
  ) {
    throw new TypeError('saving a model: expected its topology and its weights');
  }
  tf.tidy(() => requireFinite(tf.io.decodeWeights(weightData, weightSpecs)));
  const json = (weightsFile: string): string => {
    const whole: tf.io.ModelJSON = {
      ...others,
      ...(trainingConfig && { trainingConfig: withKnownNames(model, trainingConfig) }),
      modelTopology: withFrozen(modelTopology, model),
      weightsManifest: [{ paths: [weightsFile], weights: withNamesOfWeights(weightSpecs, model) }],
    };
    return JSON.stringify(whole);
  };
  return { json, weights: new Uint8Array(tf.io.CompositeArrayBuffer.join(weightData)) };
}

async function requireLiveOptimizer(model: LayersModel): Promise<void> {
  const optimizer = findOptimizer(model);
  if (optimizer !== undefined && givesState(optimizer)) tf.dispose((await stateOf(optimizer))[0]?.tensor);
}

/**
 * Arrays of the optimizer under the names by which the file has their weights, so that it can be told whose they are.
 * TensorFlow.js names them by its variables, whose names are made unique in a process.
 */
function withNamesOfWeights(
  specs: readonly tf.io.WeightsManifestEntry[],
  model: LayersModel,
): tf.io.WeightsManifestEntry[] {
  const names = new Map(weightsOf(model).map(({ name, originalName }) => [name, originalName]));
  const inFile = (name: string): string => {
    const { weight, kind } = partsOfName(name);
    return kind === undefined ? name : `${names.get(weight) ?? weight}/${kind}`;
  };
  const renamed = specs.map((spec) => (spec.group === 'optimizer' ? { ...spec, name: inFile(spec.name) } : spec));
  // Two layers of one name, in models within, would share what must be told apart.
  return new Set(renamed.map(({ name }) => name)).size === specs.length ? renamed : [...specs];
}

/** Disposes of the tensor in which an optimizer hands over its number of steps, which TensorFlow.js forgets. */
async function disposingIterations(model: LayersModel, save: () => Promise<unknown>): Promise<void> {
  const optimizer = findOptimizer(model);
  const handedOver: tf.Tensor[] = [];
  if (optimizer !== undefined) {
    const original = optimizer.saveIterations.bind(optimizer);
    optimizer.saveIterations = async () => {
      const iterations = await original();
      handedOver.push(iterations.tensor);
      return iterations;
    };
  }
  try {
    await save();
  } finally {
    // Uncovers the optimizer's own method again.
    if (optimizer !== undefined) Reflect.deleteProperty(optimizer, 'saveIterations');
    tf.dispose(handedOver);
  }
}
