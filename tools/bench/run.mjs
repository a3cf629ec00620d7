// One run of one system in a process of its own. Argument: the run as JSON. Prints a line of JSON.
import { parseJson } from '../project/json.mjs';
import { load } from '../project/library.mjs';
import { timedEpochs } from './epochs.mjs';
import { engineForm } from './network.mjs';
import { runPlain } from './plain/run.mjs';
import { runTfjs } from './tfjs.mjs';

/** @typedef {import('./measure.mjs').Result} Result */
/** @typedef {import('../../lib/digits/data/digits.js').Digits} Digits */

const { buildAnn } = load('digits/dist/model/ann.js');
const { epochOrder } = load('digits/dist/train/batches.js');
const { buildCnn } = load('digits/dist/model/cnn.js');
const { cosineDecay } = load('digits/dist/train/learning-rate.js');
const { Engine } = load('engine/dist/index.js');
const { evaluate } = load('digits/dist/evaluate/evaluate.js');
const { fit } = load('digits/dist/train/fit.js');
const { loadMnist } = load('digits/dist/data/mnist.js');
const { predict } = load('digits/dist/model/predict.js');
const { splitTail } = load('digits/dist/split/split.js');
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
 * The same network in the engine itself, on all pixels: how much is won by leaving zeros out.
 *
 * @param {import('./systems.mjs').EngineSpec} spec
 * @returns {Promise<Result>}
 */
async function runWithZeros({ threads, rounding, epochs, batch = 32 }) {
  await selectBackend('wasm');
  const { train, test } = loadMnist();
  const { network, weights } = engineForm(buildAnn({ seed: 1 }));
  const engine = await Engine.start(network, { batchSize: batch, threads, rounding, seed: 1 });
  engine.setParameters(weights);
  const dataOf = (/** @type {Digits} */ { images, labels }) =>
    engine.load({ inputs: images, targets: labels }, { plain: true });
  const [data, validation] = [dataOf(train), dataOf(test)];
  const found = await timedEpochs(epochs, async (epoch) => {
    const { epochs: results } = await engine.train(data, [epochOrder(train.count, 1, epoch)]);
    const { accuracy } = await engine.evaluate(validation);
    return { loss: results[0]?.loss ?? NaN, accuracy };
  });
  await engine.close();
  return found;
}

/**
 * The small CNN as its recipe has it, but for the augmentation.
 *
 * @param {import('./systems.mjs').CnnSpec} spec
 * @returns {Promise<Result>}
 */
async function runCnn({ threads, epochs, seed, rate }) {
  await selectBackend('wasm');
  const { train, test } = loadMnist();
  const model = buildCnn({ seed });
  const { epochs: results } = await fit(model, train, {
    engine: 'wasm-simd',
    threads,
    epochs,
    batchSize: 64,
    seed,
    ...(rate !== undefined && { learningRate: cosineDecay(rate, epochs) }),
    validation: test,
  });
  return {
    parameters: model.countParams(),
    seconds: results.map(({ seconds }) => seconds),
    losses: results.map(({ loss }) => loss),
    accuracies: results.map(({ validationAccuracy }) => validationAccuracy ?? null),
  };
}

/**
 * The report's network by another recipe.
 *
 * @param {import('./systems.mjs').RecipeSpec} spec
 * @returns {Promise<Result>}
 */
async function runRecipe({ threads, batch, rate, decay, epochs, seed, judged }) {
  await selectBackend('wasm');
  const all = loadMnist();
  const { train, validation } =
    judged === 'test' ? { train: all.train, validation: all.test } : splitTail(all.train, 1 / 6);
  const { epochs: results } = await fit(buildAnn({ seed }), train, {
    engine: 'wasm-simd',
    threads,
    batchSize: batch,
    learningRate: decay ? cosineDecay(rate, epochs) : rate,
    epochs,
    seed,
    validation,
  });
  return {
    seconds: results.map(({ seconds }) => seconds),
    losses: results.map(({ loss }) => loss),
    accuracies: results.map(({ validationAccuracy }) => validationAccuracy ?? null),
  };
}

/** @typedef {Exclude<import('./systems.mjs').Spec, { system: 'python' | 'twin' | 'jax-js' }>} HereSpec */

/**
 * @param {HereSpec} spec
 * @returns {Promise<Result>}
 */
function runOne(spec) {
  switch (spec.system) {
    case 'engine':
      return spec.zeros ? runWithZeros(spec) : runEngine(spec);
    case 'engine-cnn':
      return runCnn(spec);
    case 'recipe':
      return runRecipe(spec);
    case 'plain':
      return runPlain(spec);
    case 'tfjs':
      return runTfjs(spec);
  }
}

const result = await runOne(/** @type {HereSpec} */ (parseJson(process.argv[2] ?? '')));
// Peak resident memory in megabytes; maxRSS is in kilobytes.
console.log(JSON.stringify({ ...result, megabytes: process.resourceUsage().maxRSS / 1024 }));
process.exit(0);
