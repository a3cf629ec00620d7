// Whether the native backend computes, found out in a fresh process: a binding that crashes must not end this one.
import { StepError } from '../command/errors.mjs';
import { parseLastLine } from '../project/json.mjs';
import { place } from '../project/places.mjs';
import { execute } from './progress.mjs';

const COMPUTE = place('tools', 'native', 'compute.mjs');
const SECONDS = 120;

/**
 * @returns {Promise<string>} what computed, for the user
 * @throws {StepError} if nothing did, or the results are wrong
 */
export async function checkBinding() {
  // Of its own accord: a variable that helps to find the libraries must not hide that they are not found.
  const env = { ...process.env };
  for (const name of ['LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH']) Reflect.deleteProperty(env, name);
  const output = await execute('computing with the binding', process.execPath, [COMPUTE], { env, seconds: SECONDS });
  const { version, product, mean, loaded, computed } = /** @type {import('./compute.mjs').Computed} */ (
    parseLastLine(output)
  );
  if (String(product) !== '17,39' || mean !== 28) {
    throw new StepError(
      `computing with the binding: expected 17,39 and mean 28, found ${product.join()} and mean ${mean}`,
    );
  }
  return `TensorFlow ${version} computes, on Node ${process.versions.node}: loaded in ${loaded} ms, first operations ${computed} ms`;
}
