// Modules of WebAssembly that are kept in the repository, and the compiler that makes them of AssemblyScript.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { messageOf, StepError } from '../command/errors.mjs';
import { parseJson } from '../project/json.mjs';
import { installed, place, ROOT } from '../project/places.mjs';
import { writeWhole } from '../project/whole-file.mjs';
import { isMade, noteMade, requireMaker } from './made.mjs';

/**
 * A folder of modules.
 *
 * @typedef {object} Modules
 * @property {string} what they are, for messages
 * @property {string} folder where they are kept, from the project's folder
 * @property {string} entry the source that is compiled
 * @property {readonly string[]} sources all that it is made of, files and folders
 * @property {readonly string[]} options besides those that all have
 * @property {Readonly<Record<string, string>>} features beyond plain WebAssembly, for each module
 */

/** Options of the compiler that every module has. */
const OPTIONS = ['-O3', '--noAssert', '--runtime', 'stub', '--importMemory', '--use', 'abort='];

/**
 * What compiles: the versions that package-lock.json lists, and the options. Whether they are installed or not.
 *
 * @param {Modules} modules
 */
function compilerOf({ options, features }) {
  const { packages } = /** @type {{ packages: Record<string, { version?: string } | undefined> }} */ (
    parseJson(readFileSync(place('package-lock.json'), 'utf8'))
  );
  const versions = ['assemblyscript', 'binaryen'].map((name) => `${name} ${packages[`node_modules/${name}`]?.version}`);
  const enabled = Object.entries(features).map(([name, list]) => `${name}: ${list}`);
  return [...versions, [...OPTIONS, ...options].join(' '), ...enabled].join('; ');
}

/**
 * Compiles one of the modules.
 *
 * @param {Modules} modules
 * @param {string} name
 * @returns {Promise<Uint8Array>}
 * @throws {StepError} what the compiler says
 */
export async function compileModule({ what, entry, options, features }, name) {
  const folder = mkdtempSync(path.join(tmpdir(), 'digits-engine-'));
  try {
    const file = path.join(folder, `${name}.wasm`);
    const args = [place(entry), '--outFile', file, ...OPTIONS, ...options, '--enable', features[name] ?? ''];
    await promisify(execFile)(process.execPath, [installed('assemblyscript/bin/asc.js'), ...args], { cwd: ROOT });
    return readFileSync(file);
  } catch (error) {
    const { stderr } = /** @type {import('node:child_process').ExecFileException} */ (error);
    throw new StepError(`compiling ${what}: ${stderr?.trim() ?? messageOf(error)}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Compiles the modules anew, if those that are kept are torn or not of today's sources.
 *
 * @param {Modules} modules
 * @throws {StepError} if they must be compiled and cannot be
 */
export async function makeModules(modules) {
  const { what, folder, sources, features } = modules;
  const origin = { sources, by: compilerOf(modules) };
  if (isMade(folder, origin)) return;
  requireMaker('assemblyscript', { what: `compiling ${what}`, folder, sources });
  const started = performance.now();
  const names = Object.keys(features);
  const made = await Promise.all(names.map(async (name) => ({ name, bytes: await compileModule(modules, name) })));
  for (const { name, bytes } of made) writeWhole(place(folder, `${name}.wasm`), bytes);
  noteMade(
    folder,
    origin,
    names.map((name) => `${name}.wasm`),
  );
  const sizes = made.map(({ name, bytes }) => `${name}.wasm of ${bytes.length} bytes`);
  console.log(`compiled ${what}: ${sizes.join(', ')}, ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
