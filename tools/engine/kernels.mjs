#!/usr/bin/env node
// Compiles the engine's AssemblyScript kernels to lib/engine/dist/{strict,relaxed}.wasm.
// Does nothing when both are newer than every source. Usage: node tools/engine/kernels.mjs [--force]
import { execFile } from 'node:child_process';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const sources = join(root, 'lib', 'engine', 'assembly');
const codes = join(root, 'lib', 'engine', 'contract', 'codes.ts');
const target = join(root, 'lib', 'engine', 'dist');
const compiler = join(dirname(createRequire(import.meta.url).resolve('assemblyscript/package.json')), 'bin', 'asc.js');

/** Features beyond plain WebAssembly of each build. */
const builds = { strict: 'simd,threads', relaxed: 'simd,threads,relaxed-simd' };

/** @param {string} path */
const modified = async (path) => (await stat(path).catch(() => ({ mtimeMs: 0 }))).mtimeMs;
/** @param {readonly string[]} paths */
const newest = async (paths) => Math.max(...(await Promise.all(paths.map(modified))));

/** @param {string} output */
async function isFresh(output) {
  const files = (await readdir(sources, { recursive: true })).map((name) => join(sources, name));
  return (await modified(output)) > (await newest([...files, codes, fileURLToPath(import.meta.url)]));
}

/** @param {readonly [name: string, features: string]} build */
async function build([name, features]) {
  const output = join(target, `${name}.wasm`);
  if (!process.argv.includes('--force') && (await isFresh(output))) return;
  const started = performance.now();
  // Under another name until it is whole: a build that is stopped leaves no half of a kernel.
  const draft = join(target, `${name}.${process.pid}.tmp.wasm`);
  await promisify(execFile)(
    process.execPath,
    [
      compiler,
      join(sources, 'index.ts'),
      '--outFile',
      draft,
      '-O3',
      '--noAssert',
      '--runtime',
      'stub',
      '--importMemory',
      '--sharedMemory',
      '--initialMemory',
      '1',
      '--maximumMemory',
      '65536',
      '--use',
      'abort=',
      '--enable',
      features,
    ],
    { cwd: root },
  ).catch(async (/** @type {unknown} */ error) => {
    await rm(draft, { force: true });
    throw error;
  });
  await rename(draft, output);
  console.log(
    `engine: ${name}.wasm, ${(await stat(output)).size} bytes, ${((performance.now() - started) / 1000).toFixed(1)} s`,
  );
}

await mkdir(target, { recursive: true });
try {
  await Promise.all(Object.entries(builds).map(build));
} catch (error) {
  const { stderr, message } = /** @type {import('node:child_process').ExecFileException} */ (error);
  console.error(`building the engine failed:\n${stderr ?? message}`);
  process.exitCode = 1;
}
