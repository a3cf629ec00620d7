import path from 'node:path';
import { createContext, runInContext } from 'node:vm';

import { build } from 'esbuild';

import { inPage, twins } from '../../../../lib/book/live/build/twins';
import { projectFolder } from '../../../../lib/common/files/folders';

const LIBRARY = path.join(projectFolder(), 'lib');

const bundled = async (contents: string): Promise<string> => {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: path.join(LIBRARY, 'book', 'dist', 'live') },
    bundle: true,
    write: false,
    platform: 'browser',
    logLevel: 'silent',
    plugins: [twins(LIBRARY)],
  });
  return outputFiles[0]?.text ?? '';
};

test('twins puts its own modules in the places of those of Node.js and of the rooms platform', async () => {
  const text = await bundled(
    "console.log(require('node:fs'), require('../../../digits/dist/platform/turn'), require('node:path'));",
  );
  expect(text).toContain('MessageChannel');
  expect(text).not.toContain('setImmediate');
});

test('twins refuses a module of Node.js that a page has nothing in place of', async () => {
  await expect(bundled("require('node:child_process');")).rejects.toThrow(
    'a page has nothing in place of node:child_process',
  );
});

test('twins lets a page print a long array without a look at each of its elements', async () => {
  const text = await bundled(
    "const { inspect } = require('node-inspect-extracted'); shown.push(inspect(long), inspect(named));",
  );
  const shown: string[] = [];
  const long = new Uint8Array(200_000);
  const named = Object.assign([1, 2], { name: 'a' });
  const page = createContext({ shown, long, named, console });
  runInContext('globalThis.described = []; const { getOwnPropertyDescriptors } = Object;', page);
  runInContext('Object.getOwnPropertyDescriptors = (of) => (described.push(of), getOwnPropertyDescriptors(of));', page);
  runInContext(text, page);
  expect(shown).toEqual([expect.stringContaining('... 199900 more items'), "[ 1, 2, name: 'a' ]"]);
  expect([long, named].map((each) => (page.described as unknown[]).includes(each))).toEqual([false, true]);
});

test('inPage says nothing of where the project lies', () => {
  expect(inPage(path.join(projectFolder(), 'lib', 'a.ts'))).toBe('/book/lib/a.ts');
});
