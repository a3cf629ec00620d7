// The networks in TensorFlow.js itself.
import path from 'node:path';

import { load, requireInstalled, resolveInstalled } from '../project/library.mjs';
import { timedEpochs } from './epochs.mjs';

/**
 * TensorFlow.js with the backend.
 *
 * @param {'wasm' | 'tensorflow'} backend
 */
async function loadTfjs(backend) {
  const tf = /** @type {typeof import('@tensorflow/tfjs-core')} */ (requireInstalled('@tensorflow/tfjs-core'));
  if (backend === 'tensorflow') requireInstalled('@tensorflow/tfjs-node');
  else {
    requireInstalled('@tensorflow/tfjs-backend-cpu');
    const name = '@tensorflow/tfjs-backend-wasm';
    const wasm = /** @type {typeof import('@tensorflow/tfjs-backend-wasm')} */ (requireInstalled(name));
    wasm.setWasmPaths(path.join(resolveInstalled(name), '..', '/'));
  }
  await tf.setBackend(backend);
  await tf.ready();
  return tf;
}

/**
 * The layers before the last: the report's, or those of buildCnn.
 *
 * @param {typeof import('@tensorflow/tfjs-layers')} tfl
 * @param {'ann' | 'cnn'} network
 */
function hiddenLayers({ layers }, network) {
  if (network === 'ann') return [layers.dense({ inputShape: [784], units: 128, activation: 'relu' })];
  return [
    layers.conv2d({ inputShape: [28, 28, 1], filters: 8, kernelSize: 5, activation: 'relu' }),
    layers.maxPooling2d({ poolSize: 2 }),
    layers.conv2d({ filters: 24, kernelSize: 3, activation: 'relu' }),
    layers.conv2d({ filters: 32, kernelSize: 3, activation: 'relu' }),
    layers.maxPooling2d({ poolSize: 2 }),
    layers.flatten(),
    layers.dropout({ rate: 0.25 }),
  ];
}

/**
 * @param {typeof import('@tensorflow/tfjs-core')} tf
 * @param {'ann' | 'cnn'} network
 */
function buildModel(tf, network) {
  const name = '@tensorflow/tfjs-layers';
  const tfl = /** @type {typeof import('@tensorflow/tfjs-layers')} */ (requireInstalled(name));
  const output = tfl.layers.dense({ units: 10, activation: 'softmax' });
  const model = tfl.sequential({ layers: [...hiddenLayers(tfl, network), output] });
  model.compile({ optimizer: tf.train.adam(0.001), loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  return model;
}

/**
 * The number that an epoch gave.
 *
 * @param {readonly (number | import('@tensorflow/tfjs-core').Tensor)[] | undefined} values
 */
function numberOf(values) {
  const [value] = values ?? [];
  if (typeof value === 'number') return value;
  throw new TypeError(`training in TensorFlow.js: expected a number in its history, found ${typeof value}`);
}

/**
 * @param {import('./systems.mjs').TfjsSpec} spec
 * @returns {Promise<import('./measure.mjs').Result>}
 */
export async function runTfjs({ backend, network, epochs }) {
  const tf = await loadTfjs(backend);
  const shape = network === 'ann' ? [784] : [28, 28, 1];
  const batchSize = network === 'ann' ? 32 : 64;
  /** @param {import('../../lib/digits/data/digits.js').Digits} digits */
  const pixels = ({ images, count }) =>
    tf.tidy(() => tf.div(tf.tensor(Float32Array.from(images), [count, ...shape]), 255));
  /** @param {import('../../lib/digits/data/digits.js').Digits} digits */
  const labels = (digits) => tf.tensor2d(Float32Array.from(digits.labels), [digits.count, 1]);
  const { train, test } = load('digits/dist/data/mnist.js').loadMnist();
  const [xs, ys] = [pixels(train), labels(train)];
  /** @type {[import('@tensorflow/tfjs-core').Tensor, import('@tensorflow/tfjs-core').Tensor]} */
  const validationData = [pixels(test), labels(test)];
  const model = buildModel(tf, network);
  const found = await timedEpochs(epochs, async () => {
    const { history } = await model.fit(xs, ys, { batchSize, epochs: 1, validationData, verbose: 0 });
    return { loss: numberOf(history.loss), accuracy: numberOf(history.val_acc) };
  });
  return { parameters: model.countParams(), ...found };
}
