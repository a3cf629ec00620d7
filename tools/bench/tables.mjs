// The further tables: ten epochs, convolutional networks, and how the time grows.
import { atEnd } from './comparison.mjs';
import { measure } from './measure.mjs';
import { rounded, sum, median } from './statistics.mjs';
import { convolutionalSystems, tenEpochSystems } from './systems.mjs';

/** @typedef {import('./systems.mjs').Machine} Machine */

/** Test accuracy until which the convolutional networks train. */
const GOAL = 0.99;

/**
 * Loss and accuracy after ten epochs: is the speed bought with a wrong result?
 *
 * @param {Machine} machine
 * @param {ReadonlyMap<string, unknown>} measured systems that can be measured here, by their names
 */
export async function tenEpochs(machine, measured) {
  const table = [];
  for (const [name, spec] of tenEpochSystems(machine)) {
    if (!measured.has(name)) continue;
    const result = await measure(`ten epochs: ${name}`, spec);
    table.push({ system: name, ...atEnd(result), seconds: rounded(sum(result.seconds), 1) });
  }
  return table;
}

/**
 * Time until a test accuracy is reached.
 *
 * @param {Machine} machine
 */
export async function convolution(machine) {
  const table = [];
  for (const [name, spec] of convolutionalSystems(machine, GOAL)) {
    const { parameters, seconds, accuracies = [] } = await measure(`time to 99.0 %: ${name}`, spec);
    table.push({
      system: name,
      parameters,
      epochs: seconds.length,
      's/epoch': rounded(median(seconds), 2),
      seconds: rounded(sum(seconds), 1),
      accuracy: rounded(accuracies.at(-1) ?? NaN, 4),
    });
  }
  return table;
}

/**
 * How the time of an epoch grows with the network, the batch, the data and the threads.
 *
 * @param {Machine} machine
 */
export async function growth({ cores }) {
  /** @type {import('./systems.mjs').EngineSpec} */
  const engine = { system: 'engine', threads: cores, rounding: 'strict', epochs: 5, validate: false };
  const part = { ...engine, images: 20_000 };
  const threads = [...new Set([1, 2, 4, cores])].filter((count) => count <= cores).sort((a, b) => a - b);
  return {
    hiddenUnits: await growthWith('units', [32, 64, 128, 256, 512, 1024, 2048], part),
    batch: await growthWith('batch', [8, 16, 32, 64, 128, 256, 512, 1024], part),
    images: await growthWith('images', [7500, 15_000, 30_000, 60_000], engine),
    threads: await growthWith('threads', threads, engine),
  };
}

/**
 * @param {'units' | 'batch' | 'images' | 'threads'} field
 * @param {readonly number[]} values
 * @param {import('./systems.mjs').EngineSpec} spec
 */
async function growthWith(field, values, spec) {
  const times = [];
  for (const value of values) {
    const { seconds } = await measure(`growth: ${field} ${value}`, { ...spec, [field]: value });
    // The least, for what else the machine does only ever adds.
    times.push({ value, least: rounded(Math.min(...seconds), 4) });
  }
  const first = times[0]?.least ?? NaN;
  return times.map(({ value, least }) => ({
    [field]: value,
    'least s/epoch': least,
    ratio: rounded(least / first, 2),
  }));
}
