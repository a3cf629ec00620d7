// Loads the native backend as the library does, multiplies two small matrices, and prints the result as JSON.
import { load, requireInstalled } from '../project/library.mjs';

/**
 * What is printed; times in milliseconds.
 *
 * @typedef {object} Computed
 * @property {string} version of TensorFlow
 * @property {number[]} product
 * @property {number} mean
 * @property {number} loaded time until the backend was there
 * @property {number} computed time of the first operations
 */

/** @typedef {import('@tensorflow/tfjs-core').KernelBackend & { binding: { TF_Version: string } }} NativeBackend */

/** @param {number} since */
const milliseconds = (since) => Math.round(performance.now() - since);

/** @returns {Promise<Computed>} */
async function compute() {
  const started = performance.now();
  await load('digits/dist/backend/backend.js').selectBackend('tensorflow');
  const loaded = milliseconds(started);
  const tf = /** @type {typeof import('@tensorflow/tfjs-core')} */ (requireInstalled('@tensorflow/tfjs-core'));
  const before = performance.now();
  const rows = tf.tensor2d([
    [1, 2],
    [3, 4],
  ]);
  const product = tf.matMul(rows, tf.tensor2d([[5], [6]]));
  const { binding } = /** @type {NativeBackend} */ (tf.backend());
  return {
    version: binding.TF_Version,
    product: [...product.dataSync()],
    mean: Number(tf.mean(product).dataSync()[0]),
    loaded,
    computed: milliseconds(before),
  };
}

try {
  console.log(`\n${JSON.stringify(await compute())}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
