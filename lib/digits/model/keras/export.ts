import { reasonOf } from '@digits/common/text';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { strToU8, zipSync } from 'fflate';

import { readOptimizerState } from '../../adapter/weights';
import { requireBackend } from '../../backend/backend';
import { failureOf } from '../../check/failure';
import { checkModel } from '../../check/model';
import { findLoss } from '../../measure/loss';
import { writeWhole } from '../../platform/files';
import { type Location, pathOf } from '../../platform/location';
import { parseModelJson, rootOf } from '../../platform/model-files/model-json';
import { requireAtRest } from '../in-training';
import { findOptimizer } from '../optimizer-state';
import { collectModel } from '../storage/collect';
import { weightsOfLayer } from '../weight-order';
import { compileConfig, optimizerVariables } from './compile-config';
import { type Hdf5Dataset, type Hdf5Group, writeHdf5 } from './hdf5';
import { toKeras } from './to-keras';
import { layerIn, placedLayers } from './weight-paths';

const DOING = 'exporting to Keras';

/** The Keras whose format this is. */
const KERAS_VERSION = '3.0.0';

/** When all exports were made, in ZIP's words: the same model gives the same bytes. */
const NO_DATE = '1980-01-01T00:00:00';

/**
 * Writes a model to a file that Keras 3 loads: `keras.saving.load_model('digits.keras')` predicts the same there, and, of
 * a model that is compiled with Adam, RMSProp or gradient descent, goes on training where it stopped. The history of its training
 * stays here. docs/keras.md says which layers Keras gets.
 *
 * @param file a path or a `file:` URL that ends in `.keras`; a file that is there is replaced
 * @throws TypeError if this is no model, or has a layer or an activation that Keras has not; it says which
 * @throws RangeError if the file is none of this machine, or of another ending, or a weight is infinite or NaN
 * @throws Error if it cannot be written, or an epoch of training is running
 * @example
 * await exportKeras(buildAnn({ hiddenUnits: 4 }), '../output/digits.keras');
 * const model = await loadModel('../output/digits.keras');
 * model.countParams() // 3190
 */
export async function exportKeras(model: LayersModel, file: Location): Promise<void> {
  checkModel(DOING, model);
  requireBackend(DOING);
  requireAtRest(model, DOING);
  const path = pathOf(DOING, file);
  if (!path.endsWith('.keras')) {
    throw new RangeError(`${DOING}: expected a file that ends in .keras, as Keras wants it, found ${path}`);
  }
  const bytes = await kerasFile(model).catch((cause: unknown) => {
    throw failureOf(DOING, cause);
  });
  try {
    writeWhole(path, bytes);
  } catch (cause) {
    throw new Error(`${DOING}: cannot write ${path}: ${reasonOf(cause)}`, { cause });
  }
}

/** The bytes of the file. */
async function kerasFile(model: LayersModel): Promise<Uint8Array> {
  const root = rootOf(parseModelJson((await collectModel(model)).json('weights')).topology);
  const optimizer = findOptimizer(model);
  const loss = findLoss(model);
  const kind = optimizer && { className: optimizer.getClassName(), config: optimizer.getConfig() };
  const compiled = kind && loss && compileConfig(kind, loss);
  const config = { ...toKeras(root), build_config: null, ...(compiled && { compile_config: compiled }) };
  const weights: Hdf5Group = {
    ...tree(model, root),
    ...(kind && compiled && { optimizer: { vars: numbered(await stateOf(model, kind)) } }),
    vars: {},
  };
  const text = (value: object): Uint8Array => strToU8(JSON.stringify(value));
  // Keras packs nothing either.
  return zipSync(
    {
      'metadata.json': text({ keras_version: KERAS_VERSION, date_saved: '' }),
      'config.json': text(config),
      'model.weights.h5': writeHdf5(weights),
    },
    { level: 0, mtime: NO_DATE },
  );
}

async function stateOf(model: LayersModel, kind: Parameters<typeof optimizerVariables>[0]): Promise<Hdf5Dataset[]> {
  const shapes = model.trainableWeights.map((weight) => weight.read().shape);
  return optimizerVariables(kind, await readOptimizerState(model), shapes);
}

/** The weights of all layers, each in the group in which Keras looks for it. */
function tree(model: LayersModel, root: Parameters<typeof placedLayers>[0]): Hdf5Group {
  let groups: Hdf5Group = {};
  for (const { names, path } of placedLayers(root)) {
    const layer = layerIn(model, names);
    const arrays = (layer ? weightsOfLayer(layer) : []).map((weight): Hdf5Dataset => {
      const tensor = weight.read();
      return { shape: tensor.shape, values: tensor.dataSync<'float32'>().slice() };
    });
    groups = placed(groups, path.split('/'), { vars: numbered(arrays) });
  }
  return groups;
}

function numbered(arrays: readonly Hdf5Dataset[]): Hdf5Group {
  return Object.fromEntries(arrays.map((array, index) => [String(index), array]));
}

/** A group with another one in it, some groups further in. */
function placed(group: Hdf5Group, [name = '', ...others]: readonly string[], object: Hdf5Group): Hdf5Group {
  if (others.length === 0) return { ...group, [name]: object };
  const inner = group[name];
  return { ...group, [name]: placed(isGroup(inner) ? inner : {}, others, object) };
}

function isGroup(object: Hdf5Group[string] | undefined): object is Hdf5Group {
  return object !== undefined && !('values' in object);
}
