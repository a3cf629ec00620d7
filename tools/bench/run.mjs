// One run of one system in a process of its own. Argument: the run as JSON. Prints a line of JSON.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { randomOf, readDigits, shuffled } from './digits.mjs';
import { ENGINE, ROOT } from './places.mjs';

const require = createRequire(join(ROOT, 'package.json'));
const glorot = (random, inputs, units) =>
  Float32Array.from({ length: inputs * units }, () => (random() * 2 - 1) * Math.sqrt(6 / (inputs + units)));

async function engine({ threads, rounding, units = 128, batch = 32, images = 60_000, epochs, validate = true }) {
  const { Engine } = require(join(ENGINE, 'engine.js'));
  const random = randomOf(1);
  const network = {
    inputs: 784, inputScale: 1 / 255, loss: 'sparseCategoricalCrossentropy',
    layers: [{ kind: 'dense', units, activation: 'relu' }, { kind: 'dense', units: 10, activation: 'softmax' }],
    optimizer: { kind: 'adam', learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
  };
  const running = await Engine.start(network, { threads, rounding, batchSize: batch });
  running.setParameters([glorot(random, 784, units), new Float32Array(units), glorot(random, units, 10), new Float32Array(10)]);
  const [train, test] = [running.load(readDigits('train', images)), running.load(readDigits('t10k'))];
  const orders = Array.from({ length: epochs }, () => shuffled(images, random));
  const { epochs: results } = await running.train(train, orders, validate ? { validation: test } : {});
  const started = performance.now();
  const { accuracy } = await running.evaluate(test);
  const evaluation = performance.now() - started;
  const predicting = performance.now();
  await running.predict(test);
  const prediction = performance.now() - predicting;
  await running.close();
  return {
    seconds: results.map(({ seconds }) => seconds), losses: results.map(({ loss }) => loss),
    accuracies: results.map(({ validationAccuracy }) => validationAccuracy ?? accuracy), evaluation, prediction,
  };
}

async function tfjs({ backend, epochs, images = 60_000 }) {
  const tf = require('@tensorflow/tfjs-core');
  const layers = require('@tensorflow/tfjs-layers');
  if (backend === 'tensorflow') require('@tensorflow/tfjs-node');
  else {
    require('@tensorflow/tfjs-backend-cpu');
    require('@tensorflow/tfjs-backend-wasm').setWasmPaths(join(require.resolve('@tensorflow/tfjs-backend-wasm'), '..', '/'));
  }
  await tf.setBackend(backend);
  await tf.ready();
  const tensors = ({ inputs, targets }) => [
    tf.tidy(() => tf.div(tf.tensor2d(Float32Array.from(inputs), [targets.length, 784]), 255)),
    tf.tensor2d(Float32Array.from(targets), [targets.length, 1]),
  ];
  const [xs, ys] = tensors(readDigits('train', images));
  const validationData = tensors(readDigits('t10k'));
  const model = layers.sequential({
    layers: [layers.layers.dense({ inputShape: [784], units: 128, activation: 'relu' }), layers.layers.dense({ units: 10, activation: 'softmax' })],
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
const result = await { engine, tfjs }[system](options);
// Peak resident memory in megabytes; maxRSS is in kilobytes.
console.log(JSON.stringify({ ...result, megabytes: process.resourceUsage().maxRSS / 1024 }));
process.exit(0);
