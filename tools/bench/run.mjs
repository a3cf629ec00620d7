// One run of one system in a process of its own. Argument: the run as JSON. Prints a line of JSON.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { LIBRARY, ROOT } from './places.mjs';

const require = createRequire(join(ROOT, 'package.json'));
const { buildAnn } = require(join(LIBRARY, 'model/ann.js'));
const { buildCnn } = require(join(LIBRARY, 'model/cnn.js'));
const { cosineDecay } = require(join(LIBRARY, 'train/learning-rate.js'));
const { evaluate } = require(join(LIBRARY, 'evaluate/evaluate.js'));
const { fit } = require(join(LIBRARY, 'train/fit.js'));
const { loadMnist } = require(join(LIBRARY, 'data/mnist.js'));
const { predict } = require(join(LIBRARY, 'model/predict.js'));
const { selectBackend } = require(join(LIBRARY, 'backend/backend.js'));

/** The first digits of a part: views, not copies. */
const first = ({ images, labels }, count) => ({
  images: images.subarray(0, count * 784),
  labels: labels.subarray(0, count),
  count,
});

async function timed(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Through the library's own \`fit\`, as the notebooks call it. */
async function engine({
  threads,
  rounding,
  units = 128,
  batch = 32,
  images = 60_000,
  epochs,
  validate = true,
  seed = 1,
}) {
  await selectBackend('wasm');
  const { train, test } = loadMnist();
  const model = buildAnn({ hiddenUnits: units, seed });
  const options = { engine: 'wasm-simd', threads, rounding, batchSize: batch, epochs, seed };
  const history = await fit(model, first(train, images), { ...options, ...(validate && { validation: test }) });
  const results = history.epochs;
  // The first call compiles the kernels' faster code; a notebook sees it once.
  const evaluations = [];
  for (let round = 0; round < 5; round++) evaluations.push(await timed(() => evaluate(model, test)));
  return {
    seconds: results.map(({ seconds }) => seconds),
    losses: results.map(({ loss }) => loss),
    accuracies: results.map(({ validationAccuracy }) => validationAccuracy ?? null),
    evaluations,
    prediction: await timed(() => predict(model, test)),
  };
}

/** The small CNN by its own recipe, until the test accuracy reaches the goal. */
async function cnn({ goal, epochs, seed = 1 }) {
  await selectBackend('wasm');
  const { train, test } = loadMnist();
  const model = buildCnn({ seed });
  const results = [];
  const reached = new AbortController();
  const onEpoch = (result) => {
    results.push(result);
    if (result.validationAccuracy >= goal) reached.abort();
  };
  const options = {
    epochs,
    batchSize: 64,
    seed,
    learningRate: cosineDecay(0.004, epochs),
    augment: {},
    validation: test,
  };
  await fit(model, train, { ...options, engine: 'wasm-simd', onEpoch, signal: reached.signal }).catch((error) => {
    if (!reached.signal.aborted) throw error;
  });
  return {
    parameters: model.countParams(),
    seconds: results.map(({ seconds }) => seconds),
    accuracies: results.map(({ validationAccuracy }) => validationAccuracy),
  };
}

async function tfjs({ backend, epochs, images = 60_000 }) {
  const tf = require('@tensorflow/tfjs-core');
  const layers = require('@tensorflow/tfjs-layers');
  if (backend === 'tensorflow') require('@tensorflow/tfjs-node');
  else {
    require('@tensorflow/tfjs-backend-cpu');
    require('@tensorflow/tfjs-backend-wasm').setWasmPaths(
      join(require.resolve('@tensorflow/tfjs-backend-wasm'), '..', '/'),
    );
  }
  await tf.setBackend(backend);
  await tf.ready();
  const tensors = (digits) => [
    tf.tidy(() => tf.div(tf.tensor2d(Float32Array.from(digits.images), [digits.count, 784]), 255)),
    tf.tensor2d(Float32Array.from(digits.labels), [digits.count, 1]),
  ];
  const { train, test } = loadMnist();
  const [xs, ys] = tensors(first(train, images));
  const validationData = tensors(test);
  const model = layers.sequential({
    layers: [
      layers.layers.dense({ inputShape: [784], units: 128, activation: 'relu' }),
      layers.layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
  model.compile({ optimizer: tf.train.adam(0.001), loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  const result = { seconds: [], losses: [], accuracies: [] };
  for (let epoch = 0; epoch < epochs; epoch++) {
    const started = performance.now();
    const { history } = await model.fit(xs, ys, { batchSize: 32, epochs: 1, validationData, verbose: 0 });
    result.seconds.push((performance.now() - started) / 1000);
    result.losses.push(history.loss[0]);
    result.accuracies.push(history.val_acc[0]);
  }
  return result;
}

const { system, ...options } = JSON.parse(process.argv[2]);
const result = await { cnn, engine, tfjs }[system](options);
// Peak resident memory in megabytes; maxRSS is in kilobytes.
console.log(JSON.stringify({ ...result, megabytes: process.resourceUsage().maxRSS / 1024 }));
process.exit(0);
