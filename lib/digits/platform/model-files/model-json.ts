import { reasonOf } from '@digits/common/text';
import type * as tf from '@tensorflow/tfjs-core';

import { describe } from '../../check/values';

/** An object of JSON, whose values were not yet looked at. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Weights that lie one after the other in some files. */
export interface WeightGroup {
  /** Names of files, as the manifest gives them. */
  readonly paths: readonly string[];
  readonly specs: readonly tf.io.WeightsManifestEntry[];
  /** Bytes of all files together. */
  readonly bytes: number;
}

/** What a model.json says, once it is known to make sense. */
export interface ModelJson {
  readonly topology: JsonObject;
  readonly groups: readonly WeightGroup[];
  readonly trainingConfig?: JsonObject;
  readonly userDefinedMetadata?: JsonObject;
}

/** A model as it lies in its files. */
export interface StoredModel extends ModelJson {
  /** All weights, in the order of the groups. */
  readonly bytes: ArrayBuffer;
}

/** Bytes of one number, by its type; as `quantization` has it where weights were made smaller. */
const NUMBER_BYTES: Readonly<Record<string, number>> = {
  float32: 4,
  int32: 4,
  bool: 1,
  uint8: 1,
  uint16: 2,
  float16: 2,
};

/** Kinds of models that TensorFlow.js keeps as layers. */
const MODEL_CLASSES = ['Sequential', 'Functional', 'Model'];

/**
 * Reads the text of a model.json in the TensorFlow.js Layers format.
 *
 * @throws SyntaxError if it is not JSON
 * @throws TypeError if it is JSON of something else; it says of what
 * @throws RangeError if the manifest of its weights makes no sense
 */
export function parseModelJson(text: string): ModelJson {
  const json = parsedJson(text);
  if (!isLayersModel(json)) throw new TypeError(`expected a layers model of TensorFlow.js, found ${kindOf(json)}`);
  const { modelTopology, weightsManifest, trainingConfig, userDefinedMetadata } = json;
  if (!Array.isArray(weightsManifest)) {
    throw new TypeError(
      `expected a weightsManifest, which says where the weights are, found ${describe(weightsManifest)}`,
    );
  }
  const groups = weightsManifest.map(groupOf);
  const names = groups.flatMap(({ specs }) => specs.map(({ name }) => name));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new RangeError(`expected each of the weights once, found "${twice}" twice`);
  return {
    topology: modelTopology,
    groups,
    ...(isObject(trainingConfig) && { trainingConfig }),
    ...(isObject(userDefinedMetadata) && { userDefinedMetadata }),
  };
}

/** Whether JSON is that of a layers model, whole or not. */
export function isLayersModel(json: unknown): json is JsonObject & { readonly modelTopology: JsonObject } {
  return (
    isObject(json) &&
    isObject(json.modelTopology) &&
    MODEL_CLASSES.includes(String(rootOf(json.modelTopology).class_name))
  );
}

/** Names of the files in which a model.json says that its weights are; none where it makes no sense. */
export function weightFilesOf(json: unknown): string[] {
  const groups: unknown = isObject(json) ? json.weightsManifest : undefined;
  if (!Array.isArray(groups)) return [];
  return groups.flatMap((group: unknown) => {
    const paths: unknown = isObject(group) ? group.paths : undefined;
    return Array.isArray(paths) ? paths.filter((path: unknown) => typeof path === 'string') : [];
  });
}

/** The model in a topology, which Keras wraps once more. */
export function rootOf(topology: JsonObject): JsonObject {
  return isObject(topology.model_config) ? topology.model_config : topology;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** How a pointer begins that Git LFS puts in place of a large file. */
const LFS_POINTER = 'version https://git-lfs.github.com/spec/';

/** Whether bytes are a pointer of Git LFS, in place of a file that was not fetched. */
export function isLfsPointer(bytes: Uint8Array): boolean {
  return new TextDecoder().decode(bytes.subarray(0, LFS_POINTER.length)) === LFS_POINTER;
}

/**
 * The value of JSON.
 *
 * @throws SyntaxError if it is none; it says what is there instead, as far as one can tell
 */
export function parsedJson(text: string): unknown {
  try {
    // Some editors put a mark of the byte order in front.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    const start = text.trimStart();
    if (start === '') throw new SyntaxError('expected JSON, found nothing', { cause });
    if (start.startsWith(LFS_POINTER)) {
      throw new SyntaxError("expected JSON, found a pointer of Git LFS: 'git lfs pull' fetches the file itself", {
        cause,
      });
    }
    if (start.includes('\0')) throw new SyntaxError('expected JSON, found bytes that are no text', { cause });
    if (start.startsWith('<')) {
      throw new SyntaxError('expected JSON, found HTML, such as a page that says why a download failed', { cause });
    }
    throw new SyntaxError(`expected JSON, found none: ${reasonOf(cause)}`, { cause });
  }
}

function kindOf(json: unknown): string {
  if (!isObject(json)) return describe(json);
  const { format, modelTopology, class_name: className, node } = json;
  if (
    format === 'graph-model' ||
    (isObject(modelTopology) && Array.isArray(modelTopology.node)) ||
    Array.isArray(node)
  ) {
    return 'a graph model, which has no layers: loadGraphModel of @tensorflow/tfjs-converter loads those';
  }
  if (MODEL_CLASSES.includes(String(className))) {
    return "the layers of a Keras model alone: save the whole model in Keras, model.save('model.keras')";
  }
  const names = Object.keys(json).slice(0, 3);
  return names.length > 0 ? `other JSON, with ${names.join(', ')}` : 'an empty object';
}

function groupOf(group: unknown): WeightGroup {
  if (!isObject(group) || !Array.isArray(group.paths) || !Array.isArray(group.weights)) {
    throw new TypeError(`expected paths and weights in each group of the weightsManifest, found ${describe(group)}`);
  }
  const paths: readonly unknown[] = group.paths;
  const wrong = paths.find((path) => !isPathBelow(path));
  if (wrong !== undefined || paths.includes(undefined)) {
    throw new RangeError(`expected weights in files of the model's own folder, found ${describe(wrong)}`);
  }
  const specs = group.weights.map(specOf);
  const bytes = specs.reduce(
    (sum, { shape, dtype, quantization }) => sum + size(shape) * bytesOf(quantization?.dtype ?? dtype),
    0,
  );
  return { paths: paths.map(String), specs, bytes };
}

/** Whether a path leads to a file in a folder or below, and never out of it. */
function isPathBelow(path: unknown): boolean {
  if (typeof path !== 'string' || path === '' || path.includes('\0')) return false;
  // A backslash parts names on Windows, and a colon follows a drive there.
  return !/^([/\\]|[a-z]:)/i.test(path) && !path.split(/[/\\]/).includes('..');
}

function specOf(spec: unknown): tf.io.WeightsManifestEntry {
  if (!isObject(spec) || typeof spec.name !== 'string') {
    throw new TypeError(`expected a name for each of the weights, found ${describe(spec)}`);
  }
  const { name, shape, dtype, group, quantization } = spec;
  const refuse = (expected: string, found: unknown): never => {
    throw new RangeError(
      `weights "${name}": expected ${expected}, ` +
        `found ${typeof found === 'object' ? JSON.stringify(found) : describe(found)}`,
    );
  };
  if (!isShape(shape)) return refuse('a shape of whole numbers', shape);
  if (dtype !== 'float32' && dtype !== 'int32' && dtype !== 'bool')
    return refuse('the type float32, int32 or bool', dtype);
  const entry: tf.io.WeightsManifestEntry = { name, shape: [...shape], dtype, ...(group === 'optimizer' && { group }) };
  if (quantization === undefined) return entry;
  if (!isQuantization(quantization, dtype)) return refuse('a quantization that TensorFlow.js knows', quantization);
  return { ...entry, quantization };
}

function isShape(shape: unknown): shape is readonly number[] {
  if (!Array.isArray(shape) || !shape.every((length) => Number.isSafeInteger(length) && length >= 0)) return false;
  return Number.isSafeInteger(size(shape) * 8);
}

function isQuantization(
  value: unknown,
  dtype: string,
): value is NonNullable<tf.io.WeightsManifestEntry['quantization']> {
  if (!isObject(value)) return false;
  if (value.dtype === 'float16') return dtype === 'float32';
  const known = value.dtype === 'uint8' || value.dtype === 'uint16';
  return known && dtype !== 'bool' && Number.isFinite(value.min) && Number.isFinite(value.scale);
}

function size(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

function bytesOf(dtype: string): number {
  return NUMBER_BYTES[dtype] ?? 0;
}
