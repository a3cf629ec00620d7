// Where the time of one thread goes: a timer around every kernel, while the engine's own program trains.
import { load } from '../project/library.mjs';
import { engineForm } from './network.mjs';
import { median, rounded } from './statistics.mjs';

/** @typedef {import('../../lib/engine/contract/kernels.js').Kernels} Kernels */
/** @typedef {import('../../lib/engine/layout/plan.js').Plan} Plan */
/** @typedef {import('../../lib/engine/network/network.js').NetworkSpec} NetworkSpec */

const { buildAnn } = load('digits/dist/model/ann.js');
const { buildCnn } = load('digits/dist/model/cnn.js');
const { epochOrder } = load('digits/dist/train/batches.js');
const { PIXELS } = load('digits/dist/data/digits.js');
const { loadMnist } = load('digits/dist/data/mnist.js');
const { selectBackend } = load('digits/dist/backend/backend.js');
const { instantiate } = load('engine/dist/contract/load.js');
const { planMemory } = load('engine/dist/layout/plan-memory.js');
const { DataStore } = load('engine/dist/memory/data-store.js');
const { takeMemory } = load('engine/dist/memory/memory.js');
const { writeParameters } = load('engine/dist/memory/parameters.js');
const { writePlan } = load('engine/dist/memory/write-records.js');
const { kernelsModule } = load('engine/dist/modules.js');
const { Program } = load('engine/dist/threads/program.js');

/** The networks of the lessons, and on how many images they are profiled. */
const NETWORKS = {
  ann: { build: () => buildAnn({ seed: 1 }), batchSize: 32, usualImages: 15_000 },
  cnn: { build: () => buildCnn({ seed: 1 }), batchSize: 64, usualImages: 1500 },
};

/** How often these are gone through; the first time V8 has not compiled its faster code yet, and does not count. */
const GOES = 5;

/** Images of an epoch. */
const EPOCH = 60_000;

/**
 * What a kernel is called with first, by its address: the layers by their numbers, and the way back through one.
 *
 * @param {Plan} plan
 */
function layersOf({ trained, front }) {
  const layers = new Map(trained.map(({ record }, index) => [record, `weights ${index + 1}`]));
  const steps = front.kind === 'images' ? (front.threads[0]?.steps ?? []) : [];
  steps.forEach((step, index) => {
    layers.set(step.there.address, `layer ${index + 1}`);
    if (step.kind !== 'convolution') return;
    const { back } = step;
    if (back.kind === 'live') layers.set(back.lists.address, `layer ${index + 1}, back`);
    else if (back.inputs) layers.set(back.inputs.address, `layer ${index + 1}, back`);
  });
  return layers;
}

/**
 * The same kernels, each call timed.
 *
 * @param {Kernels} kernels
 * @param {ReadonlyMap<number, string>} layers
 * @param {Map<string, number[]>} times milliseconds of each call, by kernel and layer
 * @returns {Kernels}
 */
function timed(kernels, layers, times) {
  const copy = { ...kernels };
  for (const name of Object.keys(copy)) {
    const kernel = /** @type {unknown} */ (Reflect.get(copy, name));
    if (typeof kernel !== 'function') continue;
    Reflect.set(copy, name, (/** @type {number[]} */ ...args) => {
      const started = performance.now();
      const result = /** @type {unknown} */ (Reflect.apply(kernel, undefined, args));
      const took = performance.now() - started;
      const layer = layers.get(args[0] ?? NaN);
      const key = layer === undefined ? name : `${name}, ${layer}`;
      const list = times.get(key);
      if (list) list.push(took);
      else times.set(key, [took]);
      return result;
    });
  }
  return copy;
}

/**
 * A network that is ready to train, as the engine makes it, on one thread: this one.
 *
 * @param {keyof typeof NETWORKS} name
 */
async function start(name) {
  await selectBackend('wasm');
  const { network, weights } = engineForm(NETWORKS[name].build());
  const plan = planMemory(network, { batchSize: NETWORKS[name].batchSize, threads: 1 });
  const memory = takeMemory(plan.end);
  writePlan(new DataView(memory.buffer), plan);
  writeParameters(memory.buffer, plan, 0, weights);
  return { plan, memory, kernels: instantiate(await kernelsModule('strict'), memory) };
}

/**
 * The kernels by what they take of an epoch of 60,000 images: their calls times the median one, which is not moved by
 * a program that takes the core away now and then.
 *
 * @param {keyof typeof NETWORKS} name
 * @param {number} [images] the first training digits
 */
export async function profile(name, images = NETWORKS[name].usualImages) {
  const { plan, memory, kernels } = await start(name);
  const store = new DataStore(memory, kernels, plan);
  const { train } = loadMnist();
  const data = store.store({
    inputs: train.images.subarray(0, images * PIXELS),
    targets: train.labels.subarray(0, images),
  });
  const order = store.scratch('order', images * Uint32Array.BYTES_PER_ELEMENT);
  /** @type {Map<string, number[]>} */
  const times = new Map();
  const program = new Program(memory, timed(kernels, layersOf(plan), times), plan, 0);
  const steps = Math.ceil(images / plan.batchSize);
  for (let go = 0; go < GOES; go++) {
    if (go === 1) times.clear();
    new Uint32Array(memory.buffer, order, images).set(epochOrder(images, 1, go));
    program.run({ kind: 'train', data, order, firstStep: go * steps, seed: 1 });
  }
  const epochs = ((GOES - 1) * images) / EPOCH;
  return [...times]
    .map(([kernel, calls]) => ({
      kernel,
      microsecondsACall: rounded(median(calls) * 1000, 2),
      callsAnEpoch: Math.round(calls.length / epochs),
      secondsAnEpoch: rounded((median(calls) * calls.length) / epochs / 1000, 4),
    }))
    .sort((a, b) => b.secondsAnEpoch - a.secondsAnEpoch);
}
