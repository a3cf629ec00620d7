// What lets cells run in the browser: scripts and data, which are kept until the library changes.
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

import { load } from '../project/library.mjs';
import { writeWhole } from '../project/whole-file.mjs';
import { hashOfAll } from './kept.mjs';
import { CACHE } from './places.mjs';

const KEPT = path.join(CACHE, 'live');
const STAMP = path.join(CACHE, 'live.txt');

/** What it is made of: the packages, what is installed, and what notebooks read. */
const MADE_OF = [
  'package-lock.json',
  ...['book', 'common', 'digits', 'engine', 'pictures', 'runner'].map((name) => `lib/${name}/dist`),
  'lib/runner/kernel',
  'lib/engine/kernels',
];

/** Makes it, where what is kept was made of something else. */
export async function keepLive() {
  const { READ, writeLive } = load('book/dist/live/build/write-live.js');
  const version = hashOfAll([...MADE_OF, ...READ]);
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === version) return;
  rmSync(STAMP, { force: true });
  rmSync(KEPT, { recursive: true, force: true });
  await writeLive(KEPT);
  writeWhole(STAMP, version);
}

/**
 * Puts it into the book.
 *
 * @param {string} folder the book's
 */
export async function copyLive(folder) {
  await keepLive();
  cpSync(KEPT, folder, { recursive: true });
}
