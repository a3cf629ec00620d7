// .cache/build.json holds the hash of every file of the build, and is written last: what differs from it, because a
// build was stopped, a disk was full or a file was changed by hand, is built anew.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

import { parseJson } from './json.mjs';
import { LIBRARY, place } from './places.mjs';
import { writeWhole } from './whole-file.mjs';

const STAMP = place('.cache', 'build.json');

/** The folders of what is compiled, from the project's own. */
function folders() {
  const packages = existsSync(LIBRARY) ? readdirSync(LIBRARY) : [];
  return packages.map((name) => `lib/${name}/dist`).filter((folder) => existsSync(place(folder)));
}

/**
 * Hash of a file's content; undefined if it cannot be read.
 *
 * @param {string} name from the project's folder
 */
function hash(name) {
  try {
    return createHash('sha256')
      .update(readFileSync(place(name)))
      .digest('hex');
  } catch {
    return undefined;
  }
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

/** @returns whether JavaScript and kernels must be made although they look fresh */
export function changed() {
  if (folders().length === 0) return { library: false, engine: false };
  const files = stamped();
  if (files === undefined) return { library: true, engine: true };
  const differing = files.filter(([name, wanted]) => hash(name) !== wanted).map(([name]) => name);
  const engine = differing.some((name) => name.endsWith('.wasm'));
  return { library: differing.some((name) => !name.endsWith('.wasm')), engine };
}

/** Notes what a build has made. */
export function stamp() {
  const files = folders().flatMap((folder) =>
    readdirSync(place(folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  );
  const made = files.filter((name) => /\.(js|d\.ts|map|wasm)$/.test(name)).sort();
  writeWhole(STAMP, JSON.stringify({ files: Object.fromEntries(made.map((name) => [name, hash(name)])) }));
}
