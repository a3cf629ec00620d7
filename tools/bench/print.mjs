// What npm run bench prints.
import { existsSync } from 'node:fs';

import { PYTHON } from './places.mjs';

/**
 * @param {string} title
 * @param {readonly object[]} table
 */
export function printTable(title, table) {
  console.log(`\n${title}`);
  console.table(table);
}

/**
 * @param {{ machine: string, cores: number, node: string, date: string }} report
 * @param {readonly object[]} rows
 * @param {import('./comparison.mjs').Comparison} comparison
 */
export function printComparison({ machine, cores, node, date }, rows, { absent }) {
  console.log(`\n${machine}, ${cores} cores, Node ${node}, ${date.slice(0, 10)}`);
  printTable(
    'Epoch of 60,000 images, batch 32, validation on 10,000 included; loss and test accuracy after the epochs given',
    rows,
  );
  for (const [name, reason] of absent) console.log(`not measured: ${name}: ${reason}`);
  if (!existsSync(PYTHON)) console.log('not measured: Keras and PyTorch: run "npm run bench:setup" first');
}

/**
 * @param {ReturnType<typeof import('./comparison.mjs').evaluationTimes>} times
 */
export function printEvaluation({ firstMilliseconds, evaluateMilliseconds, predictMilliseconds }) {
  console.log(
    `10,000 test images: evaluated in ${evaluateMilliseconds} ms (${firstMilliseconds} ms the first time), ` +
      `predicted in ${predictMilliseconds} ms`,
  );
}

/**
 * @param {number} cores
 * @param {number} ratio
 */
export function printThreads(cores, ratio) {
  console.log(`threads: ${cores} are ${ratio.toFixed(2)} times as fast as 1`);
}

/** @param {Awaited<ReturnType<typeof import('./tables.mjs').growth>>} tables */
export function printGrowth(tables) {
  for (const [name, table] of Object.entries(tables)) {
    const images = name === 'hiddenUnits' || name === 'batch' ? '20,000' : '60,000';
    printTable(`Growth with ${name} (${images} images unless given, no validation)`, table);
  }
}
