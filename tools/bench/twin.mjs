// Compiles the native twin of the engine, for this very machine.
import { execFile } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

import { TWIN, TWIN_SOURCE } from './places.mjs';

// Without errno, of which nothing is read, a root is one instruction.
const OPTIONS = ['-O3', '-march=native', '-fno-math-errno', '-fno-trapping-math', '-pthread', '-std=c++20'];

/** @param {string} file */
const changed = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/**
 * The compiled twin.
 *
 * @returns {Promise<string>} its program
 * @throws Error if there is no g++, or it does not compile
 */
export async function twinProgram() {
  if (changed(TWIN) < changed(TWIN_SOURCE)) {
    mkdirSync(path.dirname(TWIN), { recursive: true });
    await promisify(execFile)('g++', [...OPTIONS, TWIN_SOURCE, '-o', TWIN]);
  }
  return TWIN;
}
