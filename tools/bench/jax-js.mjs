// The report's network in jax-js, JAX for JavaScript: a jitted step on WebAssembly, the only backend it has in Node.js; its
// arrays are used up by what they are given to, `ref` keeps them. Usage: jax-js.mjs PACKAGES FOLDER_OF_THE_IDX_FILES EPOCHS
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

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

const [PIXELS, HIDDEN, CLASSES, BATCH, TEST_BATCH] = [784, 128, 10, 32, 1000];
const [RATE, BETA1, BETA2, EPSILON] = [0.001, 0.9, 0.999, 1e-7];

const [packages = '', folder = '', epochs = ''] = process.argv.slice(2);
const entry = path.join(packages, 'node_modules', '@jax-js', 'jax', 'dist', 'index.js');
/** @type {unknown} */
const loaded = await import(pathToFileURL(entry).href);
const jax = /** @type {Jax} */ (loaded);
const { numpy, nn } = jax;
await jax.init('wasm');
jax.defaultDevice('wasm');

/** @param {string} part */
function digits(part) {
  const file = (/** @type {string} */ name) => readFileSync(path.join(folder, `${part}-${name}-ubyte`));
  return { images: file('images-idx3').subarray(16), labels: file('labels-idx1').subarray(8) };
}

/**
 * Some digits as arrays: pixels from 0 to 1, labels as rows with a single one.
 *
 * @param {ReturnType<typeof digits>} from
 * @param {Uint32Array} which
 */
function batchOf({ images, labels }, which) {
  const [pixels, oneHot] = [new Float32Array(which.length * PIXELS), new Float32Array(which.length * CLASSES)];
  which.forEach((sample, row) => {
    for (let pixel = 0; pixel < PIXELS; pixel++)
      pixels[row * PIXELS + pixel] = (images[sample * PIXELS + pixel] ?? 0) / 255;
    oneHot[row * CLASSES + (labels[sample] ?? 0)] = 1;
  });
  return {
    x: numpy.array(pixels, { shape: [which.length, PIXELS] }),
    y: numpy.array(oneHot, { shape: [which.length, CLASSES] }),
  };
}

/** @param {number} count */
function shuffled(count) {
  const order = Uint32Array.from({ length: count }, (_, at) => at);
  for (let left = count - 1; left > 0; left--) {
    const other = Math.floor(Math.random() * (left + 1));
    [order[left], order[other]] = [order[other] ?? 0, order[left] ?? 0];
  }
  return order;
}

/**
 * @param {number} inputs
 * @param {number} units
 */
function glorot(inputs, units) {
  const limit = Math.sqrt(6 / (inputs + units));
  const values = Float32Array.from({ length: inputs * units }, () => (2 * Math.random() - 1) * limit);
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
 * @param {ReturnType<typeof digits>} test
 */
async function accuracyOf(weights, test) {
  let hits = 0;
  for (let start = 0; start < test.labels.length; start += TEST_BATCH) {
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
  return hits / test.labels.length;
}

const [train, test] = [digits('train'), digits('t10k')];
const shapes = [[PIXELS, HIDDEN], [HIDDEN], [HIDDEN, CLASSES], [CLASSES]];
const zeros = () => shapes.map((shape) => numpy.zeros(shape));
/** @type {Tree} */
let weights = [glorot(PIXELS, HIDDEN), numpy.zeros([HIDDEN]), glorot(HIDDEN, CLASSES), numpy.zeros([CLASSES])];
let [first, second] = [zeros(), zeros()];
const [seconds, losses, accuracies] = [
  /** @type {number[]} */ ([]),
  /** @type {number[]} */ ([]),
  /** @type {number[]} */ ([]),
];
const steps = Math.floor(train.labels.length / BATCH);
for (let epoch = 0; epoch < Number(epochs); epoch++) {
  const started = performance.now();
  const order = shuffled(train.labels.length);
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
  accuracies.push(await accuracyOf(weights, test));
  losses.push(sum / steps);
  seconds.push((performance.now() - started) / 1000);
}
console.log(JSON.stringify({ seconds, losses, accuracies }));
process.exit(0);
