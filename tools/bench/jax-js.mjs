// The report's network in jax-js, JAX for JavaScript: a jitted step on WebAssembly, the only backend it has in Node.js; its
// arrays are used up by what they are given to, `ref` keeps them. Usage: jax-js.mjs PACKAGES EPOCHS
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { load } from '../project/library.mjs';
import { timedEpochs } from './epochs.mjs';
import { pixelsOf } from './pixels.mjs';

/** @typedef {import('../../lib/digits/data/digits.js').Digits} Digits */

const { epochOrder } = load('digits/dist/train/batches.js');
const { CLASSES, PIXELS } = load('digits/dist/data/digits.js');
const { loadMnist } = load('digits/dist/data/mnist.js');
const { seededRandom } = load('digits/dist/random/random.js');

/**
 * What is used of an array.
 *
 * @typedef {object} JaxArray
 * @property {JaxArray} ref
 * @property {(other: JaxArray | number) => JaxArray} add
 * @property {(other: JaxArray | number) => JaxArray} sub
 * @property {(other: JaxArray | number) => JaxArray} mul
 * @property {(other: JaxArray | number) => JaxArray} div
 * @property {(axis?: number) => JaxArray} sum
 * @property {() => Promise<Float32Array>} data
 */

/** @typedef {JaxArray[]} Tree */

/**
 * What is used of the package.
 *
 * @typedef {object} Jax
 * @property {(device: 'wasm') => Promise<unknown>} init
 * @property {(device: 'wasm') => unknown} defaultDevice
 * @property {{
 *   array: (values: Float32Array, options: { shape: number[] }) => JaxArray,
 *   zeros: (shape: number[]) => JaxArray,
 *   matmul: (a: JaxArray, b: JaxArray) => JaxArray,
 *   sqrt: (x: JaxArray) => JaxArray,
 * }} numpy
 * @property {{ relu: (x: JaxArray) => JaxArray, logSoftmax: (x: JaxArray) => JaxArray }} nn
 * @property {<F>(f: F) => F} jit
 * @property {(tree: Tree) => Promise<Tree>} blockUntilReady
 * @property {(f: (weights: Tree, images: JaxArray, oneHot: JaxArray) => JaxArray) =>
 *   (weights: Tree, images: JaxArray, oneHot: JaxArray) => [JaxArray, Tree]} valueAndGrad
 */

const [SEED, HIDDEN, BATCH, TEST_BATCH] = [1, 128, 32, 1000];
const [RATE, BETA1, BETA2, EPSILON] = [0.001, 0.9, 0.999, 1e-7];

const [packages = '', epochs = ''] = process.argv.slice(2);
const entry = path.join(packages, 'node_modules', '@jax-js', 'jax', 'dist', 'index.js');
/** @type {unknown} */
const loaded = await import(pathToFileURL(entry).href);
const jax = /** @type {Jax} */ (loaded);
const { numpy, nn } = jax;
await jax.init('wasm');
jax.defaultDevice('wasm');

/**
 * Some digits as arrays: pixels from 0 to 1, labels as rows with a single one.
 *
 * @param {Digits} digits
 * @param {Uint32Array} which
 */
function batchOf(digits, which) {
  const oneHot = new Float32Array(which.length * CLASSES);
  which.forEach((sample, row) => (oneHot[row * CLASSES + (digits.labels[sample] ?? 0)] = 1));
  return {
    x: numpy.array(pixelsOf(digits, which), { shape: [which.length, PIXELS] }),
    y: numpy.array(oneHot, { shape: [which.length, CLASSES] }),
  };
}

const random = seededRandom(SEED);

/**
 * @param {number} inputs
 * @param {number} units
 */
function glorot(inputs, units) {
  const limit = Math.sqrt(6 / (inputs + units));
  const values = Float32Array.from({ length: inputs * units }, () => (2 * random.uniform() - 1) * limit);
  return numpy.array(values, { shape: [inputs, units] });
}

/**
 * @param {Tree} weights
 * @param {JaxArray} images
 */
function logitsOf([first, firstBias, second, secondBias], images) {
  if (!first || !firstBias || !second || !secondBias) throw new RangeError('expected two layers');
  const hidden = nn.relu(numpy.matmul(images, first).add(firstBias));
  return numpy.matmul(hidden, second).add(secondBias);
}

/**
 * @param {Tree} weights
 * @param {JaxArray} images
 * @param {JaxArray} oneHot
 */
const lossOf = (weights, images, oneHot) => nn.logSoftmax(logitsOf(weights, images)).mul(oneHot).sum().div(-BATCH);

/** A step of Adam, from the step size and the factor of the root that its number gives; the loss is added up. */
const step = jax.jit(
  /**
   * @param {Tree} weights
   * @param {Tree} first
   * @param {Tree} second
   * @param {JaxArray} total
   * @param {JaxArray} rate
   * @param {JaxArray} root
   * @param {JaxArray} images
   * @param {JaxArray} oneHot
   * @returns {[Tree, Tree, Tree, JaxArray]}
   */
  (weights, first, second, total, rate, root, images, oneHot) => {
    const kept = weights.map((weight) => weight.ref);
    const [loss, gradients] = jax.valueAndGrad(lossOf)(weights, images, oneHot);
    const squares = gradients.map((g) => g.ref.mul(g.ref));
    const m = gradients.map((g, at) =>
      item(first, at)
        .mul(BETA1)
        .add(g.mul(1 - BETA1)),
    );
    const v = squares.map((g, at) =>
      item(second, at)
        .mul(BETA2)
        .add(g.mul(1 - BETA2)),
    );
    const moved = kept.map((weight, at) => {
      const scale = numpy.sqrt(item(v, at).ref).mul(root.ref).add(EPSILON);
      return weight.sub(item(m, at).ref.mul(rate.ref).div(scale));
    });
    return [moved, m, v, total.add(loss)];
  },
);

const logits = jax.jit(logitsOf);

/**
 * @param {Tree} tree
 * @param {number} at
 */
function item(tree, at) {
  const array = tree[at];
  if (array === undefined) throw new RangeError(`expected ${at + 1} arrays`);
  return array;
}

/** @param {number} value */
const scalar = (value) => numpy.array(Float32Array.of(value), { shape: [1] });

/**
 * @param {Tree} weights which are kept
 * @param {Digits} test
 */
async function accuracyOf(weights, test) {
  let hits = 0;
  for (let start = 0; start < test.count; start += TEST_BATCH) {
    const which = Uint32Array.from({ length: TEST_BATCH }, (_, at) => start + at);
    const { x } = batchOf(test, which);
    const outputs = await logits(
      weights.map((weight) => weight.ref),
      x,
    ).data();
    which.forEach((sample, row) => {
      const scores = outputs.subarray(row * CLASSES, (row + 1) * CLASSES);
      if (scores.indexOf(Math.max(...scores)) === test.labels[sample]) hits++;
    });
  }
  return hits / test.count;
}

const { train, test } = loadMnist();
const shapes = [[PIXELS, HIDDEN], [HIDDEN], [HIDDEN, CLASSES], [CLASSES]];
const zeros = () => shapes.map((shape) => numpy.zeros(shape));
/** @type {Tree} */
let weights = [glorot(PIXELS, HIDDEN), numpy.zeros([HIDDEN]), glorot(HIDDEN, CLASSES), numpy.zeros([CLASSES])];
let [first, second] = [zeros(), zeros()];
const steps = Math.floor(train.count / BATCH);
const result = await timedEpochs(Number(epochs), async (epoch) => {
  const order = epochOrder(train.count, SEED, epoch);
  let total = scalar(0);
  for (let at = 0; at < steps; at++) {
    const number = epoch * steps + at + 1;
    const rate = scalar(RATE / (1 - BETA1 ** number));
    const root = scalar(1 / Math.sqrt(1 - BETA2 ** number));
    const { x, y } = batchOf(train, order.subarray(at * BATCH, (at + 1) * BATCH));
    [weights, first, second, total] = step(weights, first, second, total, rate, root, x, y);
    // What is not waited for piles up, and each step takes longer than the one before.
    await jax.blockUntilReady(weights);
  }
  const [sum = NaN] = await total.data();
  return { loss: sum / steps, accuracy: await accuracyOf(weights, test) };
});
console.log(JSON.stringify(result));
process.exit(0);
