// The reader's own copy of the notebooks, so that what is run and saved leaves the lessons as they are.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { parseJson } from '../project/json.mjs';
import { writeWhole } from '../project/whole-file.mjs';

/** Below the copy: which lesson each file was copied from, by fingerprint. */
const RECORD = '.copied.json';

/**
 * A cell as a file holds it.
 *
 * @typedef {object} Cell
 * @property {string} cell_type
 * @property {string | string[]} source
 * @property {unknown[]} [outputs]
 * @property {object} [attachments]
 */

/**
 * What a reader can change in a notebook, as a hash: cells and outputs, but not how the file is laid out, nor the
 * metadata and ids that JupyterLab writes on its own. A file that is no notebook counts as it is.
 *
 * @param {string} text
 */
export function fingerprint(text) {
  let content = text;
  try {
    const { cells } = /** @type {{ cells: Cell[] }} */ (parseJson(text));
    content = JSON.stringify(
      cells.map(({ cell_type, source, outputs = [], attachments = {} }) => [
        cell_type,
        Array.isArray(source) ? source.join('') : source,
        outputs,
        attachments,
      ]),
    );
  } catch {
    // Torn, or something else under this name: the reader's, until he says otherwise.
  }
  return createHash('sha256').update(content).digest('hex');
}

/**
 * Fingerprints of lessons, by the names of files: the one that a file was copied from, and the one that was put
 * beside it.
 *
 * @typedef {object} CopyRecord
 * @property {Record<string, string>} files
 * @property {Record<string, string>} beside
 */

/**
 * @param {string} folder
 * @returns {CopyRecord}
 */
function readRecord(folder) {
  try {
    const text = readFileSync(path.join(folder, RECORD), 'utf8');
    const { files, beside } = /** @type {Partial<CopyRecord>} */ (parseJson(text));
    return { files: { ...files }, beside: { ...beside } };
  } catch {
    // Without a record every file counts as changed: none is lost.
    return { files: {}, beside: {} };
  }
}

/**
 * The name for a newer lesson beside a changed one: 3-a-new.ipynb, 3-a-new-2.ipynb, ...
 *
 * @param {string} name
 * @param {(candidate: string) => boolean} usable
 */
function nameBeside(name, usable) {
  const stem = name.slice(0, -'.ipynb'.length);
  for (let count = 1; ; count++) {
    const candidate = `${stem}-new${count === 1 ? '' : `-${count}`}.ipynb`;
    if (usable(candidate)) return candidate;
  }
}

/**
 * Makes or refreshes the copy of every notebook in `lessons`:
 *
 * - one that is missing is copied;
 * - one that the reader has not changed becomes the lesson of today;
 * - one that he has changed, if only by running it and saving, stays; a newer lesson is put beside it once.
 *
 * @param {string} lessons folder of the sources
 * @param {string} folder the copy, which is made if need be
 * @returns {string[]} one line for each newer lesson that was put beside a changed one
 */
export function refreshCopy(lessons, folder) {
  mkdirSync(folder, { recursive: true });
  const { files, beside } = readRecord(folder);
  /** @type {string[]} */
  const messages = [];
  /** @param {string} name */
  const current = (name) => {
    const file = path.join(folder, name);
    return existsSync(file) ? fingerprint(readFileSync(file, 'utf8')) : undefined;
  };
  /** @param {string} name */
  const unchanged = (name) => current(name) === undefined || current(name) === files[name];
  for (const name of readdirSync(lessons)
    .filter((file) => file.endsWith('.ipynb'))
    .sort()) {
    const text = readFileSync(path.join(lessons, name), 'utf8');
    const lesson = fingerprint(text);
    /** @param {string} target */
    const copyTo = (target) => {
      if (current(target) !== lesson) writeWhole(path.join(folder, target), text);
      files[target] = lesson;
    };
    if (unchanged(name) || current(name) === lesson) copyTo(name);
    else if (files[name] !== lesson && beside[name] !== lesson) {
      const newer = nameBeside(name, (candidate) => unchanged(candidate) || current(candidate) === lesson);
      copyTo(newer);
      beside[name] = lesson;
      messages.push(`${name} has a newer lesson: yours stays as it is, the new one is ${newer}.`);
    }
  }
  writeWhole(path.join(folder, RECORD), `${JSON.stringify({ files, beside }, null, 1)}\n`);
  return messages;
}
