// Builds the binding against the TensorFlow that PyPI has for Python.
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

import { StepError } from '../command/errors.mjs';
import { parseJson } from '../project/json.mjs';
import { checkBinding } from './check.mjs';
import { findNodeHeaders, requireBuildTools, wheelPlatform } from './needs.mjs';
import { copySources, linkLibraries, placeBuilt, removeBinding } from './package.mjs';
import { BINDING, BUILT_BINDING, REQUIREMENTS, TENSORFLOW, TFJS_NODE, VENV, VENV_PYTHON } from './places.mjs';
import { execute, say } from './progress.mjs';

/** Written when the wheel, and then the binding, is complete. */
const NOTE = path.join(VENV, 'made-for.txt');
const BUILD_NOTE = path.join(VENV, 'built-for.txt');

/**
 * @param {string} file
 * @param {string} text
 */
const reads = (file, text) => existsSync(file) && readFileSync(file, 'utf8') === text;

/** What the wheel depends on; where it changes, another is installed. */
const wheelNote = () => `${process.platform} ${process.arch}\n${readFileSync(REQUIREMENTS, 'utf8')}`;

/** What the binding depends on. */
function buildNote() {
  const description = readFileSync(path.join(TFJS_NODE, 'package.json'), 'utf8');
  const { version } = /** @type {{ version: string }} */ (parseJson(description));
  return `${version}\n${wheelNote()}`;
}

/** Whether an earlier run has left a binding that only needs to be put in its place. */
export const isBuilt = () => hasWheel() && reads(BUILD_NOTE, buildNote()) && existsSync(BUILT_BINDING);
const hasWheel = () => reads(NOTE, wheelNote()) && existsSync(TENSORFLOW);

/**
 * Puts a binding for the wheel in its place; wheel and binding are made first, unless they are there.
 *
 * @returns {Promise<string>} what computes now
 * @throws {StepError} if a step fails; the package is then left without a binding
 */
export async function installFromWheel() {
  if (!isBuilt()) {
    const platform = wheelPlatform();
    requireBuildTools();
    await installWheel(platform);
    await build();
  }
  try {
    await placeBuilt();
    return await checkBinding();
  } catch (error) {
    await removeBinding();
    // Made anew next time.
    await rm(BUILD_NOTE, { force: true });
    throw error;
  }
}

/** @param {string} platform pip's name for this system */
async function installWheel(platform) {
  if (hasWheel()) return say('the TensorFlow wheel is in .venv-native from an earlier run');
  say('making the virtual environment .venv-native');
  await execute('making .venv-native', 'python3', ['-m', 'venv', '--clear', VENV]);
  say('installing the TensorFlow wheel there (about 275 MB to download, 1.2 GB on disk; pip checks its SHA-256)');
  await execute('installing the TensorFlow wheel', VENV_PYTHON, [
    ...['-m', 'pip', 'install', '--disable-pip-version-check', '--progress-bar', 'off'],
    ...['--require-hashes', '--requirement', REQUIREMENTS],
    // Only its headers and libraries are used: no dependency, no compiled Python, and any Python will do.
    ...['--no-deps', '--no-compile', '--ignore-requires-python', '--only-binary', ':all:'],
    ...['--platform', platform, '--python-version', '3.11', '--implementation', 'cp'],
    ...['--target', path.dirname(TENSORFLOW)],
  ]);
  await writeFile(NOTE, wheelNote());
}

async function build() {
  // gyp makes a Makefile, which cannot hold a path with a space: so neither the project's path nor Node's
  // may be in it.
  const stage = realpathSync(await mkdtemp(path.join(os.tmpdir(), 'digits-native-')));
  try {
    if (stage.includes(' ')) {
      throw new StepError(
        `building the binding: expected a folder for temporary files without a space, found ${stage}: set TMPDIR`,
      );
    }
    await copySources(stage);
    await linkLibraries(path.join(stage, 'deps', 'lib'));
    await symlink(path.join(TENSORFLOW, 'include'), path.join(stage, 'deps', 'include'));
    const nodePreGyp = createRequire(path.join(TFJS_NODE, 'package.json')).resolve(
      '@mapbox/node-pre-gyp/bin/node-pre-gyp',
    );
    const headers = await linkHeaders(stage);
    say('building the binding');
    await execute('building the binding', process.execPath, [nodePreGyp, 'install', '--build-from-source'], {
      cwd: stage,
      env: { ...process.env, npm_config_python: 'python3', npm_config_nodedir: headers, ...runPath() },
    });
    await copyFile(path.join(stage, BINDING), BUILT_BINDING);
    await writeFile(BUILD_NOTE, buildNote());
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

/**
 * @param {string} stage
 * @returns {Promise<string | undefined>} what node-gyp calls nodedir; where there is none, it downloads Node's headers
 */
async function linkHeaders(stage) {
  const found = findNodeHeaders();
  say(
    found
      ? `Node's headers: ${path.join(found, 'include', 'node')}`
      : "Node's headers: none here, node-gyp downloads them; npm_config_nodedir can name a folder with include/node",
  );
  if (!found) return undefined;
  const folder = path.join(stage, 'node');
  await mkdir(folder);
  await symlink(path.join(found, 'include'), path.join(folder, 'include'));
  return folder;
}

/**
 * On macOS the binding must be told where its libraries lie; binding.gyp does that only for the names
 * that upstream's libraries have. For Linux it is right as it is.
 */
function runPath() {
  if (process.platform !== 'darwin') return {};
  return { LDFLAGS: [process.env.LDFLAGS, '-Wl,-rpath,@loader_path/../../deps/lib'].filter(Boolean).join(' ') };
}
