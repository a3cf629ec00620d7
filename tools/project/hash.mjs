// The one hash by which the project tells whether a file is what it was.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

import { place } from './places.mjs';

/**
 * Hash of a content.
 *
 * @param {readonly (string | Uint8Array)[]} parts one after the other
 */
export function hashOf(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

/**
 * Hash of a file's content; undefined if it cannot be read.
 *
 * @param {string} name from the project's folder
 */
export function hashOfFile(name) {
  try {
    return hashOf(readFileSync(place(name)));
  } catch {
    return undefined;
  }
}

/**
 * The files of a folder and of those in it, sorted; what is no folder is its only one.
 *
 * @param {string} name from the project's folder, as are the results
 * @returns {string[]}
 */
export function filesIn(name) {
  if (!statSync(place(name), { throwIfNoEntry: false })?.isDirectory()) return [name];
  const entries = readdirSync(place(name), { recursive: true, encoding: 'utf8' });
  const files = entries.map((entry) => path.posix.join(name, entry.replaceAll(path.sep, '/')));
  return files.filter((file) => statSync(place(file)).isFile()).sort();
}
