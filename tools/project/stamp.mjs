// .cache/build.json holds the hash of every file of the build, and one of its sources, and is written last: what differs
// from it, because a build was stopped, a disk was full or a file was changed by hand, is built anew.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';

import { filesIn, hashOf, hashOfFile } from './hash.mjs';
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

/** A hash of what the compiler reads; the kernels have a compiler of their own. */
function hashOfSources() {
  const names = filesIn('lib').filter((name) => name.endsWith('.ts') && !/\/(dist|assembly)\//.test(name));
  return hashOf(...names.flatMap((name) => [name, hashOfFile(name) ?? '']));
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

/**
 * What the last whole build made and of what, as hashes; undefined if there is none.
 *
 * @typedef {{ readonly files: Readonly<Record<string, string>>, readonly sources?: string | undefined }} Stamp
 * @returns {Stamp | undefined}
 */
function stamped() {
  try {
    const { files, sources } = /** @type {Stamp} */ (parseJson(readFileSync(STAMP, 'utf8')));
    // Whatever else it is, a torn one for example, is none.
    return { files: Object.fromEntries(Object.entries(files)), sources };
  } catch {
    return undefined;
  }
}

/** Whether somebody has changed the sources since they were compiled here. */
export function isEdited() {
  const before = stamped();
  return before !== undefined && before.sources !== hashOfSources();
}

/** Whether JavaScript must be made although it looks fresh. */
export function changed() {
  if (folders().length === 0) return false;
  const before = stamped();
  if (before === undefined) return true;
  return Object.entries(before.files).some(([name, wanted]) => hashOfFile(name) !== wanted && !isStale(name));
}

/** Notes what a build has made. Where that is noted already nothing is written: whoever may only read can go on. */
export function stamp() {
  const files = Object.fromEntries(compiled().map((name) => [name, hashOfFile(name)]));
  const content = JSON.stringify({ files, sources: hashOfSources() });
  if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== content) writeWhole(STAMP, content);
}
