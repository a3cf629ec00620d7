import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

import { project, type Project } from './project';

let small: Project;
/** Stand-ins for the compilers: each notes its call, and makes its file anew if it is not there or is told to. */
const maker = (file: string): string => `
  const fs = require('node:fs');
  fs.appendFileSync('made.log', '${file} ' + process.argv.includes('--force') + '\\n');
  fs.mkdirSync('lib/engine/dist', { recursive: true });
  if (process.argv.includes('--force') || !fs.existsSync('lib/engine/dist/${file}')) fs.writeFileSync('lib/engine/dist/${file}', 'whole');`;

beforeEach(() => {
  small = project();
  small.write('tools/engine/contract.mjs', '');
  small.write('node_modules/typescript/bin/tsc', maker('index.js'));
  small.write(
    'tools/engine/kernels.mjs',
    `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url); ${maker('strict.wasm')}`,
  );
});
afterEach(() => small.remove());

/** Builds, and says which stand-in was told to make its file although it may look fresh. */
async function build(): Promise<string[]> {
  rmSync(path.join(small.root, 'made.log'), { force: true });
  expect(await small.run('build.mjs')).toEqual({ status: 0, stdout: '', stderr: '' });
  return readFileSync(path.join(small.root, 'made.log'), 'utf8').trim().split('\n');
}
const content = (file: string): string => readFileSync(path.join(small.root, 'lib/engine/dist', file), 'utf8');

test('build makes everything once, and nothing by force if it is whole', async () => {
  expect(await build()).toEqual(['index.js false', 'strict.wasm false']);
  expect(await build()).toEqual(['index.js false', 'strict.wasm false']);
  expect(existsSync(path.join(small.root, '.cache/build.json'))).toBe(true);
});

test.each([
  ['index.js', ['index.js true', 'strict.wasm false']],
  ['strict.wasm', ['index.js false', 'strict.wasm true']],
])('build makes a torn %s anew, and only that', async (file, calls) => {
  await build();
  small.write(`lib/engine/dist/${file}`, 'who');
  expect(await build()).toEqual(calls);
  expect(content(file)).toBe('whole');
  expect(await build()).toEqual(['index.js false', 'strict.wasm false']);
});

test.each(['', '{"files":', '{}', 'null'])('build makes everything anew if its stamp is "%s"', async (stamp) => {
  await build();
  small.write('.cache/build.json', stamp);
  expect(await build()).toEqual(['index.js true', 'strict.wasm true']);
});

test('build makes everything anew if the last one was stopped before its stamp', async () => {
  small.write('lib/engine/dist/index.js', 'who');
  expect(await build()).toEqual(['index.js true', 'strict.wasm true']);
  expect(content('index.js')).toBe('whole');
});

test('build names a cure when a compiler fails', async () => {
  small.write('node_modules/typescript/bin/tsc', "console.log('lib/a.ts(1,1): error TS1: no'); process.exit(2);");
  const { status, stdout, stderr } = await small.run('build.mjs');
  expect([status, stdout]).toEqual([1, 'lib/a.ts(1,1): error TS1: no\n']);
  expect(stderr).toMatch(
    /^\ncompiling the library failed \(exit status 2\): if you have not changed lib\/, "git status lib"/,
  );
});
