import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { machine } from '../../../lib/common/files/whole-file';
import { locked, tryLock } from '../../../lib/digits/platform/lock';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock test '));
  file = join(folder, 'made', 'numbers');
});
afterEach(() => rmSync(folder, { recursive: true }));

const add = (number: number): void =>
  writeFileSync(file, `${existsSync(file) ? readFileSync(file, 'utf8') : ''}${number} `);

test('locked lets one after the other work, and leaves no lock behind', async () => {
  await Promise.all(Array.from({ length: 10 }, (_, number) => locked(file, () => add(number))));
  expect(readFileSync(file, 'utf8').trim().split(' ').sort()).toEqual([...'0123456789']);
  expect(readdirSync(join(folder, 'made'))).toEqual(['numbers']);
});

test('locked waits for a process that runs, and not for one that was killed', async () => {
  await locked(file, () => add(1));
  const lock = `${file}.lock`;
  writeFileSync(lock, `${machine()} ${process.ppid} 0`);
  const waiting = locked(file, () => add(2));
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(readFileSync(file, 'utf8')).toBe('1 ');
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  writeFileSync(lock, `${machine()} ${pid} 0`);
  await waiting;
  expect(readFileSync(file, 'utf8')).toBe('1 2 ');
  expect(readdirSync(join(folder, 'made'))).toEqual(['numbers']);
});

test('locked takes away an old lock of another machine, and an empty one', async () => {
  await locked(file, () => add(1));
  for (const content of ['00000000 1 0', '']) {
    writeFileSync(`${file}.lock`, content);
    utimesSync(`${file}.lock`, new Date(0), new Date(0));
    await locked(file, () => add(2));
  }
  expect(readFileSync(file, 'utf8')).toBe('1 2 2 ');
});

test('tryLock takes away an old empty lock, though it is held for as long as its process runs', () => {
  const lock = join(folder, 'claim');
  writeFileSync(lock, '');
  expect(tryLock(lock)).toBeUndefined();
  utimesSync(lock, new Date(0), new Date(0));
  expect(tryLock(lock)).toBeInstanceOf(Function);
  expect(readFileSync(lock, 'utf8')).toContain(`${machine()} ${process.pid} `);
});

test('tryLock takes away the lock of an earlier process that had the number of this one, and not its own', () => {
  const lock = join(folder, 'claim');
  writeFileSync(lock, `${machine()} ${process.pid} 0`);
  expect(tryLock(lock)).toBeUndefined();
  utimesSync(lock, new Date(0), new Date(0));
  expect(tryLock(lock)).toBeInstanceOf(Function);
});

test('locked lets go where the work fails', async () => {
  await expect(
    locked(file, () => {
      throw new Error('out of paper');
    }),
  ).rejects.toThrow('out of paper');
  expect(await locked(file, () => 'done')).toBe('done');
});
