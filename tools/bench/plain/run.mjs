// Trains the report's network in plain loops.
import { load } from '../../project/library.mjs';
import { timedEpochs } from '../epochs.mjs';
import { pixelsOf } from '../pixels.mjs';
import { LOOPS } from './loops.mjs';
import { PlainNetwork } from './network.mjs';

const { readWeights } = load('digits/dist/adapter/weights.js');
const { selectBackend } = load('digits/dist/backend/backend.js');
const { loadMnist } = load('digits/dist/data/mnist.js');
const { buildAnn } = load('digits/dist/model/ann.js');
const { epochOrder } = load('digits/dist/train/batches.js');

/** @typedef {import('../../../lib/digits/data/digits.js').Digits} Digits */

const [BATCH, SEED, TEST_BATCH] = [32, 1, 1000];

/**
 * Some digits as the network takes them.
 *
 * @param {Digits} digits
 * @param {Uint32Array} which
 */
function batchOf(digits, which) {
  return { x: pixelsOf(digits, which), labels: Uint8Array.from(which, (sample) => digits.labels[sample] ?? 0) };
}

/**
 * @param {PlainNetwork} network
 * @param {Digits} digits
 */
function accuracyOf(network, digits) {
  let hits = 0;
  for (let start = 0; start < digits.count; start += TEST_BATCH) {
    const { x, labels } = batchOf(
      digits,
      Uint32Array.from({ length: TEST_BATCH }, (_, place) => start + place),
    );
    const { probabilities } = network.forward(x);
    const classes = probabilities.length / labels.length;
    labels.forEach((label, sample) => {
      const row = probabilities.subarray(sample * classes, (sample + 1) * classes);
      if (row.indexOf(Math.max(...row)) === label) hits++;
    });
  }
  return hits / digits.count;
}

/**
 * From the weights and with the batches of the engine's own run.
 *
 * @param {import('../systems.mjs').PlainSpec} spec
 * @returns {Promise<import('../measure.mjs').Result>}
 */
export async function runPlain({ loops, epochs }) {
  await selectBackend('wasm');
  const { train, test } = loadMnist();
  const network = new PlainNetwork(LOOPS[loops], readWeights(buildAnn({ seed: SEED })));
  return timedEpochs(epochs, (epoch) => {
    const order = epochOrder(train.count, SEED, epoch);
    let loss = 0;
    for (let start = 0; start < order.length; start += BATCH) {
      const { x, labels } = batchOf(train, order.subarray(start, start + BATCH));
      loss += network.step(x, labels);
    }
    return Promise.resolve({ loss: loss / train.count, accuracy: accuracyOf(network, test) });
  });
}
