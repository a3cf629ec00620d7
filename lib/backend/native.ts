import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Loads the package tfjs-node, which registers the backend `tensorflow`, if its native binding is there.
 *
 * The binding is looked for first: importing the package costs over a second even where it then fails.
 *
 * @returns nothing if it was loaded, else why not, as a sentence without its full stop
 */
export function loadNativeTensorflow(): string | undefined {
  const folder = join(dirname(require.resolve('@tensorflow/tfjs-node/package.json')), 'lib');
  if (!hasBinding(folder)) return `the package tfjs-node has no native binding in ${folder}`;
  restoreUtilFunctions();
  // TensorFlow's own notices about processor instructions are of no use to a learner.
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';
  try {
    require('@tensorflow/tfjs-node');
    return undefined;
  } catch (error) {
    return `the package tfjs-node does not load: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function hasBinding(folder: string): boolean {
  if (!existsSync(folder)) return false;
  return readdirSync(folder).some((abi) => existsSync(join(folder, abi, 'tfjs_binding.node')));
}

/** Puts back two functions of node:util that tfjs-node 4.22 calls and that Node 23 removed. */
function restoreUtilFunctions(): void {
  // The module's namespace is frozen; the object that require() gives is the one tfjs-node uses.
  const target = require('node:util') as Record<string, unknown>;
  target.isNullOrUndefined ??= (value: unknown) => value === null || value === undefined;
  target.isArray ??= (value: unknown) => Array.isArray(value);
}
