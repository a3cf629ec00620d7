import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { cases, PATIENCE, WHOLE } from './cases';

const LIBRARY = join(__dirname, '..', '..', 'lib', 'dist');

/** Fits in a process of its own, where nothing else takes memory; prints megabytes before and after. */
const SCRIPT = `
  const { buildAnn, createDigits, disposeModel, fit, selectBackend } = require(${JSON.stringify(LIBRARY)});
  const digitsOf = (count) => createDigits(
    Uint8Array.from({ length: count * 784 }, (_, at) => (at % 5 === 0 ? at % 251 : 0)), Uint8Array.from({ length: count }, (_, at) => at % 10));
  const [small, large] = [digitsOf(300), digitsOf(Number(process.argv[1]))];
  async function train(digits, options) {
    const model = buildAnn({ hiddenUnits: 16, seed: 1 });
    await fit(model, digits, { epochs: 1, threads: 2, ...options });
    disposeModel(model);
  }
  const megabytes = () => process.memoryUsage.rss() / 1e6;
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
const [WARM, FITS, THREADS] = [cases(5, 150), cases(5, 100), cases(8, 64)];

/** By how much the process may grow from one look to the next: in a few fits by what V8 compiles meanwhile. */
const MOST = cases(1.3, 1.05);

test('fits leave no memory behind, not even large ones', async () => {
  const arguments_ = [cases(8000, 60_000), WARM, FITS, THREADS].map(String);
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', '-e', SCRIPT, ...arguments_]);
  const [before, after, unswept, afterLarge] = JSON.parse(stdout) as [number, number, number, number];
const text = `memory: ${before.toFixed(1)} MB; ${after.toFixed(1)} after ${FITS} fits; after large ones and ${FITS} more`;
  if (WHOLE) process.stderr.write(`${text} ${unswept.toFixed(1)}, ${afterLarge.toFixed(1)} once swept\n`);
  expect(after / before).toBeLessThan(MOST);
  // Large memories are given back without being asked for, with little else that waits for the collector.
  expect(unswept / after).toBeLessThan(1.5);
  expect(afterLarge / after).toBeLessThan(MOST);
}, PATIENCE);
