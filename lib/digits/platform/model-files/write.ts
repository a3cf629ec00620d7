import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { codeOf, draftsOf, isAbandoned, makeFolder, newDraft, putInPlace, writeSynced } from '@digits/common/files';

import { jsonIn, LATER_WEIGHTS, MODEL_FILE, WEIGHTS_FILE } from './folder';
import { weightFilesOf } from './model-json';

/** A model as it is to be written. */
export interface WritableModel {
  /** The text of model.json, when the weights are in a file of this name. */
  readonly json: (weightsFile: string) => string;
  readonly weights: Uint8Array;
}

/**
 * Puts a model into a folder in whose place the old one may be read, or another be written, at any time.
 *
 * 1. A draft of model.json is written, which names the file of the weights.
 * 2. The weights are written under that name, which no file had before.
 * 3. The draft takes the place of model.json: at this moment the old model becomes the new one.
 * 4. Weights that no model.json and no other save names any longer are removed.
 *
 * Whatever happens between two steps, the old model or the new one is whole; what is left over, the next
 * save removes.
 *
 * @throws the file system's Error if it cannot be written; the old model is then as it was
 */
export function writeModel(folder: string, model: WritableModel): void {
  makeFolder(folder);
  const target = join(folder, MODEL_FILE);
  const note = noteOfFirstWeights(folder);
  try {
    if (existsSync(target) || !writeAs(WEIGHTS_FILE, folder, model, true)) {
      writeAs(`weights-${randomBytes(8).toString('hex')}.bin`, folder, model, false);
    }
    try {
      removeLeftovers(folder);
    } catch {
      // The model is saved; the next save tries again.
    }
  } finally {
    if (note !== undefined) rmSync(note, { force: true });
  }
}

/**
 * Notes that the weights of a folder's first save are about to be superseded. Other weights are known for
 * this project's own by their names, also when no model has them any longer; these, by this note.
 *
 * @returns an empty draft of their file; undefined if the model that is there has other weights
 */
function noteOfFirstWeights(folder: string): string | undefined {
  if (!weightFilesOf(jsonIn(join(folder, MODEL_FILE))).includes(WEIGHTS_FILE)) return undefined;
  const note = newDraft(join(folder, WEIGHTS_FILE));
  writeSynced(note, '');
  return note;
}

/**
 * Writes the files, with the weights under a name.
 *
 * @param first whether this must be the first model of the folder: the name would not be one of its own else
 * @returns false if it is not, and nothing was written
 */
function writeAs(weightsFile: string, folder: string, { json, weights }: WritableModel, first: boolean): boolean {
  const [target, weightsPath] = [join(folder, MODEL_FILE), join(folder, weightsFile)];
  const draft = newDraft(target);
  let written = false;
  let placed = false;
  try {
    writeSynced(draft, json(weightsFile));
    // Only now: whoever saves from here on sees the draft, and keeps the weights that it names.
    if (first && existsSync(target)) return false;
    writeSynced(weightsPath, weights);
    written = true;
    putInPlace(draft, target);
    placed = true;
    return true;
  } catch (error) {
    if (first && !written && codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
    if (written && !placed) rmSync(weightsPath, { force: true });
  }
}

/**
 * Removes weights that no model has any longer, and what saves that were killed left behind.
 *
 * The order matters. A save has a draft before it has weights, and that draft becomes model.json: so weights
 * are looked for first, drafts second, and model.json last.
 */
function removeLeftovers(folder: string): void {
  const target = join(folder, MODEL_FILE);
  const found = readdirSync(folder);
  const notes = draftsOf(join(folder, WEIGHTS_FILE));
  const abandoned = draftsOf(target).filter(isAbandoned);
  const isFirstOwn = notes.length > 0 || abandoned.some((draft) => namesFirstWeights(draft));
  const candidates = found.filter((name) => LATER_WEIGHTS.test(name) || (name === WEIGHTS_FILE && isFirstOwn));
  const current = draftsOf(target).filter((draft) => !abandoned.includes(draft));
  const named = [...current, target].map((file) => weightFilesOf(jsonIn(file)));
  // Another tool may have put something else there: then nothing is known to be left over.
  if (named.at(-1)?.length === 0) return;
  for (const name of candidates) {
    if (!named.flat().includes(name)) rmSync(join(folder, name), { force: true });
  }
  for (const draft of [...abandoned, ...notes.filter(isAbandoned)]) rmSync(draft, { force: true });
}

function namesFirstWeights(draft: string): boolean {
  return weightFilesOf(jsonIn(draft)).includes(WEIGHTS_FILE);
}
