// Measures what one thread of this machine can do in WebAssembly with 128-bit SIMD.
import { readFileSync } from 'node:fs';

import { makeModules } from '../engine/modules.mjs';
import { place } from '../project/places.mjs';

/** @type {import('../engine/modules.mjs').Modules} */
export const PEAK = {
  what: "the machine's peak",
  folder: 'tools/bench/peak',
  entry: 'tools/bench/peak.asm.ts',
  sources: ['tools/bench/peak.asm.ts'],
  options: [],
  features: { peak: 'simd' },
};

const BIG = 256 * 2 ** 20;
const IN_CACHE = 512 * 2 ** 10;
const PAGE = 65536;
/** How often each is measured. */
const GOES = 7;

/**
 * Operations and bytes a second of one thread, in units of 1e9.
 *
 * @typedef {object} Peak
 * @property {number} operations additions and multiplications
 * @property {number} rootsAndDivisions
 * @property {number} cacheBytes read where they fit into the cache
 * @property {number} memoryBytes read where they do not
 */

/**
 * The functions of peak.asm.ts.
 *
 * @typedef {object} Routines
 * @property {(rounds: number) => number} compute
 * @property {(bytes: number, rounds: number) => number} read
 * @property {(rounds: number) => number} roots
 */

/**
 * Best of several goes: seconds that `work` takes.
 *
 * @param {() => unknown} work
 */
function best(work) {
  let least = Infinity;
  for (let go = 0; go < GOES; go++) {
    const started = performance.now();
    work();
    least = Math.min(least, performance.now() - started);
  }
  return least / 1000;
}

/** @returns {Promise<Peak>} */
export async function measurePeak() {
  await makeModules(PEAK);
  const module = new WebAssembly.Module(readFileSync(place(PEAK.folder, 'peak.wasm')));
  const memory = new WebAssembly.Memory({ initial: BIG / PAGE + 1 });
  new Uint8Array(memory.buffer).fill(1);
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  const { compute, read, roots } = /** @type {WebAssembly.Exports & Routines} */ (exports);
  const rounds = 3e6;
  return {
    operations: (rounds * 12 * 4 * 2) / best(() => compute(rounds)) / 1e9,
    rootsAndDivisions: (rounds * 8 * 4) / best(() => roots(rounds)) / 1e9,
    cacheBytes: (IN_CACHE * 400) / best(() => read(IN_CACHE, 400)) / 1e9,
    memoryBytes: BIG / best(() => read(BIG, 1)) / 1e9,
  };
}
