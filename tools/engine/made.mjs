// What is made of sources and kept beside them has a record, made.json: of what it was made, and what came out. It is
// written last, so that a stopped build is begun again.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { StepError } from '../command/errors.mjs';
import { filesIn, hashOf, hashOfFile } from '../project/hash.mjs';
import { parseJson } from '../project/json.mjs';
import { installed, place } from '../project/places.mjs';
import { writeJson } from '../project/whole-file.mjs';

const RECORD = 'made.json';

/**
 * What something is made of.
 *
 * @typedef {object} Origin
 * @property {readonly string[]} sources files and folders, from the project's folder
 * @property {string} by the program, its version and its options
 */

/** @typedef {{ readonly by: string, readonly of: string, readonly files: Readonly<Record<string, string | undefined>> }} Made */

/** @param {Origin} origin */
const originHash = ({ sources, by }) =>
  hashOf(by, ...sources.flatMap(filesIn).flatMap((file) => ['\n', file, ' ', hashOfFile(file) ?? '']));

/** @param {string} folder */
function readRecord(folder) {
  try {
    return /** @type {Made} */ (parseJson(readFileSync(place(folder, RECORD), 'utf8')));
  } catch {
    return undefined;
  }
}

/**
 * Whether all that is kept in a folder is whole, and made of what there is today.
 *
 * @param {string} folder from the project's folder
 * @param {Origin} origin
 */
export function isMade(folder, origin) {
  const made = readRecord(folder);
  if (made?.of !== originHash(origin)) return false;
  return Object.entries(made.files).every(([name, hash]) => hashOfFile(path.posix.join(folder, name)) === hash);
}

/**
 * Notes what was made.
 *
 * @param {string} folder from the project's folder
 * @param {Origin} origin
 * @param {readonly string[]} names the files
 */
export function noteMade(folder, origin, names) {
  const files = Object.fromEntries(names.map((name) => [name, hashOfFile(path.posix.join(folder, name))]));
  /** @satisfies {Made} */
  const made = { by: origin.by, of: originHash(origin), files };
  writeJson(place(folder, RECORD), made);
}

/**
 * Asks for the package that makes something: commands that only run the notebooks leave it out.
 *
 * @param {string} name of the package
 * @param {{ what: string, folder: string, sources: readonly string[] }} target what is done, and where and of what
 * @throws {StepError} if it is not installed
 */
export function requireMaker(name, { what, folder, sources }) {
  if (existsSync(installed(name, 'package.json'))) return;
  throw new StepError(
    `${what}: ${folder} is not what its sources make, and ${name} is not installed: "npm ci" installs it; if you ` +
      `have not changed them, "git checkout ${[folder, ...sources].join(' ')}" puts them back`,
  );
}
