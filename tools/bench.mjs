// npm run bench [-- OPTIONS]: how fast the engine trains the report's network, against its peers, in one go.
import { cpus } from 'node:os';

import { compare, comparisonRows, evaluationTimes, runsOf, secondsOf } from './bench/comparison.mjs';
import { climb, race } from './bench/ladder.mjs';
import { thisMachine } from './bench/machine.mjs';
import { progress } from './bench/measure.mjs';
import { measurePeak } from './bench/peak.mjs';
import {
  printAbsent,
  printComparison,
  printEvaluation,
  printGrowth,
  printSystems,
  printTable,
  printThreads,
} from './bench/print.mjs';
import { countsOf, nonZeroPixels, sharesOf } from './bench/shares.mjs';
import { median } from './bench/statistics.mjs';
import { mainSystem, ONE_THREAD, quickSystems, systemsOf } from './bench/systems.mjs';
import { convolution, growth, seeds, tenEpochs } from './bench/tables.mjs';
import { messageOf, StepError, UsageError } from './command/errors.mjs';
import { define, main } from './command/main.mjs';
import { flag, valued } from './command/options.mjs';
import { anyText, wholeNumber } from './command/values.mjs';
import { prepare } from './project/prepare.mjs';
import { requireWritable, writeJson } from './project/whole-file.mjs';

/**
 * When and on what something is measured.
 *
 * @param {import('./bench/systems.mjs').Machine} machine
 */
const conditions = ({ cores }) => ({
  date: new Date().toISOString(),
  node: process.version,
  machine: cpus()[0]?.model ?? 'unknown',
  cores,
});

/**
 * Measures what every run does, and prints it.
 *
 * @param {import('./bench/systems.mjs').Machine} machine
 * @param {readonly import('./bench/systems.mjs').System[]} systems
 * @param {number} rounds
 */
async function measureAll(machine, systems, rounds) {
  const { cores } = machine;
  const comparison = await compare(systems, rounds);
  const runs = runsOf(comparison, mainSystem(cores));
  const oneThread = median(secondsOf(runsOf(comparison, ONE_THREAD)));
  const about = conditions(machine);
  const rows = comparisonRows(comparison, mainSystem(cores), systems);
  printComparison(about, rows);
  printAbsent(comparison.absent, machine);
  const evaluation = evaluationTimes(runs);
  printEvaluation(evaluation);
  printThreads(cores, oneThread / median(secondsOf(runs)));
  progress('peak of the machine');
  const peak = await measurePeak();
  const shares = sharesOf(peak, countsOf(nonZeroPixels()), oneThread);
  printTable(
    'One thread of this machine in WebAssembly SIMD, 1e9 a second, and the share that an epoch with one thread reaches',
    shares,
  );
  return { results: comparison.results, report: { ...about, rounds, comparison: rows, evaluation, peak, shares } };
}

/**
 * Measures what `--quick` leaves out, and prints it.
 *
 * @param {import('./bench/systems.mjs').Machine} machine
 * @param {ReadonlyMap<string, unknown>} results
 * @param {number} rounds
 */
async function measureMore(machine, results, rounds) {
  const ten = await tenEpochs(machine, results);
  printTable('Ten epochs: is the speed bought with a wrong result?', ten);
  const { rows: convolutional, absent } = await convolution(machine, rounds);
  printSystems('The small CNN: epoch of 60,000 images, batch 64, validation on 10,000 included', convolutional);
  printAbsent(absent, machine);
  const seeded = await seeds(machine, absent);
  printTable(
    'The small CNN, cosine decay from 0.004: test accuracy after so many epochs, and all their seconds',
    seeded,
  );
  const grown = await growth(machine);
  printGrowth(grown);
  return { tenEpochs: ten, convolution: convolutional, seeds: seeded, growth: grown };
}

/** Measures the engine's kernels one by one, and prints it. */
async function profileKernels() {
  // Not before the library is built.
  const { profile } = await import('./bench/kernels.mjs');
  progress("every kernel, on the report's network");
  const ann = await profile('ann');
  printTable("The report's network, batch 32, 1 thread: the median call of each kernel", ann);
  progress('every kernel, on the CNN');
  const cnn = await profile('cnn');
  printTable('The CNN, batch 64, 1 thread: the median call of each kernel', cnn);
  return { ann, cnn };
}

/**
 * Measures the rungs of the speedrun, and prints them.
 *
 * @param {number} rounds
 * @returns {Promise<import('./bench/ladder.mjs').Speedrun>}
 */
async function measureLadder(rounds) {
  const machine = thisMachine();
  const about = { ...conditions(machine), node: machine.newest?.version ?? process.version, rounds };
  const { rows, absent } = await climb(machine, rounds);
  printTable(`${about.machine}, ${about.cores} cores, Node ${about.node}: an epoch of the report's network`, rows);
  printAbsent(absent, machine);
  const raced = await race(machine);
  printTable('The fewest epochs to 97.5 % of the digits put aside, and then on the test digits', raced);
  return { ...about, rungs: rows, recipes: raced };
}

/**
 * Each measures something else, so that of two one would be left out.
 *
 * @param {{ ladder: boolean, kernels: boolean, quick: boolean, rounds: number | undefined }} options
 * @throws {UsageError} where they cannot all be followed
 */
export function requireOneAim({ ladder, kernels, quick, rounds }) {
  const aims = Object.entries({ ladder, kernels, quick }).flatMap(([name, given]) => (given ? [`--${name}`] : []));
  if (aims.length > 1) throw new UsageError(`expected --ladder, --kernels or --quick, found ${aims.join(' and ')}`);
  if (kernels && rounds !== undefined) {
    throw new UsageError('--rounds: expected the comparison or --ladder, found --kernels, which has no rounds');
  }
}

/**
 * An hour's figures are not to be lost at its end.
 *
 * @param {string} file
 * @throws {StepError} where they cannot be written to it
 */
export function requirePlace(file) {
  try {
    requireWritable(file);
  } catch (error) {
    throw new StepError(`npm run bench: --json: ${messageOf(error)}`);
  }
}

export const BENCH = define({
  name: 'npm run bench',
  purpose: [
    "Trains the report's ANN (784-128-10, Adam, batch 32, 60,000 images, validation included) and the small CNN in " +
      'the engine and its peers in turn, each run in a process of its own, and prints medians; the first epoch of a ' +
      'run, in which code is compiled, is told apart. JAX, PyTorch, TensorFlow, Keras, scikit-learn, jax-js and the ' +
      'newest Node.js take part after npm run bench:setup, tfjs-node if its binding loads, the native twin where ' +
      'there is g++. All of it takes most of an hour.',
  ],
  options: {
    rounds: valued('N', 'rounds of the comparison: 5, with --quick 1, if not given', wholeNumber, undefined),
    ladder: flag(
      "only the speedrun: the report's network from plain loops to the fastest form, and the fewest epochs to 97.5 %; " +
        'five minutes for three rounds, which are usual',
    ),
    kernels: flag('only where the time of one thread goes: a timer around every kernel of the engine'),
    quick: flag('the main rows, nothing else: two minutes for a round'),
    json: valued('FILE', 'writes all figures to FILE, as docs/benchmark.json holds them', anyText, undefined),
  },
  run: async ({ rounds, ladder, kernels, quick, json }) => {
    requireOneAim({ ladder, kernels, quick, rounds });
    if (json !== undefined) requirePlace(json);
    await prepare();
    if (ladder) {
      const measured = await measureLadder(rounds ?? 3);
      if (json !== undefined) writeJson(json, measured);
      return;
    }
    if (kernels) {
      const profiles = await profileKernels();
      if (json !== undefined) writeJson(json, profiles);
      return;
    }
    const machine = thisMachine();
    const times = rounds ?? (quick ? 1 : 5);
    const systems = quick ? quickSystems(machine) : systemsOf(machine);
    const { results, report } = await measureAll(machine, systems, times);
    const all = quick ? report : { ...report, ...(await measureMore(machine, results, times)) };
    if (json !== undefined) writeJson(json, all);
  },
});
main(import.meta.url, BENCH);
