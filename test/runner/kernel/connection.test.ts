import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { checkLoopback, createConnection, freePorts } from '../../../lib/runner/kernel/connection';

test('freePorts gives different ports', async () => {
  const ports = await freePorts(20);
  expect(new Set(ports).size).toBe(20);
  expect(Math.min(...ports)).toBeGreaterThan(1023);
});

test('createConnection writes a file that only the user can read, and removes it with its folder', () => {
  const connection = createConnection([1, 2, 3, 4, 5]);
  expect(JSON.parse(readFileSync(connection.file, 'utf8'))).toEqual(connection.info);
  expect(connection.info).toMatchObject({
    ip: '127.0.0.1',
    shell_port: 1,
    iopub_port: 2,
    stdin_port: 3,
    control_port: 4,
    hb_port: 5,
  });
  expect(statSync(connection.file).mode & 0o777).toBe(0o600);
  expect(statSync(path.dirname(connection.file)).mode & 0o777).toBe(0o700);
  connection.remove();
  expect(existsSync(path.dirname(connection.file))).toBe(false);
});

test('createConnection gives every kernel a key of its own', () => {
  const [a, b] = [createConnection([1, 2, 3, 4, 5]), createConnection([1, 2, 3, 4, 5])];
  expect(a.info.key).not.toBe(b.info.key);
  expect(a.info.key.length).toBeGreaterThanOrEqual(32);
  a.remove();
  b.remove();
});

test('createConnection refuses fewer than five ports', () => {
  expect(() => createConnection([1, 2, 3, 4])).toThrow(
    new RangeError('making a connection file: expected 5 ports, found 4'),
  );
});

test('createConnection removes the folders of runners that are gone, and no others', () => {
  const temporary = mkdtempSync(path.join(os.tmpdir(), 'digits-test-'));
  const { pid: gone } = spawnSync(process.execPath, ['--version']);
  const others = [`digits-kernel-${process.pid}-b`, 'digits-kernel-c', 'mine'];
  for (const name of [`digits-kernel-${gone}-a`, ...others]) mkdirSync(path.join(temporary, name));
  const { file, remove } = createConnection([1, 2, 3, 4, 5], temporary);
  expect(readdirSync(temporary).sort()).toEqual([...others, path.basename(path.dirname(file))].sort());
  remove();
  rmSync(temporary, { recursive: true });
});

test('checkLoopback finds that programs of this machine reach each other', async () => {
  await expect(checkLoopback()).resolves.toBeUndefined();
});
