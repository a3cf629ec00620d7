// npm run bench [-- OPTIONS]: how fast the engine trains the report's network, against its peers, in one go.
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';

import { compare, comparisonRows, evaluationTimes, runsOf, secondsOf } from './bench/comparison.mjs';
import { progress } from './bench/measure.mjs';
import { measurePeak } from './bench/peak.mjs';
import { PYTHON } from './bench/places.mjs';
import { printComparison, printEvaluation, printGrowth, printTable, printThreads } from './bench/print.mjs';
import { countsOf, nonZeroPixels, sharesOf } from './bench/shares.mjs';
import { median } from './bench/statistics.mjs';
import { mainSystem, ONE_THREAD, systemsOf } from './bench/systems.mjs';
import { convolution, growth, tenEpochs } from './bench/tables.mjs';
import { define, main } from './command/main.mjs';
import { flag, valued } from './command/options.mjs';
import { anyText, wholeNumber } from './command/values.mjs';
import { load } from './project/library.mjs';
import { prepare } from './project/prepare.mjs';
import { writeJson } from './project/whole-file.mjs';

/**
 * Measures what every run does, and prints it.
 *
 * @param {import('./bench/systems.mjs').Machine} machine
 * @param {number} rounds
 */
async function measureAll(machine, rounds) {
  const { cores } = machine;
  const comparison = await compare(systemsOf(machine), rounds);
  const runs = runsOf(comparison, mainSystem(cores));
  const oneThread = median(secondsOf(runsOf(comparison, ONE_THREAD)));
  const about = {
    date: new Date().toISOString(),
    node: process.version,
    machine: cpus()[0]?.model ?? 'unknown',
    cores,
  };
  const rows = comparisonRows(comparison, mainSystem(cores));
  printComparison(about, rows, comparison);
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
  return { results: comparison.results, report: { ...about, comparison: rows, evaluation, peak, shares } };
}

/**
 * Measures what `--quick` leaves out, and prints it.
 *
 * @param {import('./bench/systems.mjs').Machine} machine
 * @param {ReadonlyMap<string, unknown>} results
 */
async function measureMore(machine, results) {
  const ten = await tenEpochs(machine, results);
  printTable('Ten epochs: is the speed bought with a wrong result?', ten);
  const convolutional = await convolution(machine);
  printTable(
    'Convolutional networks: training time until the test accuracy after an epoch is 99.0 %, validation included',
    convolutional,
  );
  const grown = await growth(machine);
  printGrowth(grown);
  return { tenEpochs: ten, convolution: convolutional, growth: grown };
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

export const BENCH = define({
  name: 'npm run bench',
  purpose: [
    "Trains the report's ANN (784-128-10, Adam, batch 32, 60,000 images, validation included) in the engine, tfjs, " +
      'Keras and PyTorch in turn, each run in a process of its own, and prints medians. Keras and PyTorch take part ' +
      'after npm run bench:setup, tfjs-node if its binding loads.',
  ],
  options: {
    rounds: valued('N', 'rounds of the comparison', wholeNumber, 3),
    kernels: flag('only where the time of one thread goes: a timer around every kernel of the engine'),
    quick: flag('one round, no growth tables, no run of ten epochs'),
    json: valued('FILE', 'writes all figures to FILE, as docs/benchmark.json holds them', anyText, undefined),
  },
  run: async ({ rounds, kernels, quick, json }) => {
    prepare();
    if (kernels) {
      const profiles = await profileKernels();
      if (json !== undefined) writeJson(json, profiles);
      return;
    }
    const relaxed = load('engine/dist/index.js').hasRelaxedSimd();
    const machine = { cores: cpus().length, relaxed, peers: existsSync(PYTHON) };
    const { results, report } = await measureAll(machine, quick ? 1 : rounds);
    const all = quick ? report : { ...report, ...(await measureMore(machine, results)) };
    if (json !== undefined) writeJson(json, all);
  },
});
main(import.meta.url, BENCH);
