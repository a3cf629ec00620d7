// What the book is made of that takes long and seldom changes: it is kept in .cache/book until it does.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { filesIn, hashOf, hashOfFile } from '../project/hash.mjs';
import { writeWhole } from '../project/whole-file.mjs';
import { CACHE } from './places.mjs';

/**
 * Hash of files and folders.
 *
 * @param {readonly string[]} names from the project's folder
 */
export const hashOfAll = (names) =>
  hashOf(...names.flatMap(filesIn).flatMap((name) => [`\n${name}\n`, hashOfFile(name) ?? '']));

/**
 * Makes those of some things that are not kept, all at once, and keeps them.
 *
 * @template Source, Made
 * @param {string} kind the folder that keeps them
 * @param {readonly Source[]} sources
 * @param {{
 *   name: (source: Source) => string,
 *   key: (source: Source) => string,
 *   make: (missing: readonly Source[]) => Promise<readonly Made[]> | readonly Made[],
 *   folder?: string,
 * }} how `name` is that of the file that keeps it, `key` a hash of all that it is made of
 * @returns {Promise<readonly Made[]>} in the order of the sources; the values of JSON
 */
export async function kept(kind, sources, { name, key, make, folder = CACHE }) {
  const places = sources.map((source) => ({
    source,
    file: path.join(folder, kind, `${name(source)}.json`),
    key: key(source),
  }));
  const before = places.map(({ file, key }) => read(file, key));
  const missing = places.filter((_, place) => before[place] === undefined);
  const made = missing.length === 0 ? [] : await make(missing.map(({ source }) => source));
  missing.forEach(({ file, key }, place) => writeWhole(file, JSON.stringify({ key, made: made[place] })));
  const left = [...made];
  return before.map((found) => /** @type {Made} */ (found === undefined ? left.shift() : found));
}

/**
 * @param {string} file
 * @param {string} key
 * @returns {unknown} undefined if what is kept there was made of something else, or cannot be read
 */
function read(file, key) {
  if (!existsSync(file)) return undefined;
  try {
    /** @type {unknown} */
    const found = JSON.parse(readFileSync(file, 'utf8'));
    const { key: madeOf, made } = /** @type {{ key: string, made: unknown }} */ (found);
    return madeOf === key ? made : undefined;
  } catch {
    return undefined;
  }
}
