import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { reasonOf } from '@digits/common/text';

/**
 * Loads the package tfjs-node, which registers the backend `tensorflow`, if its native binding is there.
 *
 * The binding is looked for first: importing the package costs over a second even where it then fails.
 *
 * @returns nothing if it was loaded, else why not, as a sentence without its full stop
 */
export function loadNativeTensorflow(): string | undefined {
  if (!hasNativeBinding()) return `the package tfjs-node has no native binding in ${bindingsFolder()}`;
  restoreUtilFunctions();
  // TensorFlow's own notices about processor instructions are of no use to a learner.
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';
  try {
    require('@tensorflow/tfjs-node');
    return undefined;
  } catch (error) {
    return `the package tfjs-node does not load: ${reasonOf(error)}`;
  }
}

/** Whether `npm run setup:native`, or upstream's installer, has put a binding into the package. */
export function hasNativeBinding(): boolean {
  const folder = bindingsFolder();
  if (!existsSync(folder)) return false;
  return readdirSync(folder).some((abi) => existsSync(join(folder, abi, 'tfjs_binding.node')));
}

function bindingsFolder(): string {
  return join(dirname(require.resolve('@tensorflow/tfjs-node/package.json')), 'lib');
}

/** Puts back two functions of node:util that tfjs-node 4.22 calls: Node 23 has removed them, Node 22 warns at each. */
function restoreUtilFunctions(): void {
  // The module's namespace is frozen; the object that require() gives is the one tfjs-node uses.
  const target = require('node:util') as Record<string, unknown>;
  target.isNullOrUndefined = (value: unknown) => value === null || value === undefined;
  target.isArray = (value: unknown) => Array.isArray(value);
}
