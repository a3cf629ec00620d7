import { closeSync, constants, fstatSync, openSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { codeOf } from '@digits/common/files';

import { MODEL_FILE } from './folder';
import { kerasKind, readKerasFile } from './keras-file';
import { isLfsPointer, parseModelJson, type StoredModel, type WeightGroup } from './model-json';

/** How often a model is read anew because another was saved meanwhile. */
const MOST_READINGS = 1000;

/**
 * Reads a model's files. Where another process saves a model there at the same time, this is the old one or
 * the new one, never some of each: the files of weights carry names of their own, and when those of the old
 * one are gone, model.json names those of the new.
 *
 * @param name of the file with the layers, where it is not model.json: another JSON, or one that Keras saved
 * @throws Error if a file is missing or no regular one, or the files do not make a whole model
 */
export function readStored(folder: string, name = MODEL_FILE): StoredModel {
  const file = join(folder, name);
  if (name !== MODEL_FILE) {
    const bytes = readRegular(file);
    if (kerasKind(bytes) !== undefined) return readKerasFile(file, bytes);
  }
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
    const size = sizes.reduce((sum, each) => sum + each, 0);
    if (size !== bytes) requireNoPointers(folder, paths);
    requireSize(bytes, size, paths);
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

/** The longest that a pointer of Git LFS is, in bytes. */
const POINTER_SIZE = 1024;

/** @throws Error if Git has put pointers in place of the weights */
function requireNoPointers(folder: string, paths: readonly string[]): void {
  const pointer = paths.find((path) => {
    const file = join(folder, path);
    return sizeOf(file) <= POINTER_SIZE && isLfsPointer(readRegular(file));
  });
  if (pointer === undefined) return;
  throw new Error(`expected weights in ${pointer}, found a pointer of Git LFS: 'git lfs pull' fetches the file itself`);
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
