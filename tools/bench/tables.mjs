// The further tables: ten epochs, convolutional networks, and how the time grows.
import { atEnd, compare, comparisonRows, secondsOf } from './comparison.mjs';
import { measure } from './measure.mjs';
import { rounded, sum, median } from './statistics.mjs';
import { convolutionalSystems, mainSystem, seededSystems, tenEpochSystems } from './systems.mjs';

/** @typedef {import('./systems.mjs').Machine} Machine */

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
 * An epoch of the small CNN in each system.
 *
 * @param {Machine} machine
 * @param {number} rounds
 */
export async function convolution(machine, rounds) {
  const systems = convolutionalSystems(machine);
  const comparison = await compare(systems, rounds);
  const rows = comparisonRows(comparison, mainSystem(machine.cores), systems);
  return { rows, absent: comparison.absent };
}

/**
 * The accuracy that the small CNN reaches in each system in a number of epochs that is fixed beforehand, with several
 * seeds, and how long that takes.
 *
 * @param {Machine} machine
 * @param {ReadonlyMap<string, unknown>} absent systems that cannot be measured here, by their names
 */
export async function seeds(machine, absent) {
  const table = [];
  for (const [name, specs] of seededSystems(machine)) {
    if (absent.has(name)) continue;
    const runs = [];
    for (const [index, spec] of specs.entries()) runs.push(await measure(`seed ${index + 1}: ${name}`, spec));
    const reached = runs.map(({ accuracies = [] }) => accuracies.at(-1) ?? NaN);
    table.push({
      system: name,
      seeds: runs.length,
      epochs: runs[0]?.seconds.length,
      's/epoch': rounded(median(secondsOf(runs)), 2),
      seconds: rounded(median(runs.map((run) => sum(run.seconds))), 1),
      'mean accuracy': rounded(sum(reached) / reached.length, 4),
      least: Math.min(...reached),
      most: Math.max(...reached),
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
