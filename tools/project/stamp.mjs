// .cache/build.json holds the hash of every file of the build, and is written last: what differs from it, because a
// build was stopped, a disk was full or a file was changed by hand, is built anew.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';

import { filesIn, hashOfFile } from './hash.mjs';
import { parseJson } from './json.mjs';
import { LIBRARY, place } from './places.mjs';
import { writeWhole } from './whole-file.mjs';

const STAMP = place('.cache', 'build.json');

/** How the names of compiled files end. */
const COMPILED = /\.(js|js\.map|d\.ts)$/;

/** The folders of what is compiled, from the project's own. */
function folders() {
  const packages = existsSync(LIBRARY) ? readdirSync(LIBRARY) : [];
  return packages.map((name) => `lib/${name}/dist`).filter((folder) => existsSync(place(folder)));
}

/** What the compiler has made. */
const compiled = () =>
  folders()
    .flatMap(filesIn)
    .filter((name) => COMPILED.test(name));

/**
 * Whether the source of a compiled file is gone: renamed or deleted.
 *
 * @param {string} name from the project's folder
 */
const isStale = (name) => !existsSync(place(name.replace('/dist/', '/').replace(COMPILED, '.ts')));

/** Removes what the compiler made of modules that are gone, and would still be found by who asks for them. */
export function removeStale() {
  for (const name of compiled().filter(isStale)) rmSync(place(name));
}

/** What the last whole build made, with its hashes; undefined if there is none. */
function stamped() {
  try {
    const { files } = /** @type {{ files: Record<string, string> }} */ (parseJson(readFileSync(STAMP, 'utf8')));
    return Object.entries(files);
  } catch {
    return undefined;
  }
}

/** Whether JavaScript must be made although it looks fresh. */
export function changed() {
  if (folders().length === 0) return false;
  const files = stamped();
  return files === undefined || files.some(([name, wanted]) => hashOfFile(name) !== wanted && !isStale(name));
}

/** Notes what a build has made. */
export function stamp() {
  writeWhole(STAMP, JSON.stringify({ files: Object.fromEntries(compiled().map((name) => [name, hashOfFile(name)])) }));
}
