import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { kernelCommand, startKernelProcess } from '../../../lib/runner/kernel/kernel-process';
import { isAlive } from '../helpers';

test('kernelCommand starts tslab with the cures, from files that are there', () => {
  const command = kernelCommand('{connection_file}');
  expect(command[0]).toBe(process.execPath);
  expect(command.at(-1)).toBe('{connection_file}');
  const files = command.slice(1).filter((part) => path.isAbsolute(part));
  expect(files.map((file) => path.basename(file))).toEqual(['preload.cjs', 'tslab']);
  expect(files.map((file) => existsSync(file))).toEqual([true, true]);
});

test('startKernelProcess removes the connection file, and tells how the process ended', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'digits-test-'));
  const file = path.join(folder, 'connection.json');
  writeFileSync(file, '{}');
  const kernel = await startKernelProcess({ file, remove: () => rmSync(file) }, folder, process.env);
  expect(existsSync(file)).toBe(false);
  expect(isAlive(kernel.pid)).toBe(true);
  kernel.kill();
  expect(await kernel.ended).toBe('signal SIGKILL');
  // Of one that has ended there is nothing to wait for.
  await kernel.stop(60);
  rmSync(folder, { recursive: true });
});
