/** @system builds packages */
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

import { project, type Project } from './project';

let small: Project;
/** Stands in for TypeScript: notes its call, and makes its file anew if it is not there or is told to. */
const TSC = `
  const fs = require('node:fs');
  const force = process.argv.includes('--force');
  const checked = process.argv.includes('--noCheck') ? '' : ' checked';
  fs.appendFileSync('made.log', 'index.js ' + force + checked + '\\n');
  fs.mkdirSync('lib/engine/dist', { recursive: true });
  if (force || !fs.existsSync('lib/engine/dist/index.js')) fs.writeFileSync('lib/engine/dist/index.js', 'whole');`;
/** Stands in for AssemblyScript: notes its call, and makes the file. */
const ASC = `
  const fs = require('node:fs');
  const file = process.argv[process.argv.indexOf('--outFile') + 1];
  if (fs.readFileSync(process.argv[2], 'utf8') === 'wrong') throw new Error('no such type');
  fs.appendFileSync('made.log', require('node:path').basename(file) + '\\n');
  fs.writeFileSync(file, 'whole');`;
const COMPILER = 'node_modules/assemblyscript';
const KERNEL = 'lib/engine/assembly/index.ts';

beforeEach(() => {
  small = project({ builds: true });
  small.write('tools/engine/contract.mjs', 'export const makeContract = async () => {};');
  small.write('node_modules/typescript/bin/tsc', TSC);
  small.write(`${COMPILER}/package.json`, '{}');
  small.write(`${COMPILER}/bin/asc.js`, ASC);
  small.write('lib/engine/index.ts', '');
  small.write('lib/engine/contract/codes.ts', '');
  small.write(KERNEL, 'a');
  small.write('lib/engine/assembly/old.ts', '');
});
afterEach(() => small.remove());

/** Builds, and says what was compiled, TypeScript with whether it was told to although all may look fresh. */
async function build(): Promise<string[]> {
  rmSync(path.join(small.root, 'made.log'), { force: true });
  expect(await small.run('build.mjs')).toMatchObject({ status: 0, stderr: '' });
  return readFileSync(path.join(small.root, 'made.log'), 'utf8').trim().split('\n').sort();
}
const content = (file: string): string => readFileSync(path.join(small.root, 'lib/engine', file), 'utf8');
const KERNELS = ['relaxed.wasm', 'strict.wasm'];

test('build makes everything once, and nothing by force if it is whole', async () => {
  expect(await build()).toEqual(['index.js false', ...KERNELS]);
  expect(await build()).toEqual(['index.js false']);
  expect(existsSync(path.join(small.root, '.cache/build.json'))).toBe(true);
});

test('build writes no record where it says the same already: whoever may only read can go on', async () => {
  await build();
  const record = () => statSync(path.join(small.root, '.cache/build.json'));
  const { ino, mtimeMs } = record();
  await build();
  expect(record()).toMatchObject({ ino, mtimeMs });
});

test.each([
  ['dist/index.js', ['index.js true']],
  ['kernels/strict.wasm', ['index.js false', ...KERNELS]],
])('build makes a torn %s anew, and only that', async (file, calls) => {
  await build();
  small.write(`lib/engine/${file}`, 'who');
  expect(await build()).toEqual(calls);
  expect(content(file)).toBe('whole');
  expect(await build()).toEqual(['index.js false']);
});

test.each(['', '{"files":', '{}', 'null'])('build makes everything anew if its records are "%s"', async (stamp) => {
  await build();
  small.write('.cache/build.json', stamp);
  small.write('lib/engine/kernels/made.json', stamp);
  expect(await build()).toEqual(['index.js true', ...KERNELS]);
});

test('build makes everything anew if the last one was stopped before its stamp', async () => {
  small.write('lib/engine/dist/index.js', 'who');
  small.write('lib/engine/kernels/strict.wasm', 'who');
  expect(await build()).toEqual(['index.js true', ...KERNELS]);
  expect([content('dist/index.js'), content('kernels/strict.wasm')]).toEqual(['whole', 'whole']);
});

test.each([
  ['a source has changed', () => small.write(KERNEL, 'b')],
  ['a source is new', () => small.write('lib/engine/assembly/dense/b.ts', '')],
  ['a source is gone', () => rmSync(path.join(small.root, 'lib/engine/assembly/old.ts'))],
  [
    'the compiler is of another version',
    () => {
      const listed = { version: '1.0.0' };
      const packages = { 'node_modules/a': listed, [COMPILER]: listed };
      small.write('package-lock.json', JSON.stringify({ packages }));
      small.write('node_modules/.package-lock.json', JSON.stringify({ packages }));
    },
  ],
])('build compiles the kernels again where %s', async (_, change) => {
  await build();
  change();
  expect(await build()).toEqual(['index.js false', ...KERNELS]);
});

test('build checks the types of sources that were changed here, until it has compiled them, and not of others', async () => {
  expect(await build()).toEqual(['index.js false', ...KERNELS]);
  small.write('lib/engine/index.ts', 'export const a = 1;');
  small.write('node_modules/typescript/bin/tsc', `${TSC} process.exit(2);`);
  expect(await small.run('build.mjs')).toMatchObject({ status: 1 });
  small.write('node_modules/typescript/bin/tsc', TSC);
  expect(await build()).toEqual(['index.js false checked']);
  expect(await build()).toEqual(['index.js false']);
  small.write('lib/engine/new.ts', '');
  expect(await build()).toEqual(['index.js false checked']);
});

test('build uses the kernels that are kept where there is no compiler for them', async () => {
  await build();
  rmSync(path.join(small.root, COMPILER), { recursive: true });
  expect(await build()).toEqual(['index.js false']);
});

test('build says what to do where the kernels are of other sources and there is no compiler', async () => {
  await build();
  rmSync(path.join(small.root, COMPILER), { recursive: true });
  small.write(KERNEL, 'b');
  expect(await small.run('build.mjs')).toEqual({
    status: 1,
    stdout: '',
    stderr:
      "\ncompiling the engine's kernels: lib/engine/kernels is not what its sources make, and assemblyscript is not " +
      'installed: "npm ci" installs it; if you have not changed them, "git checkout lib/engine/kernels ' +
      'lib/engine/assembly lib/engine/contract/codes.ts" puts them back\n',
  });
});

test('build says what the compiler of the kernels says, and keeps those of before', async () => {
  await build();
  small.write(KERNEL, 'wrong');
  const { status, stderr } = await small.run('build.mjs');
  expect(status).toBe(1);
  expect(stderr).toMatch(/^\ncompiling the engine's kernels: [^]*no such type/);
  expect(content('kernels/strict.wasm')).toBe('whole');
});

test('build removes what is compiled of modules that are gone, and compiles nothing by force', async () => {
  await build();
  for (const end of ['js', 'js.map', 'd.ts']) small.write(`lib/engine/dist/old/gone.${end}`, '');
  small.write('lib/engine/dist/tsconfig.tsbuildinfo', '');
  await build();
  expect(readdirSync(path.join(small.root, 'lib/engine/dist'), { recursive: true }).sort()).toEqual([
    'index.js',
    'old',
    'tsconfig.tsbuildinfo',
  ]);
  rmSync(path.join(small.root, 'lib/engine/index.ts'));
  small.write('node_modules/typescript/bin/tsc', TSC.replace(/if \(force.*/, ''));
  expect(await build()).toEqual(['index.js false checked']);
  expect(existsSync(path.join(small.root, 'lib/engine/dist/index.js'))).toBe(false);
});

test('build names a cure when a compiler fails', async () => {
  await build();
  small.write('node_modules/typescript/bin/tsc', "console.log('lib/a.ts(1,1): error TS1: no'); process.exit(2);");
  const { status, stdout, stderr } = await small.run('build.mjs');
  expect([status, stdout]).toEqual([1, 'lib/a.ts(1,1): error TS1: no\n']);
  expect(stderr).toMatch(
    /^\ncompiling the library failed \(exit status 2\): if you have not changed lib\/, "git status lib"/,
  );
});
