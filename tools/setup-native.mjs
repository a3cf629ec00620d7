// npm run setup:native [-- OPTIONS]: gives tfjs-node its native binding, where its own installer cannot.
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { checkBinding } from './native/check.mjs';
import { hasBinding, removeBinding } from './native/package.mjs';
import { LOG, TFJS_NODE, VENV } from './native/places.mjs';
import { begin, Interrupted, say } from './native/progress.mjs';
import { installFromUpstream, LIMIT } from './native/upstream.mjs';
import { installFromWheel, isBuilt } from './native/wheel.mjs';
import { build, command, install, ROOT, StepError } from './prepare.mjs';

const HELP = `npm run setup:native [-- OPTIONS]

Makes TensorFlow.js compute with native TensorFlow: gives the package @tensorflow/tfjs-node its binding,
which the installation leaves out. Upstream's installer is tried first. Where it fails, the binding is
built against the TensorFlow wheel of PyPI, in .venv-native: that takes Python 3.9 or later with venv, a
C++ compiler, make, and 1.3 GB on disk. For Linux x64 and arm64, and macOS; Node 20, 22 and 24.

npm ci empties node_modules: run this again afterwards. It is quick while .venv-native is there.

  --undo   removes the binding, its libraries and .venv-native
  --help   shows this text

The log is in ${path.relative(ROOT, LOG)}.`;

function options() {
  try {
    return parseArgs({ options: { undo: { type: 'boolean' }, help: { type: 'boolean' } } }).values;
  } catch (error) {
    throw new StepError(`${error.message}\n\n${HELP}`);
  }
}

async function undo() {
  await removeBinding();
  await rm(VENV, { recursive: true, force: true });
  console.log('The binding, its libraries and .venv-native are removed: WebAssembly computes.');
  return 0;
}

/** A way that may fail, and is then followed by another. @returns {Promise<string | undefined>} what computes */
async function attempt(work) {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    say(error.message);
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

await command(async () => {
  const { help, undo: undoing } = options();
  if (help) return console.log(HELP);
  if (undoing) return undo();
  install();
  build();
  begin();
  try {
    say(
      `native TensorFlow for ${path.relative(ROOT, TFJS_NODE)}: ${process.platform} ${process.arch}, Node ${process.versions.node}`,
    );
    say(await setUp());
    say('npm start and the notebooks use it from now on; npm run setup:native -- --undo removes it');
    return 0;
  } catch (error) {
    say(`${error.message}\n\nThe notebooks compute with WebAssembly as before. The log: ${LOG}`);
    return error.status ?? 1;
  }
});
