import { basename } from 'node:path';

import { unzipSync } from 'fflate';

import { describe } from '../../check/values';
import { type Hdf5, type Hdf5Array, openHdf5 } from '../hdf5';
import { isLayersModel, isObject, type JsonObject, parsedJson, type StoredModel } from './model-json';

/** How files begin: those of `model.save('x.keras')`, which are ZIP archives, and those of `model.save('x.h5')`. */
const BEGINNINGS = { keras: [0x50, 0x4b, 0x03, 0x04], h5: [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a] } as const;

/** Bytes that are unpacked, at most, for each that is read: Keras packs nothing, others might. */
const MOST_UNPACKED = 64;

/** Types of numbers that become float32 without another value. */
const TYPES = ['<f4', '>f4', '<f2', '>f2'];

/** Which of Keras's files bytes are those of, by how they begin; undefined if of none. */
export function kerasKind(bytes: Uint8Array): 'keras' | 'h5' | undefined {
  if (BEGINNINGS.keras.every((byte, index) => bytes[index] === byte)) return 'keras';
  return BEGINNINGS.h5.every((byte, index) => bytes[index] === byte) ? 'h5' : undefined;
}

/**
 * Reads a file that Keras saved a whole model to, 2 or 3.
 *
 * @param file its path, for errors
 * @throws RangeError or TypeError that says what it holds instead
 */
export function readKerasFile(file: string, bytes: Uint8Array): StoredModel {
  return kerasKind(bytes) === 'keras' ? readArchive(file, bytes) : readH5(file, openHdf5(bytes));
}

/** The format of Keras 3, and of late versions of 2: an archive with the layers, and the weights as HDF5. */
function readArchive(file: string, bytes: Uint8Array): StoredModel {
  const parts = unpack(bytes);
  const part = (name: string): Uint8Array => {
    const found = parts[name];
    if (found !== undefined) return found;
    const names = Object.keys(parts).slice(0, 3).join(', ');
    throw new RangeError(
      `expected ${name} in ${basename(file)}, as Keras puts it there, found ${names === '' ? 'nothing' : names}`,
    );
  };
  const text = (name: string): unknown => parsedJson(new TextDecoder().decode(part(name)));
  const config = text('config.json');
  const metadata = text('metadata.json');
  if (!isObject(config)) throw new TypeError(`expected the layers of a model, found ${describe(config)}`);
  const arrays = openHdf5(part('model.weights.h5')).arrays('layers');
  const version = isObject(metadata) ? metadata.keras_version : undefined;
  // What random layers draw from is no weight.
  const weights = arrays.filter(({ path }) => !/\/seed_generator(_\d+)?\/vars\//.test(path));
  return stored({ keras_version: version, model_config: config }, weights.map(named));
}

function unpack(bytes: Uint8Array): Readonly<Record<string, Uint8Array>> {
  let left = bytes.length * MOST_UNPACKED;
  const isWanted = ['config.json', 'metadata.json', 'model.weights.h5'];
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!isWanted.includes(name)) return false;
        left -= originalSize;
        if (left < 0) throw new RangeError(`${name} would be of ${originalSize} bytes`);
        return true;
      },
    });
  } catch (cause) {
    throw new RangeError(
      `expected a whole archive, found one that cannot be read: ${cause instanceof Error ? cause.message : describe(cause)}`,
      { cause },
    );
  }
}

/** The older format: all in one file of HDF5. */
function readH5(file: string, hdf5: Hdf5): StoredModel {
  const config = hdf5.attribute('', 'model_config');
  if (typeof config !== 'string') {
    throw new TypeError(
      `expected a whole model in ${basename(file)}, as model.save writes it, found no layers: where it holds weights ` +
        "alone, load them into the model in Keras, and save that: model.save('model.keras')",
    );
  }
  const training = hdf5.attribute('', 'training_config');
  const names = hdf5.attribute('model_weights', 'layer_names');
  const weights = list(names).flatMap((layer) => {
    const arrays = hdf5.arrays(`model_weights/${layer}`);
    return list(hdf5.attribute(`model_weights/${layer}`, 'weight_names')).map((name) => {
      const array = arrays.find(({ path }) => path === `model_weights/${layer}/${name}`);
      if (array === undefined) throw new RangeError(`expected the weights ${name} of layer ${layer}, found none`);
      // TensorFlow 2 ends a name with which output of an operation it is.
      return { ...named(array), name: name.replace(/:0$/, '') };
    });
  });
  const topology = { keras_version: hdf5.attribute('', 'keras_version'), model_config: parsedJson(config) };
  return stored(
    typeof training === 'string' ? { ...topology, training_config: parsedJson(training) } : topology,
    weights,
  );
}

function list(names: unknown): readonly string[] {
  return Array.isArray(names) ? names.map(String) : [];
}

interface NamedArray {
  readonly name: string;
  readonly array: Hdf5Array;
}

function named(array: Hdf5Array): NamedArray {
  return { name: array.path, array };
}

function stored(topology: JsonObject, weights: readonly NamedArray[]): StoredModel {
  if (!isLayersModel({ modelTopology: topology })) {
    const { model_config: config } = topology;
    const kind = isObject(config) ? (config.registered_name ?? config.class_name) : config;
    throw new TypeError(
      `expected a Sequential or Functional model, found ${describe(kind)}: build it of layers in Keras, and save that`,
    );
  }
  const parts = weights.map(({ name, array: { shape, type, values } }) => {
    if (!TYPES.includes(type)) throw new RangeError(`weights "${name}": expected float32, found the type ${type}`);
    return { spec: { name, shape: [...shape], dtype: 'float32' as const }, numbers: Float32Array.from(values()) };
  });
  const wrong = parts.find(({ spec, numbers }) => numbers.length !== spec.shape.reduce((size, each) => size * each, 1));
  if (wrong !== undefined) {
    throw new RangeError(
      `weights "${wrong.spec.name}": expected the shape [${wrong.spec.shape.join(', ')}], found ${wrong.numbers.length} numbers`,
    );
  }
  const all = new Float32Array(parts.reduce((sum, { numbers }) => sum + numbers.length, 0));
  let at = 0;
  for (const { numbers } of parts) {
    all.set(numbers, at);
    at += numbers.length;
  }
  return {
    topology,
    groups: [{ paths: [], specs: parts.map(({ spec }) => spec), bytes: all.byteLength }],
    bytes: all.buffer,
  };
}
