#!/usr/bin/env node
// npm run bench: how fast the engine trains the report's network, against its peers, in one go.
import { execFile } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { measurePeak } from './peak.mjs';
import { DATA, HERE, LIBRARY, PYTHON, ROOT } from './places.mjs';

const require = createRequire(import.meta.url);
const { loadMnist } = require(join(LIBRARY, 'data/mnist.js'));
const { hasRelaxedSimd } = require('@digits/engine');

const HELP = `Usage: npm run bench -- [options]

Trains the report's ANN (784-128-10, Adam, batch 32, 60,000 images, validation included) in the
engine, tfjs, Keras and PyTorch in turn, each run in a process of its own, and prints medians.
Keras and PyTorch take part after "npm run bench:setup", tfjs-node if its binding loads.

  --rounds N    rounds of the comparison (default 3)
  --quick       one round, no growth tables, no run of ten epochs
  --json FILE   write all figures to FILE
  --help        print this`;

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    quick: { type: 'boolean', default: false },
    json: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (options.help) {
  console.log(HELP);
  process.exit(0);
}
const rounds = options.quick ? 1 : Number(options.rounds);
if (!Number.isInteger(rounds) || rounds < 1) {
  console.error(`npm run bench: expected --rounds to be a whole number of at least 1, found ${options.rounds}`);
  process.exit(2);
}

const cores = cpus().length;
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
}
const progress = (text) => process.stderr.write(`[${(performance.now() / 1000).toFixed(0).padStart(4)} s] ${text}\n`);
const execute = promisify(execFile);

async function run(name, spec) {
  progress(name);
  const [command, args] = spec.python
    ? [PYTHON, [join(HERE, 'peers.py'), spec.python, DATA, String(spec.epochs), String(spec.goal)]]
    : [process.execPath, [join(HERE, 'run.mjs'), JSON.stringify(spec)]];
  const { stdout } = await execute(command, args, { cwd: ROOT, maxBuffer: 2 ** 24 });
  return JSON.parse(stdout.trim().split('\n').at(-1));
}

const relaxed = hasRelaxedSimd();
const main = `engine, ${cores} threads`;
const systems = Object.entries({
  [main]: { system: 'engine', threads: cores, rounding: 'strict', epochs: 10 },
  'engine, 1 thread': { system: 'engine', threads: 1, rounding: 'strict', epochs: 10 },
  ...(relaxed && {
    [`engine, ${cores} threads, relaxed SIMD`]: { system: 'engine', threads: cores, rounding: 'relaxed', epochs: 10 },
    'engine, 1 thread, relaxed SIMD': { system: 'engine', threads: 1, rounding: 'relaxed', epochs: 10 },
  }),
  ...(existsSync(PYTHON) && {
    'PyTorch, fused Adam': { python: 'torch', epochs: 3 },
    'Keras, TensorFlow': { python: 'keras', epochs: 2 },
  }),
  'tfjs, wasm': { system: 'tfjs', backend: 'wasm', epochs: 1 },
  'tfjs, tfjs-node': { system: 'tfjs', backend: 'tensorflow', epochs: 1 },
});

const results = new Map();
const absent = new Map();
for (let round = 1; round <= rounds; round++) {
  for (const [name, spec] of systems) {
    if (absent.has(name)) continue;
    try {
      const result = await run(`round ${round} of ${rounds}: ${name}`, spec);
      results.set(name, [...(results.get(name) ?? []), result]);
    } catch (error) {
      const text = String(error.stderr || error.message);
      absent.set(name, (/^\w*Error: .*$/m.exec(text)?.[0] ?? text.trim().split('\n').at(-1)).slice(0, 100));
    }
  }
}

const seconds = (name) => (results.get(name) ?? []).flatMap((result) => result.seconds);
const base = median(seconds(main));
const rows = [...results].map(([name, runs]) => {
  const all = seconds(name);
  return {
    system: name,
    's/epoch': +median(all).toFixed(3),
    least: +Math.min(...all).toFixed(3),
    most: +Math.max(...all).toFixed(3),
    ratio: +(median(all) / base).toFixed(2),
    ...atEnd(runs[0]),
    megabytes: runs[0].megabytes ? Math.round(runs[0].megabytes) : undefined,
  };
});
function atEnd({ losses, accuracies, loss, accuracy, seconds: each }) {
  return {
    epochs: each.length,
    loss: +(losses?.at(-1) ?? loss).toFixed(4),
    accuracy: +(accuracies?.at(-1) ?? accuracy).toFixed(4),
  };
}

const report = {
  date: new Date().toISOString(),
  node: process.version,
  machine: cpus()[0]?.model ?? 'unknown',
  cores,
  comparison: rows,
};
console.log(`\n${report.machine}, ${cores} cores, Node ${process.version}, ${report.date.slice(0, 10)}\n`);
console.log(
  'Epoch of 60,000 images, batch 32, validation on 10,000 included; loss and test accuracy after the epochs given',
);
console.table(rows);
for (const [name, reason] of absent) console.log(`not measured: ${name}: ${reason}`);
if (!existsSync(PYTHON)) console.log('not measured: Keras and PyTorch: run "npm run bench:setup" first');
const milliseconds = (values) => +median(values).toFixed(1);
report.evaluation = {
  firstMilliseconds: milliseconds(results.get(main).map(({ evaluations }) => evaluations[0])),
  evaluateMilliseconds: milliseconds(results.get(main).flatMap(({ evaluations }) => evaluations.slice(1))),
  predictMilliseconds: milliseconds(results.get(main).map(({ prediction }) => prediction)),
};
console.log(
  `10,000 test images: evaluated in ${report.evaluation.evaluateMilliseconds} ms (${report.evaluation.firstMilliseconds} ms the first time), ` +
    `predicted in ${report.evaluation.predictMilliseconds} ms`,
);
console.log(`threads: ${cores} are ${(median(seconds('engine, 1 thread')) / base).toFixed(2)} times as fast as 1`);

progress('peak of the machine');
report.peak = measurePeak();
report.shares = shares(report.peak, median(seconds('engine, 1 thread')));
console.log(
  '\nOne thread of this machine in WebAssembly SIMD, 1e9 a second, and the share that an epoch with one thread reaches',
);
console.table(report.shares);

if (!options.quick) {
  const two = { system: 'engine', threads: cores, rounding: 'strict' };
  report.tenEpochs = await tenEpochs();
  console.log('\nTen epochs: is the speed bought with a wrong result?');
  console.table(report.tenEpochs);
  report.convolution = await convolution();
  console.log(
    '\nConvolutional networks: training time until the test accuracy after an epoch is 99.0 %, validation included',
  );
  console.table(report.convolution);
  const part = { images: 20_000, epochs: 5, validate: false };
  report.growth = {
    hiddenUnits: await growth('units', [32, 64, 128, 256, 512, 1024, 2048], { ...two, ...part }),
    batch: await growth('batch', [8, 16, 32, 64, 128, 256, 512, 1024], { ...two, ...part }),
    images: await growth('images', [7500, 15_000, 30_000, 60_000], { ...two, epochs: 5, validate: false }),
    threads: await growth(
      'threads',
      [...new Set([1, 2, 4, cores])].filter((n) => n <= cores).sort((a, b) => a - b),
      { ...two, epochs: 5, validate: false },
    ),
  };
  for (const [name, table] of Object.entries(report.growth)) {
    console.log(
      `\nGrowth with ${name} (${name === 'hiddenUnits' || name === 'batch' ? '20,000' : '60,000'} images unless given, no validation)`,
    );
    console.table(table);
  }
}
if (options.json) writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`);

async function convolution() {
  const goal = 0.99;
  const chosen = {
    'engine, buildCnn': { system: 'cnn', goal, epochs: 5 },
    ...(existsSync(PYTHON) && { 'Keras, mnist_convnet': { python: 'keras-cnn', goal, epochs: 15 } }),
  };
  const table = [];
  for (const [name, spec] of Object.entries(chosen)) {
    const { parameters, seconds: each, accuracies } = await run(`time to 99.0 %: ${name}`, spec);
    table.push({
      system: name,
      parameters,
      epochs: each.length,
      's/epoch': +median(each).toFixed(2),
      seconds: +each.reduce((a, b) => a + b, 0).toFixed(1),
      accuracy: +accuracies.at(-1).toFixed(4),
    });
  }
  return table;
}

async function tenEpochs() {
  const table = [];
  const chosen = systems.filter(
    ([name]) => [main, 'PyTorch, fused Adam', 'Keras, TensorFlow'].includes(name) && results.has(name),
  );
  for (const [name, spec] of chosen) {
    const result = await run(`ten epochs: ${name}`, { ...spec, epochs: 10 });
    table.push({ system: name, ...atEnd(result), seconds: +result.seconds.reduce((a, b) => a + b, 0).toFixed(1) });
  }
  return table;
}

async function growth(field, values, spec) {
  const table = [];
  for (const value of values) {
    const { seconds: each } = await run(`growth: ${field} ${value}`, { ...spec, [field]: value });
    // The least, for what else the machine does only ever adds.
    table.push({ [field]: value, 'least s/epoch': +Math.min(...each).toFixed(4) });
  }
  return table.map((row) => ({ ...row, ratio: +(row['least s/epoch'] / table[0]['least s/epoch']).toFixed(2) }));
}

/** Operations and bytes of an epoch, counted from the data and the network, against the peak. */
function shares(peak, secondsAnEpoch) {
  const [units, classes, steps, images, tests] = [128, 10, 1875, 60_000, 10_000];
  const nonZero = loadMnist().train.images.reduce((count, value) => count + (value > 0), 0) / images;
  const parameters = 785 * units + (units + 1) * classes;
  const multiplyAdds = images * (2 * nonZero * units + 3 * units * classes) + tests * (nonZero + classes) * units;
  const adam = steps * parameters;
  const counts = {
    // Adam: 13 additions and multiplications a parameter, beside one root and one division.
    operations: multiplyAdds * 2 + adam * 13,
    rootsAndDivisions: adam,
    // Kernel rows read forward; weights and two moments read and written by each update.
    cacheBytes: (images + tests) * nonZero * units * 4 + steps * parameters * 6 * 4,
  };
  return Object.entries(counts)
    .map(([what, count]) => ({
      what,
      'of the machine': +peak[what].toFixed(1),
      'of the engine': +(count / secondsAnEpoch / 1e9).toFixed(1),
      share: `${((100 * count) / secondsAnEpoch / 1e9 / peak[what]).toFixed(0)} %`,
      'least seconds': +(count / 1e9 / peak[what]).toFixed(3),
    }))
    .concat({ what: 'memoryBytes', 'of the machine': +peak.memoryBytes.toFixed(1) });
}
