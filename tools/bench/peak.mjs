// Measures what one thread of this machine can do in WebAssembly with 128-bit SIMD.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { installed, place, ROOT } from '../project/places.mjs';

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

/** @returns {WebAssembly.Module} */
function compiled() {
  const folder = mkdtempSync(path.join(tmpdir(), 'digits-peak-'));
  try {
    const file = path.join(folder, 'peak.wasm');
    execFileSync(
      process.execPath,
      [
        installed('assemblyscript', 'bin', 'asc.js'),
        place('tools', 'bench', 'peak.asm.ts'),
        ...['--outFile', file, '-O3', '--noAssert', '--runtime', 'stub', '--importMemory'],
        ...['--use', 'abort=', '--enable', 'simd'],
      ],
      { cwd: ROOT },
    );
    return new WebAssembly.Module(readFileSync(file));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @returns {Peak} */
export function measurePeak() {
  const memory = new WebAssembly.Memory({ initial: BIG / PAGE + 1 });
  new Uint8Array(memory.buffer).fill(1);
  const { exports } = new WebAssembly.Instance(compiled(), { env: { memory } });
  const { compute, read, roots } = /** @type {WebAssembly.Exports & Routines} */ (exports);
  const rounds = 3e6;
  return {
    operations: (rounds * 12 * 4 * 2) / best(() => compute(rounds)) / 1e9,
    rootsAndDivisions: (rounds * 8 * 4) / best(() => roots(rounds)) / 1e9,
    cacheBytes: (IN_CACHE * 400) / best(() => read(IN_CACHE, 400)) / 1e9,
    memoryBytes: BIG / best(() => read(BIG, 1)) / 1e9,
  };
}
