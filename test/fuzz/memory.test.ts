/** @system trains a hundred times in a process */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { cases, PATIENCE, WHOLE } from './cases';

const LIBRARY = join(__dirname, '..', '..', 'lib', 'digits', 'dist');

/**
 * Fits in a process of its own, where nothing else takes memory. Prints megabytes at four looks: of the process as
 * the system counts them, outside V8's heap as Node counts them, and in the WebAssembly memories that still stand,
 * which Node does not count.
 */
const SCRIPT = `
  const memories = [];
  WebAssembly.Memory = class extends WebAssembly.Memory {
    constructor(size) { super(size); memories.push(new WeakRef(this)); }
  };
  const { buildAnn, createDigits, disposeModel, fit, selectBackend } = require(${JSON.stringify(LIBRARY)});
  const pixels = (count) => Uint8Array.from({ length: count * 784 }, (_, at) => (at % 5 === 0 ? at % 251 : 0));
  const digitsOf = (count) => createDigits(pixels(count), Uint8Array.from({ length: count }, (_, at) => at % 10));
  const [small, large] = [digitsOf(300), digitsOf(Number(process.argv[1]))];
  async function train(digits, options) {
    const model = buildAnn({ hiddenUnits: 16, seed: 1 });
    await fit(model, digits, { epochs: 1, threads: 2, ...options });
    disposeModel(model);
  }
  function megabytes() {
    const { rss, external } = process.memoryUsage();
    const wasm = memories.reduce((sum, memory) => sum + (memory.deref()?.buffer.byteLength ?? 0), 0);
    return [rss, external, wasm].map((bytes) => bytes / 1e6);
  }
  /** The collector runs when it likes: what it would leave is what counts. */
  async function swept() {
    for (let round = 0; round < 3; round++) { gc(); await new Promise((resolve) => setTimeout(resolve, 20)); }
    return megabytes();
  }
  (async () => {
    console.log = () => undefined;
    await selectBackend();
    const [, , warm, fits, threads] = process.argv.map(Number);
    const times = async (count) => { for (let done = 0; done < count; done++) await train(small); };
    // V8 compiles for long, and Node itself keeps a megabyte for each thread there ever was at once.
    await train(small, { threads });
    await times(warm);
    const seen = [await swept()];
    await times(fits);
    seen.push(await swept());
    await train(large, { batchSize: 60_000 });
    await train(small, { batchSize: 60_000, threads });
    await times(fits);
    seen.push(megabytes(), await swept());
    process.stdout.write(JSON.stringify(seen));
  })();
`;

/** Fits before the first look, and between two; threads of the widest. */
const [WARM, FITS, THREADS] = [cases(5, 50), cases(5, 100), cases(8, 64)];

/** V8's nursery grows in steps of many megabytes when it thinks fit; at its full size from the start, it does not. */
const FLAGS = ['--expose-gc', '--min-semi-space-size=16', '--max-semi-space-size=16'];

/** By how much the process may grow from one look to the next: in a few fits by what V8 compiles meanwhile. */
const MOST = cases(1.3, 1.05);

type Look = readonly [process: number, external: number, wasm: number];

test(
  'fits leave no memory behind, not even large ones',
  async () => {
    const arguments_ = [cases(8000, 60_000), WARM, FITS, THREADS].map(String);
    const { stdout } = await promisify(execFile)(process.execPath, [...FLAGS, '-e', SCRIPT, ...arguments_]);
    const [before, after, unswept, afterLarge] = JSON.parse(stdout) as [Look, Look, Look, Look];
    if (WHOLE) {
      const text = (look: Look): string => look.map((megabytes) => megabytes.toFixed(1)).join(' / ');
      const kinds = 'MB of the process / external / WebAssembly';
      process.stderr.write(
        `memory, ${kinds}: ${text(before)}; after ${FITS} fits ${text(after)}; ` +
          `after large ones and ${FITS} more ${text(unswept)}, once swept ${text(afterLarge)}\n`,
      );
    }
    expect(after[0] / before[0]).toBeLessThan(MOST);
    for (const [, external, wasm] of [after, afterLarge]) {
      expect(external / before[1]).toBeLessThan(MOST);
      expect(wasm).toBeLessThanOrEqual(before[2]);
    }
    // Large memories are given back without being asked for, with little else that waits for the collector.
    expect(unswept[0] / after[0]).toBeLessThan(1.5);
    expect(afterLarge[0] / after[0]).toBeLessThan(MOST);
  },
  PATIENCE,
);
