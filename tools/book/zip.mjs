// Puts a folder into one file, the same bytes for the same files.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

import { zipSync } from 'fflate';

import { writeWhole } from '../project/whole-file.mjs';

/** The earliest day that the format knows: the files of a book have no time of their own. */
const DAY = new Date(1980, 0, 1);

/** What is compressed already gains nothing from it. */
const COMPRESSED = /\.(png|gz|zip|woff2)$/;

/**
 * @param {string} folder
 * @param {string} file
 * @returns the file
 */
export function zipFolder(folder, file) {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(path.join(folder, name)).isFile())
    .map((name) => name.replaceAll(path.sep, '/'))
    .sort();
  const inside = path.basename(folder);
  const entries = names.map((name) => {
    const level = /** @type {0 | 9} */ (COMPRESSED.test(name) ? 0 : 9);
    return /** @type {const} */ ([
      `${inside}/${name}`,
      [new Uint8Array(readFileSync(path.join(folder, name))), { level }],
    ]);
  });
  const zippable = /** @type {import('fflate').Zippable} */ (Object.fromEntries(entries));
  writeWhole(file, zipSync(zippable, { mtime: DAY }));
  return file;
}
