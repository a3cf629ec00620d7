// npm run setup:native [-- OPTIONS]: gives tfjs-node its native binding, where its own installer cannot.
import { rm } from 'node:fs/promises';
import path from 'node:path';

import { messageOf, StepError } from './command/errors.mjs';
import { define, main } from './command/main.mjs';
import { flag } from './command/options.mjs';
import { checkBinding } from './native/check.mjs';
import { hasBinding, removeBinding } from './native/package.mjs';
import { LOG, TFJS_NODE, VENV } from './native/places.mjs';
import { begin, Interrupted, say } from './native/progress.mjs';
import { installFromUpstream, LIMIT } from './native/upstream.mjs';
import { installFromWheel, isBuilt } from './native/wheel.mjs';
import { ROOT } from './project/places.mjs';
import { prepare } from './project/prepare.mjs';

async function undo() {
  await removeBinding();
  await rm(VENV, { recursive: true, force: true });
  console.log('The binding, its libraries and .venv-native are removed: WebAssembly computes.');
}

/**
 * A way that may fail, and is then followed by another.
 *
 * @param {() => Promise<string>} work
 * @returns {Promise<string | undefined>} what computes
 */
async function attempt(work) {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    say(messageOf(error));
    return undefined;
  }
}

async function setUp() {
  if (process.platform === 'win32') throw new StepError('setup:native is for Linux and macOS, and this is Windows.');
  if (hasBinding()) {
    say('looking whether the binding that is there computes');
    const found = await attempt(checkBinding);
    if (found) return found;
  }
  if (isBuilt()) {
    say('taking the binding of an earlier run from .venv-native');
    const found = await attempt(installFromWheel);
    if (found) return found;
  }
  say(`running upstream's installer (${LIMIT} s at most)`);
  const found = await attempt(installFromUpstream);
  if (found) return found;
  say('building against the TensorFlow wheel of PyPI instead');
  return installFromWheel();
}

/** Sets up, and tells each step. @returns the exit status */
async function setUpAndTell() {
  begin();
  const system = `${process.platform} ${process.arch}, Node ${process.versions.node}`;
  try {
    say(`native TensorFlow for ${path.relative(ROOT, TFJS_NODE)}: ${system}`);
    say(await setUp());
    say('npm start and the notebooks use it from now on; npm run setup:native -- --undo removes it');
    return 0;
  } catch (error) {
    say(`${messageOf(error)}\n\nThe notebooks compute with WebAssembly as before. The log: ${LOG}`);
    return error instanceof StepError ? error.status : 1;
  }
}

export const SETUP_NATIVE = define({
  name: 'npm run setup:native',
  purpose: [
    'Makes TensorFlow.js compute with native TensorFlow: gives the package @tensorflow/tfjs-node its binding, which ' +
      "the installation leaves out. Upstream's installer is tried first. Where it fails, the binding is built against " +
      'the TensorFlow wheel of PyPI, in .venv-native: that takes Python 3.9 or later with venv, a C++ compiler, make, ' +
      'and 1.3 GB on disk. For Linux x64 and arm64, and macOS; Node 20, 22 and 24.',
    'npm ci empties node_modules: run this again afterwards. It is quick while .venv-native is there.',
  ],
  options: { undo: flag('removes the binding, its libraries and .venv-native') },
  notes: [`The log is in ${path.relative(ROOT, LOG)}.`],
  run: async ({ undo: undoing }) => {
    if (undoing) return undo();
    await prepare();
    return setUpAndTell();
  },
});
main(import.meta.url, SETUP_NATIVE);
