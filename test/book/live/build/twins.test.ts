import path from 'node:path';

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

test('inPage says nothing of where the project lies', () => {
  expect(inPage(path.join(projectFolder(), 'lib', 'a.ts'))).toBe('/book/lib/a.ts');
});
