// Loads the native backend as the library does, multiplies two small matrices, and prints the result as JSON.
const path = require('node:path');

const started = performance.now();
const { selectBackend } = require(path.join(__dirname, '..', '..', 'lib', 'digits', 'dist', 'backend', 'backend.js'));
const tf = require('@tensorflow/tfjs-core');

const milliseconds = (since) => Math.round(performance.now() - since);

async function compute() {
  await selectBackend('tensorflow');
  const loaded = milliseconds(started);
  const before = performance.now();
  const product = tf.matMul(
    tf.tensor2d([
      [1, 2],
      [3, 4],
    ]),
    tf.tensor2d([[5], [6]]),
  );
  const result = {
    version: tf.backend().binding.TF_Version,
    product: [...product.dataSync()],
    mean: tf.mean(product).dataSync()[0],
    loaded,
    computed: milliseconds(before),
  };
  console.log(`\n${JSON.stringify(result)}`);
}

compute().catch((error) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
