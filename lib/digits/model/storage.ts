import { reasonOf } from '@digits/common/text';
import type { LayersModel } from '@tensorflow/tfjs-layers';

import { requireBackend } from '../backend/backend';
import { checkModel } from '../check/model';
import type { Location } from '../platform/location';
import { holdsModel, MODEL_FILE, modelFolder, requireSaveable } from '../platform/model-files/folder';
import { readStored } from '../platform/model-files/read';
import { writeModel } from '../platform/model-files/write';
import { requireAtRest } from './in-training';
import { assembleModel } from './storage/assemble';
import { collectModel } from './storage/collect';
import { requireStorable } from './storage/compiled';

/**
 * Saves a model to a folder in the standard TensorFlow.js Layers format (model.json and a file of weights)
 * on every backend: its layers, weights, optimizer with its state, and training record.
 *
 * A model that is there is replaced, at one moment: whatever interrupts a save, and whoever loads or saves
 * at the same time, the old model or the new one is whole. Other files in the folder are left alone.
 *
 * @param folder a path or a `file:` URL of a new or empty folder, or of one that holds a layers model
 * @throws Error if the folder holds something else, or cannot be written, or an epoch of training is running
 * @throws RangeError if the folder is none of this machine, or a weight is infinite or NaN
 * @throws TypeError if this is no model, or no folder, or the model is compiled with an optimizer, a loss or
 *   a metric that cannot be saved; it says with what to compile it
 * @example
 * const model = buildAnn({ seed: 1 });
 * await saveModel(model, '../output/my-network');
 */
export async function saveModel(model: LayersModel, folder: Location): Promise<void> {
  const doing = 'saving a model';
  checkModel(doing, model);
  requireAtRest(model, doing);
  requireStorable(doing, model);
  const path = modelFolder(doing, folder);
  requireSaveable(doing, path);
  const collected = await collectModel(model).catch((cause: unknown) => fail(`${doing}: ${reasonOf(cause)}`, cause));
  // Again, as the folder may have changed meanwhile.
  requireSaveable(doing, path);
  try {
    writeModel(path, collected);
  } catch (cause) {
    fail(`${doing}: cannot write to ${path}: ${reasonOf(cause)}; a model that was there is as it was`, cause);
  }
}

/**
 * Whether a folder holds a model that `loadModel` may load.
 *
 * @throws RangeError or TypeError if the folder is none of this machine
 */
export function hasModel(folder: Location): boolean {
  return holdsModel(modelFolder('looking for a model', folder));
}

/**
 * Loads a model from a folder in the TensorFlow.js Layers format, compiled as it was saved and with
 * the optimizer's state, so that training goes on where it stopped. Weights in several files are read,
 * and weights that a converter made smaller.
 *
 * @param folder a path or a `file:` URL of a folder, or of the model.json in it
 * @throws Error if the folder holds no model, or a broken one
 * @throws RangeError or TypeError if the folder is none of this machine
 * @example
 * await saveModel(buildAnn({ hiddenUnits: 4 }), '../output/my-network');
 * const model = await loadModel('../output/my-network');
 * model.countParams() // 3190
 */
export async function loadModel(folder: Location): Promise<LayersModel> {
  const doing = 'loading a model';
  requireBackend(doing);
  const path = modelFolder(doing, folder);
  if (!holdsModel(path)) {
    throw new Error(`${doing}: expected ${MODEL_FILE} in ${path}, found no such file`);
  }
  try {
    return await assembleModel(readStored(path));
  } catch (cause) {
    return fail(`${doing}: ${path} does not hold a whole model: ${reasonOf(cause)}. ${CURE}`, cause);
  }
}

const CURE = 'Save or convert the model again, or delete the folder';

function fail(message: string, cause: unknown): never {
  throw new Error(message, { cause });
}
