// Whether the native backend computes, found out in a fresh process: a binding that crashes must not end this one.
import path from 'node:path';
import { ROOT, StepError } from '../prepare.mjs';
import { execute } from './progress.mjs';

const COMPUTE = path.join(ROOT, 'tools', 'native', 'compute.cjs');
const SECONDS = 120;

/**
 * @returns {Promise<string>} what computed, for the user
 * @throws {StepError} if nothing did, or the results are wrong
 */
export async function checkBinding() {
  // Of its own accord: a variable that helps to find the libraries must not hide that they are not found.
  const { LD_LIBRARY_PATH, DYLD_LIBRARY_PATH, ...env } = process.env;
  const output = await execute('computing with the binding', process.execPath, [COMPUTE], { env, seconds: SECONDS });
  const { version, product, mean, loaded, computed } = JSON.parse(output.trim().split('\n').at(-1));
  if (String(product) !== '17,39' || mean !== 28) {
    throw new StepError(`computing with the binding: expected 17,39 and mean 28, found ${product} and mean ${mean}`);
  }
  return `TensorFlow ${version} computes, on Node ${process.versions.node}: loaded in ${loaded} ms, first operations ${computed} ms`;
}
