import { reasonOf } from '@digits/common/text';
import type { LayersModel } from '@tensorflow/tfjs-layers';

import { requireBackend } from '../backend/backend';
import { failureOf } from '../check/failure';
import { checkModel } from '../check/model';
import { checkOptions } from '../check/options';
import { checkNumber, checkNumbers } from '../check/values';
import type { Location } from '../platform/location';
import {
  holdsModel,
  MODEL_FILE,
  modelFolder,
  modelPlace,
  otherModelIn,
  requireSaveable,
} from '../platform/model-files/folder';
import { readStored } from '../platform/model-files/read';
import { writeModel } from '../platform/model-files/write';
import { type Notice, printNotice } from '../train/notice';
import { requireAtRest } from './in-training';
import type { InputRange } from './keras/scaling';
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
  const collected = await collectModel(model).catch((cause: unknown) => {
    throw failureOf(doing, cause);
  });
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

export interface LoadModelOptions {
  /**
   * The pixels that a model of others was trained on: what it saw for paper, and for ink at its blackest. Digits are given
   * to networks as 0 to 1; a Rescaling layer in front makes of that what the model knows. It is saved with the model.
   * @default [0, 1]
   */
  readonly inputRange?: InputRange;
  /** Is told what of a model of others was left out. @default printNotice */
  readonly onNotice?: Notice;
}

/**
 * Loads a model from a folder in the TensorFlow.js Layers format, compiled as it was saved and with
 * the optimizer's state, so that training goes on where it stopped. Weights in several files are read,
 * and weights that a converter made smaller.
 *
 * Models of Keras 2 and 3 are taken over: converted by tensorflowjs_converter, or as Keras saves them, in one file
 * `.keras` or `.h5`. How they were compiled is taken over where TensorFlow.js has the same; the optimizer's
 * state is not. docs/keras.md says what else is, and what is not.
 *
 * @param folder a path or a `file:` URL of a folder, of the model.json in it, or of a file that Keras saved
 * @throws Error if there is no model, a broken one, or one that TensorFlow.js cannot compute as Keras does; it says why
 * @throws RangeError or TypeError if the folder is none of this machine, or there is no option of a name
 * @example
 * await saveModel(buildAnn({ hiddenUnits: 4 }), '../output/my-network');
 * const model = await loadModel('../output/my-network');
 * model.countParams() // 3190
 */
export async function loadModel(folder: Location, options: LoadModelOptions = {}): Promise<LayersModel> {
  const doing = 'loading a model';
  checkOptions(doing, options, { inputRange: true, onNotice: 'function' });
  const { inputRange, onNotice = printNotice } = options;
  if (inputRange !== undefined) requireInputRange(doing, inputRange);
  requireBackend(doing);
  const place = modelPlace(doing, folder);
  const { path } = place;
  if (place.file === MODEL_FILE && !holdsModel(path)) {
    if (IS_FILE.test(path)) throw new Error(`${doing}: expected the file ${path}, found none`);
    throw new Error(
      `${doing}: expected ${MODEL_FILE} in ${path}, found ${otherModelIn(doing, path) ?? 'no such file'}`,
    );
  }
  try {
    return await assembleModel(readStored(place.folder, place.file), {
      notice: onNotice,
      ...(inputRange && { inputRange }),
    });
  } catch (cause) {
    return fail(`${doing}: ${path} does not hold a whole model: ${reasonOf(cause)}. ${CURE}`, cause);
  }
}

/** Names that are those of files, and not of folders with a model. */
const IS_FILE = /\.(keras|h5|hdf5|json)$/i;

const CURE = 'Save or convert the model again, or delete the folder';

function requireInputRange(doing: string, range: InputRange): void {
  checkNumbers(doing, 'what the model saw for paper and for ink', range, Number.isFinite);
  checkNumber(doing, 'two numbers, for paper and for ink', range.length, (count) => count === 2);
  checkNumber(doing, 'another number for ink than for paper', range[1], (ink) => ink !== range[0]);
}

function fail(message: string, cause: unknown): never {
  throw new Error(message, { cause });
}
