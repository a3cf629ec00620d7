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
 * @property {number | null} [execution_count]
 * @property {object} [attachments]
 * @property {object} [metadata]
 */

/** Metadata of a notebook that JupyterLab, VS Code and the kernel write on their own. */
const WRITTEN_INTO_NOTEBOOKS = ['kernelspec', 'language_info', 'orig_nbformat', 'widgets'];

/** Metadata of a cell that they write on their own, when it is opened or run; a path where it lies deeper. */
const WRITTEN_INTO_CELLS = [
  ...['execution', 'ExecuteTime', 'trusted', 'vscode'],
  // How outputs are shown: a lesson has none.
  ...['collapsed', 'scrolled', 'jupyter.outputs_hidden'],
];

/** What holds of a cell that says nothing else; JupyterLab writes it down where its panel of properties was open. */
const USUAL = new Map([
  ['editable', true],
  ['deletable', true],
]);

/**
 * What somebody has written into metadata, in an order of its own: without what programs write alone, what is usual,
 * and what is empty. undefined if nothing is left.
 *
 * @param {unknown} value
 * @param {readonly string[]} [written] paths of what programs write
 * @param {string} [at] path of the value
 * @returns {unknown}
 */
function ownMetadata(value, written = [], at = '') {
  if (value === '') return undefined;
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map((each) => ownMetadata(each));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([key, held]) => !written.includes(at + key) && USUAL.get(key) !== held)
    .map(([key, held]) => /** @type {const} */ ([key, ownMetadata(held, written, `${at}${key}.`)]))
    .filter(([, own]) => own !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/**
 * What a reader can change in a notebook, as a hash: cells, outputs and metadata, such as tags; but not how the file
 * is laid out, nor the metadata and ids that programs write on their own. A file that is no notebook counts as it is.
 *
 * @param {string} text
 */
export function fingerprint(text) {
  let content = text;
  try {
    const { cells, metadata } = /** @type {{ cells: Cell[], metadata?: object }} */ (parseJson(text));
    const own = ownMetadata(metadata, WRITTEN_INTO_NOTEBOOKS);
    const parts = cells.map((cell) => {
      const { cell_type, source, outputs = [], attachments = {}, execution_count, metadata: ofCell } = cell;
      const code = Array.isArray(source) ? source.join('') : source;
      // What is not there leaves no trace, so that older records of a copy hold for most lessons.
      const marks = [execution_count ?? undefined, ownMetadata(ofCell, WRITTEN_INTO_CELLS)];
      return [cell_type, code, outputs, attachments, ...(marks.some((mark) => mark !== undefined) ? marks : [])];
    });
    content = JSON.stringify(own === undefined ? parts : [...parts, own]);
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
