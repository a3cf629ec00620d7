import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { codeOf, draftsOf } from '@digits/common/files';

import { listFolder, readText, statusOf } from '../files';
import { type Location, pathOf } from '../location';
import { isLayersModel, weightFilesOf } from './model-json';

/** The file of a model's layers, which names the files of its weights. */
export const MODEL_FILE = 'model.json';

/** The file of the weights that the first save to a folder makes. */
export const WEIGHTS_FILE = 'weights.bin';

/** Files of weights that later saves make: each its own, as the old must stay until the new is in place. */
export const LATER_WEIGHTS = /^weights-[0-9a-f]{16}\.bin$/;

/**
 * The folder of a model that a location names: the folder itself, or the model.json in it.
 *
 * @throws RangeError or TypeError if it is no place of this machine
 */
export function modelFolder(doing: string, location: Location): string {
  const path = pathOf(doing, location);
  return basename(path) === MODEL_FILE && !isFolder(doing, path) ? dirname(path) : path;
}

/** Where the layers of a model are: a folder, and the file in it. */
export interface ModelPlace {
  readonly folder: string;
  /** Name of the file in it. */
  readonly file: string;
  /** The folder if that file is model.json, else the path of the file. */
  readonly path: string;
}

/**
 * Where a location says that a model is: a folder with model.json, that file, or another one, such as Keras saves.
 *
 * @throws RangeError or TypeError if it is no place of this machine
 */
export function modelPlace(doing: string, location: Location): ModelPlace {
  const path = pathOf(doing, location);
  const isOther = basename(path) !== MODEL_FILE && statusOf(doing, path)?.isFile() === true;
  return isOther
    ? { folder: dirname(path), file: basename(path), path }
    : { folder: modelFolder(doing, location), file: MODEL_FILE, path: modelFolder(doing, location) };
}

/** What a folder without a model.json holds instead, in words; undefined if nothing that is a model. */
export function otherModelIn(doing: string, folder: string): string | undefined {
  const names = listFolder(doing, folder)?.map(({ name }) => name) ?? [];
  if (names.includes('saved_model.pb')) {
    return (
      'a SavedModel of TensorFlow, which has no layers: load it in Keras 2 (keras.models.load_model) and save it ' +
      "with model.save('model.keras')"
    );
  }
  const other =
    names.find((name) => /\.(keras|h5|hdf5)$/i.test(name)) ??
    names.find((name) => name.endsWith('.json') && isLayersModel(jsonIn(join(folder, name))));
  return other === undefined ? undefined : `${other}: give the path of that file`;
}

/** Whether there is a model.json in a folder. */
export function holdsModel(folder: string): boolean {
  return existsSync(join(folder, MODEL_FILE));
}

/**
 * Checks that a model can be saved to a folder without touching what is not its own: the folder is new,
 * empty, or holds a layers model. Other files beside such a model stay.
 *
 * @throws Error if it holds other things, is no folder, or cannot be written
 */
export function requireSaveable(doing: string, folder: string): void {
  const refuse = (found: string): never => {
    throw new Error(
      `${doing}: expected ${folder} to be a new or empty folder, or one that holds a layers model, ` +
        `found ${found}: take another folder, or move that away`,
    );
  };
  const nearest = nearestExisting(folder);
  if (!isFolder(doing, nearest)) refuse(nearest === folder ? 'a file of that name' : `the file ${nearest}`);
  try {
    accessSync(nearest, constants.W_OK);
  } catch (cause) {
    throw new Error(`${doing}: expected a folder that can be written, found ${nearest}: ${String(codeOf(cause))}`, {
      cause,
    });
  }
  if (nearest !== folder) return;
  const others = strangers(folder);
  const file = join(folder, MODEL_FILE);
  // Looked for last, as another process may have finished its save meanwhile.
  if (!existsSync(file)) {
    if (others.length > 0)
      refuse(`other things there (${others.slice(0, 3).join(', ')}${others.length > 3 ? ', ...' : ''})`);
  } else if (!isLayersModel(jsonIn(file))) refuse(`a ${MODEL_FILE} there that is not one of a layers model`);
}

/** What a folder without a model holds, beside hidden files and what saves that did not end left behind. */
function strangers(folder: string): string[] {
  const found = readdirSync(folder);
  const drafts = draftsOf(join(folder, MODEL_FILE));
  const own = new Set([
    ...drafts.map((draft) => basename(draft)),
    ...drafts.flatMap((draft) => weightFilesOf(jsonIn(draft))),
  ]);
  return found.filter((name) => !own.has(name) && !name.startsWith('.') && !LATER_WEIGHTS.test(name));
}

/** What a file of JSON holds; undefined if it is not there, cannot be read, or is not JSON. */
export function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readText('reading JSON', file));
  } catch {
    return undefined;
  }
}

function isFolder(doing: string, path: string): boolean {
  return statusOf(doing, path)?.isDirectory() === true;
}

function nearestExisting(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestExisting(dirname(path));
}
