// Puts a binding and its libraries into the package tfjs-node, and takes them out again.
import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, readdir, realpath, rename, rm, rmdir, symlink } from 'node:fs/promises';
import path from 'node:path';

import { BINDING, BUILT_BINDING, TENSORFLOW, TFJS_NODE } from './places.mjs';

/**
 * Names under which the binding, or the linker, looks for the wheel's libraries.
 *
 * @type {Readonly<Record<string, Readonly<Record<string, string>>>>}
 */
const LIBRARY_LINKS = {
  linux: {
    'libtensorflow.so': 'libtensorflow_cc.so.2',
    'libtensorflow_cc.so.2': 'libtensorflow_cc.so.2',
    'libtensorflow_framework.so': 'libtensorflow_framework.so.2',
    'libtensorflow_framework.so.2': 'libtensorflow_framework.so.2',
  },
  darwin: {
    'libtensorflow.2.dylib': 'libtensorflow_cc.2.dylib',
    'libtensorflow_cc.2.dylib': 'libtensorflow_cc.2.dylib',
    'libtensorflow_framework.2.dylib': 'libtensorflow_framework.2.dylib',
  },
};

export const hasBinding = () => existsSync(path.join(TFJS_NODE, BINDING));

/**
 * Links the libraries of the wheel into a folder.
 *
 * The links are relative, so that the project's folder can be moved as a whole.
 *
 * @param {string} folder
 */
export async function linkLibraries(folder) {
  await mkdir(folder, { recursive: true });
  const from = path.relative(await realpath(folder), await realpath(TENSORFLOW));
  for (const [name, library] of Object.entries(LIBRARY_LINKS[process.platform] ?? {})) {
    await symlink(path.join(from, library), path.join(folder, name));
  }
}

/** Puts the binding that was built against the wheel in its place. */
export async function placeBuilt() {
  await removeBinding();
  await linkLibraries(path.join(TFJS_NODE, 'deps', 'lib'));
  await placeBinding(BUILT_BINDING);
}

/** @param {string} stage a folder in which upstream's installer succeeded */
export async function placeUpstream(stage) {
  await removeBinding();
  await cp(path.join(stage, 'deps'), path.join(TFJS_NODE, 'deps'), { recursive: true, verbatimSymlinks: true });
  await placeBinding(path.join(stage, BINDING));
}

/**
 * The binding comes last and in one move: where it is, its libraries are.
 *
 * @param {string} file
 */
async function placeBinding(file) {
  const target = path.join(TFJS_NODE, BINDING);
  await mkdir(path.dirname(target), { recursive: true });
  await copyFile(file, `${target}.new`);
  await rename(`${target}.new`, target);
}

/** Takes out whatever an installer put into the package. */
export async function removeBinding() {
  if (!existsSync(TFJS_NODE)) return;
  /** @param {readonly string[]} parts */
  const at = (...parts) => path.join(TFJS_NODE, ...parts);
  await rm(at(path.dirname(BINDING)), { recursive: true, force: true });
  await rm(at('deps'), { recursive: true, force: true });
  for (const name of await readdir(TFJS_NODE)) {
    // node-pre-gyp also leaves build-tmp-napi-v8 and its like.
    if (/^build(-tmp-napi-v\d+)?$/.test(name)) await rm(at(name), { recursive: true });
  }
  await rmdir(at('lib')).catch(() => undefined);
}

/**
 * Copies what is needed to build the binding into an empty folder.
 *
 * @param {string} target
 */
export async function copySources(target) {
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  for (const name of ['package.json', 'binding.gyp', 'binding', 'scripts']) {
    await cp(path.join(TFJS_NODE, name), path.join(target, name), { recursive: true });
  }
}
