import { closeSync, constants, fstatSync, openSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { codeOf } from '@digits/common/files';

import { MODEL_FILE } from './folder';
import { type ModelJson, parseModelJson, type WeightGroup } from './model-json';

/** A model as it lies in a folder. */
export interface StoredModel extends ModelJson {
  /** All weights, in the order of the groups. */
  readonly bytes: ArrayBuffer;
}

/** How often a model is read anew because another was saved meanwhile. */
const MOST_READINGS = 1000;

/**
 * Reads a model's files. Where another process saves a model there at the same time, this is the old one or
 * the new one, never some of each: the files of weights carry names of their own, and when those of the old
 * one are gone, model.json names those of the new.
 *
 * @throws Error if a file is missing or no regular one, or the files do not make a whole model
 */
export function readStored(folder: string): StoredModel {
  const file = join(folder, MODEL_FILE);
  for (let readings = 1; ; readings++) {
    const text = readRegular(file).toString('utf8');
    try {
      const json = parseModelJson(text);
      return { ...json, bytes: readWeights(folder, json.groups) };
    } catch (error) {
      if (readings === MOST_READINGS || readRegular(file).toString('utf8') === text) throw error;
    }
  }
}

function readWeights(folder: string, groups: readonly WeightGroup[]): ArrayBuffer {
  const parts = groups.flatMap(({ paths, bytes }) => {
    // Sizes are compared before a byte is read: a wrong file may be of any size.
    const sizes = paths.map((path) => sizeOf(join(folder, path)));
    requireSize(
      bytes,
      sizes.reduce((sum, size) => sum + size, 0),
      paths,
    );
    return paths.map((path, index) => {
      const part = readRegular(join(folder, path));
      requireSize(sizes[index] ?? 0, part.length, [path]);
      return part;
    });
  });
  const total = parts.reduce((sum, part) => sum + part.length, 0);
  const weights = new Uint8Array(total);
  let at = 0;
  for (const part of parts) {
    weights.set(part, at);
    at += part.length;
  }
  return weights.buffer;
}

function requireSize(expected: number, found: number, paths: readonly string[]): void {
  if (found !== expected) {
    throw new RangeError(`expected ${expected} bytes of weights, found ${found} in ${paths.join(', ') || 'no file'}`);
  }
}

/** @throws Error if it is no regular file: of others, such as /dev/zero, there is no size, and no end */
function sizeOf(file: string): number {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) throw new Error(`expected the file ${file}, found none`);
  if (!found.isFile()) {
    throw new Error(`expected ${file} to be a file, found ${found.isDirectory() ? 'a folder' : 'a device'}`);
  }
  return found.size;
}

function readRegular(file: string): Buffer {
  sizeOf(file);
  let opened: number | undefined;
  try {
    // Should it have become a pipe meanwhile, opening it does not wait for someone who writes.
    opened = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
    if (!fstatSync(opened).isFile()) throw new Error('it is no longer a file');
    return readFileSync(opened);
  } catch (cause) {
    throw new Error(`cannot read ${file}: ${codeOf(cause) ?? String(cause)}`, { cause });
  } finally {
    if (opened !== undefined) closeSync(opened);
  }
}
