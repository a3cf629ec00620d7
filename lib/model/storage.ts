import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import * as tf from '@tensorflow/tfjs-core';
import { type LayersModel, loadLayersModel } from '@tensorflow/tfjs-layers';

const MODEL_FILE = 'model.json';
const WEIGHTS_FILE = 'weights.bin';

/**
 * Saves a model to a folder in the standard TensorFlow.js Layers format (model.json and weights.bin)
 * on every backend: its layers, weights, optimizer with its state, and training record.
 *
 * The folder is written aside and then put in place, so that an interrupted save leaves the old one.
 * Only a folder that holds a model is ever replaced.
 *
 * @throws Error if the folder holds something other than a model, or cannot be written
 */
export async function saveModel(model: LayersModel, folder: string): Promise<void> {
  if (existsSync(folder) && !hasModel(folder)) {
    throw new Error(`saving a model: expected ${folder} to be a new folder or one that holds a model, found other things there`);
  }
  const unique = randomBytes(4).toString('hex');
  const aside = `${folder}.${unique}.new`;
  await mkdir(dirname(folder), { recursive: true });
  await mkdir(aside);
  try {
    await disposingIterations(model, () =>
      model.save(tf.io.withSaveHandler((artifacts) => writeArtifacts(artifacts, aside)), { includeOptimizer: true }),
    );
    const old = `${folder}.${unique}.old`;
    if (existsSync(folder)) await rename(folder, old);
    await rename(aside, folder);
    await rm(old, { recursive: true, force: true });
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

/** Whether a folder holds a model that `loadModel` may load. */
export function hasModel(folder: string): boolean {
  return existsSync(join(folder, MODEL_FILE));
}

/**
 * Loads a model from a folder in the TensorFlow.js Layers format, compiled as it was saved and with
 * the optimizer's state, so that training goes on where it stopped.
 *
 * @throws Error if the folder holds no model, or a broken one
 */
export async function loadModel(folder: string): Promise<LayersModel> {
  if (!hasModel(folder)) {
    throw new Error(`loading a model: expected ${MODEL_FILE} in ${folder}, found no such file`);
  }
  try {
    return await loadLayersModel({ load: () => readArtifacts(folder) });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`loading a model: ${folder} does not hold a whole model: ${reason}`, { cause });
  }
}

/** Disposes of the tensor in which an optimizer hands over its number of steps, which TensorFlow.js forgets. */
async function disposingIterations(model: LayersModel, save: () => Promise<unknown>): Promise<void> {
  const optimizer = model.optimizer as tf.Optimizer | undefined;
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

async function writeArtifacts(artifacts: tf.io.ModelArtifacts, folder: string): Promise<tf.io.SaveResult> {
  const { weightSpecs, weightData, modelTopology, ...others } = artifacts;
  if (modelTopology === undefined || modelTopology instanceof ArrayBuffer || weightSpecs === undefined || weightData === undefined) {
    throw new TypeError('saving a model: expected its topology and its weights');
  }
  const json: tf.io.ModelJSON = {
    ...others,
    modelTopology,
    weightsManifest: [{ paths: [WEIGHTS_FILE], weights: weightSpecs }],
  };
  const weights = tf.io.CompositeArrayBuffer.join(weightData);
  await writeFile(join(folder, MODEL_FILE), JSON.stringify(json));
  await writeFile(join(folder, WEIGHTS_FILE), new Uint8Array(weights));
  return { modelArtifactsInfo: tf.io.getModelArtifactsInfoForJSON(artifacts) };
}

async function readArtifacts(folder: string): Promise<tf.io.ModelArtifacts> {
  const json = JSON.parse(await readFile(join(folder, MODEL_FILE), 'utf8')) as tf.io.ModelJSON;
  return tf.io.getModelArtifactsForJSON(json, async (manifest) => {
    const specs = manifest.flatMap((group) => group.weights);
    const files = await Promise.all(
      manifest.flatMap((group) => group.paths).map((path) => readFile(join(folder, path))),
    );
    const bytes = Buffer.concat(files);
    const expected = specs.reduce((sum, spec) => sum + byteLength(spec), 0);
    if (bytes.length !== expected) {
      throw new RangeError(`expected ${expected} bytes of weights, found ${bytes.length}`);
    }
    return [specs, new Uint8Array(bytes).buffer];
  });
}

function byteLength(spec: tf.io.WeightsManifestEntry): number {
  return tf.util.sizeFromShape(spec.shape) * tf.util.bytesPerElement(spec.dtype);
}
