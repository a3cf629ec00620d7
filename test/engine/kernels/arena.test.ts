import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { KERNEL_PARAMETERS } from '../../../lib/engine/contract/kernels';
import { Arena } from './arena';

test('Arena.run names the place where a kernel writes outside of what it may', async () => {
  const arena = await Arena.start();
  const address = arena.bytes([1, 2, 3, 4]);
  const clear = (bytes: number): void => {
    arena.run(
      () => {
        arena.kernels.clear(address, bytes);
      },
      { address, bytes: 3 },
    );
  };
  clear(3);
  expect(arena.readBytes(address, 4)).toEqual([0, 0, 0, 4]);
  expect(() => {
    clear(4);
  }).toThrow(`expected nothing to be written at ${address + 3}, found 0 in place of 4`);
});

test('what a kernel reads where nothing was put is NaN', async () => {
  const arena = await Arena.start();
  expect(arena.readFloats(arena.room(8), 2)).toEqual([NaN, NaN]);
});

test.each(Object.keys(KERNEL_PARAMETERS))('%s has a test in this folder', (name) => {
  const tests = readdirSync(__dirname)
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(__dirname, file), 'utf8'));
  const call = new RegExp(`kernels\\.${name}\\(|name: '${name}'`);
  expect(tests.filter((text) => call.test(text))).not.toEqual([]);
});
