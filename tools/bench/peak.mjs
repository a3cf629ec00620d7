// Measures what one thread of this machine can do in WebAssembly with 128-bit SIMD.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { HERE, ROOT } from './places.mjs';

const BIG = 256 * 2 ** 20;
const IN_CACHE = 512 * 2 ** 10;

/** Best of several goes: seconds that `work` takes. */
function best(work) {
  let least = Infinity;
  for (let go = 0; go < 7; go++) {
    const started = performance.now();
    work();
    least = Math.min(least, performance.now() - started);
  }
  return least / 1000;
}

/** Operations and bytes a second of one thread, in units of 1e9. */
export function measurePeak() {
  const folder = mkdtempSync(join(tmpdir(), 'digits-peak-'));
  try {
    const file = join(folder, 'peak.wasm');
    const compiler = join(
      dirname(createRequire(join(ROOT, 'package.json')).resolve('assemblyscript/package.json')),
      'bin',
      'asc.js',
    );
    execFileSync(
      process.execPath,
      [
        compiler,
        join(HERE, 'peak.asm.ts'),
        '--outFile',
        file,
        '-O3',
        '--noAssert',
        '--runtime',
        'stub',
        '--importMemory',
        '--use',
        'abort=',
        '--enable',
        'simd',
      ],
      { cwd: ROOT },
    );
    const memory = new WebAssembly.Memory({ initial: BIG / 65536 + 1 });
    new Uint8Array(memory.buffer).fill(1);
    const { compute, read, roots } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(file)), {
      env: { memory },
    }).exports;
    const rounds = 3e6;
    return {
      operations: (rounds * 12 * 4 * 2) / best(() => compute(rounds)) / 1e9,
      rootsAndDivisions: (rounds * 8 * 4) / best(() => roots(rounds)) / 1e9,
      cacheBytes: (IN_CACHE * 400) / best(() => read(IN_CACHE, 400)) / 1e9,
      memoryBytes: BIG / best(() => read(BIG, 1)) / 1e9,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
