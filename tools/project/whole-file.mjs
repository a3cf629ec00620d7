// Writes files, for what runs before the library is built.
import { randomUUID } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Writes a file as a whole or not at all, and makes its folder.
 *
 * @param {string} file
 * @param {string | Uint8Array} content
 */
export function writeWhole(file, content) {
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${randomUUID()}.tmp`;
  try {
    writeFileSync(draft, content);
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/**
 * Tries whether a file can be written later, after work that would be lost with it, and makes its folder.
 *
 * @param {string} file
 * @throws {Error} if a folder stands there, or nothing can be written beside it
 */
export function requireWritable(file) {
  const whole = path.resolve(file);
  if (statSync(whole, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Error(`expected a file, found the folder ${whole}`);
  }
  const probe = `${file}.${randomUUID()}.tmp`;
  writeWhole(probe, '');
  rmSync(probe);
}

/**
 * @param {string} file
 * @param {unknown} value
 */
export const writeJson = (file, value) => writeWhole(file, `${JSON.stringify(value, null, 2)}\n`);
