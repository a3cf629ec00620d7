// One run of one system in a process of its own. Argument: the run as JSON. Prints a line of JSON.
import { parseJson } from '../project/json.mjs';
import { load } from '../project/library.mjs';
import { runTfjs } from './tfjs.mjs';

/** @typedef {import('./measure.mjs').Result} Result */
/** @typedef {import('../../lib/digits/data/digits.js').Digits} Digits */

const { buildAnn } = load('digits/dist/model/ann.js');
const { buildCnn } = load('digits/dist/model/cnn.js');
const { cosineDecay } = load('digits/dist/train/learning-rate.js');
const { evaluate } = load('digits/dist/evaluate/evaluate.js');
const { fit } = load('digits/dist/train/fit.js');
const { loadMnist } = load('digits/dist/data/mnist.js');
const { predict } = load('digits/dist/model/predict.js');
const { selectBackend } = load('digits/dist/backend/backend.js');

/**
 * The first digits of a part: views, not copies.
 *
 * @param {Digits} digits
 * @param {number} count
 * @returns {Digits}
 */
const first = ({ images, labels }, count) => ({
  images: images.subarray(0, count * 784),
  labels: labels.subarray(0, count),
  count,
});

/**
 * @param {() => unknown} work
 * @returns {Promise<number>} milliseconds
 */
async function timed(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/**
 * Through the library's own `fit`, as the notebooks call it.
 *
 * @param {import('./systems.mjs').EngineSpec} spec
 * @returns {Promise<Result>}
 */
async function runEngine({ threads, rounding, epochs, units = 128, batch = 32, images = 60_000, validate = true }) {
  await selectBackend('wasm');
  const { train, test } = loadMnist();
  const model = buildAnn({ hiddenUnits: units, seed: 1 });
  const { epochs: results } = await fit(model, first(train, images), {
    engine: 'wasm-simd',
    threads,
    rounding,
    batchSize: batch,
    epochs,
    seed: 1,
    ...(validate && { validation: test }),
  });
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

/**
 * The small CNN by its own recipe, until the test accuracy reaches the goal.
 *
 * @param {import('./systems.mjs').CnnSpec} spec
 * @returns {Promise<Result>}
 */
async function runCnn({ goal, epochs }) {
  await selectBackend('wasm');
  const { train, test } = loadMnist();
  const model = buildCnn({ seed: 1 });
  /** @type {import('../../lib/digits/train/history.js').EpochResult[]} */
  const results = [];
  const reached = new AbortController();
  await fit(model, train, {
    engine: 'wasm-simd',
    epochs,
    batchSize: 64,
    seed: 1,
    learningRate: cosineDecay(0.004, epochs),
    augment: {},
    validation: test,
    onEpoch: (result) => {
      results.push(result);
      if ((result.validationAccuracy ?? 0) >= goal) reached.abort();
    },
    signal: reached.signal,
  }).catch((/** @type {unknown} */ error) => {
    if (!reached.signal.aborted) throw error;
  });
  return {
    parameters: model.countParams(),
    seconds: results.map(({ seconds }) => seconds),
    accuracies: results.map(({ validationAccuracy }) => validationAccuracy ?? null),
  };
}

/**
 * @param {Exclude<import('./systems.mjs').Spec, { system: 'python' }>} spec
 * @returns {Promise<Result>}
 */
function runOne(spec) {
  if (spec.system === 'engine') return runEngine(spec);
  return spec.system === 'cnn' ? runCnn(spec) : runTfjs(spec);
}

const result = await runOne(
  /** @type {Exclude<import('./systems.mjs').Spec, { system: 'python' }>} */ (parseJson(process.argv[2] ?? '')),
);
// Peak resident memory in megabytes; maxRSS is in kilobytes.
console.log(JSON.stringify({ ...result, megabytes: process.resourceUsage().maxRSS / 1024 }));
process.exit(0);
