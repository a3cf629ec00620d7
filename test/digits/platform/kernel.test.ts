import path from 'node:path';

import { kernelWriter } from '../../../lib/digits/platform/kernel';

const JUPYTER = path.join(path.sep, 'a folder', 'node_modules', 'tslab', 'dist', 'jupyter.js');

test('kernelWriter finds the kernel among the loaded modules', () => {
  const write = () => undefined;
  expect(kernelWriter({ '/x.js': { exports: {} }, [JUPYTER]: { exports: { lastWriteDisplayData: write } } })).toBe(
    write,
  );
});

test.each([
  ['no tslab is loaded', {}],
  ['no cell ran yet', { [JUPYTER]: { exports: { lastWriteDisplayData: null } } }],
  ['it is another module', { [JUPYTER]: { exports: 1 } }],
])('kernelWriter finds no kernel if %s', (_, loaded) => {
  expect(kernelWriter(loaded)).toBeUndefined();
});

test('kernelWriter finds no kernel in this process, which is none', () => {
  expect(kernelWriter()).toBeUndefined();
});
