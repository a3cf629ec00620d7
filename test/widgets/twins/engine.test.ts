import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { packBytes } from '../../../lib/digits/widgets/pack';
import { projectFolder } from '../../../lib/common/files/folders';
import { compileWide, cores, readKernels, startThread } from '../../../lib/widgets/twins/engine';

test('readKernels unpacks what was put in when the script was bundled', async () => {
  const bytes = readFileSync(join(projectFolder(), 'lib', 'engine', 'kernels', 'strict.wasm'));
  Reflect.set(globalThis, 'KERNELS', packBytes(bytes));
  expect(Buffer.from(await readKernels('strict')).equals(bytes)).toBe(true);
  await expect(readKernels('relaxed')).rejects.toThrow('expected the kernels strict, found relaxed');
  Reflect.deleteProperty(globalThis, 'KERNELS');
});

test('a page works in its own thread, on 128 bits', () => {
  expect([cores(), compileWide()]).toEqual([1, undefined]);
  expect(startThread).toThrow('expected to work in the thread of the page');
});
