// What every command of the project needs first. Only Node's own modules: nothing may be installed yet.
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

import { StepError } from '../command/errors.mjs';
import { parseJson } from './json.mjs';
import { installed, place, ROOT } from './places.mjs';
import { npm, run } from './run.mjs';

/**
 * What a lock file, and npm's record of what it has installed, say of a package.
 *
 * @typedef {object} Package
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {boolean} [link] whether it is a folder of the project, which is only linked
 * @property {boolean} [optional]
 * @property {boolean} [dev] whether only the tests, and who works on the project, need it
 * @property {Readonly<Record<string, string>>} [devDependencies]
 */

/**
 * What a command needs installed.
 *
 * @typedef {object} Need
 * @property {boolean} [tests] whether it needs what only the tests do, besides what the notebooks need
 */

/**
 * The packages that a lock file lists, by their place; undefined if it is not there, torn, or something else.
 *
 * @param {string} file
 * @returns {Readonly<Record<string, Package | null>> | undefined}
 */
function packages(file) {
  try {
    const { packages: listed } = /** @type {{ packages?: unknown }} */ (parseJson(readFileSync(file, 'utf8')));
    if (typeof listed !== 'object' || listed === null) return undefined;
    return /** @type {Record<string, Package | null>} */ (listed);
  } catch {
    return undefined;
  }
}

/**
 * Whether a package's own description is there, and holds something.
 *
 * @param {string} folder
 */
function hasDescription(folder) {
  return (statSync(path.join(folder, 'package.json'), { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/**
 * The packages that package-lock.json lists.
 *
 * @param {string} root the project's folder
 * @throws {StepError} if it cannot be read
 */
function listedPackages(root) {
  const listed = packages(path.join(root, 'package-lock.json'));
  if (listed !== undefined) return listed;
  throw new StepError('package-lock.json is missing or broken: "git checkout package-lock.json" puts it back');
}

/**
 * Whether node_modules holds what package-lock.json lists, by the record that npm keeps of it and by a look at
 * each package's folder. A package that is optional may be missing: it is for another system. The project's own
 * package is only linked, so its version may change.
 *
 * @param {string} [root] the project's folder
 * @param {Need} [need]
 * @throws {StepError} if package-lock.json cannot be read
 */
export function isInstalled(root = ROOT, { tests = false } = {}) {
  const listed = listedPackages(root);
  const found = packages(path.join(root, 'node_modules/.package-lock.json'));
  if (found === undefined) return false;
  return Object.entries(listed).every(([where, wanted]) => {
    if (wanted === null || !where.includes('node_modules/') || (wanted.dev === true && !tests)) return true;
    const there = found[where];
    if (there === undefined || there === null) return wanted.optional === true;
    const same = there.version === wanted.version && there.integrity === wanted.integrity && there.link === wanted.link;
    return same && hasDescription(path.join(root, where));
  });
}

/** Whether any package is there that only the tests need. */
const hasTestPackages = () =>
  Object.keys(listedPackages(ROOT)['']?.devDependencies ?? {}).some((name) => hasDescription(installed(name)));

/** Options of npm by which it takes what is listed, and runs no install script. */
const QUIET = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'];

/**
 * Installs exactly what package-lock.json lists, if it is not there already; runs no install script. What only the
 * tests need is left out, unless it is needed or was there before: nothing that was installed goes.
 *
 * @param {Need} [need]
 */
export async function install({ tests = false } = {}) {
  if (isInstalled(ROOT, { tests })) return;
  // Into what is whole, and holds nothing of it yet, npm puts it besides; all else it repairs by beginning anew.
  if (tests && !hasTestPackages() && isInstalled()) {
    console.log('Installing what the tests need besides ...');
    await npm('npm install', ['install', '--no-save', '--include=dev', ...QUIET]);
    return;
  }
  const again = existsSync(installed('.package-lock.json'));
  const why = again ? 'node_modules is not whole, or of another version' : 'the first time only';
  console.log(`Installing the packages that package-lock.json lists (${why}) ...`);
  await npm('npm ci', ['ci', tests || hasTestPackages() ? '--include=dev' : '--omit=dev', ...QUIET]);
  if (existsSync(place('.venv-native'))) {
    console.log('This has removed the native binding of tfjs-node: npm run setup:native puts it back in seconds.');
  }
}

/** Compiles the library; quick if nothing has changed. */
export async function build() {
  // Not by npm, whose shell would keep a signal to itself.
  await run('npm run build', process.execPath, [place('tools', 'build.mjs')]);
}

/**
 * Makes ready for a command that uses the library.
 *
 * @param {Need} [need]
 */
export async function prepare(need) {
  await install(need);
  await build();
}
