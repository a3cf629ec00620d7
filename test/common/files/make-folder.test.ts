import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { makeFolder } from '../../../lib/common/files/make-folder';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'make folder test '))));
afterEach(() => rmSync(folder, { recursive: true }));

test('makeFolder makes the folders above too, and leaves one that is there as it is', () => {
  const inner = join(folder, 'some', 'inner', 'one');
  makeFolder(inner);
  writeFileSync(join(inner, 'file'), '');
  makeFolder(inner);
  expect(readdirSync(inner)).toEqual(['file']);
});

test('makeFolder goes through a symbolic link to a folder', () => {
  symlinkSync(folder, join(folder, 'link'));
  makeFolder(join(folder, 'link', 'inner'));
  expect(statSync(join(folder, 'inner')).isDirectory()).toBe(true);
});

test('makeFolder refuses the place of a file, and one below it', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(() => makeFolder(file)).toThrow('EEXIST');
  expect(() => makeFolder(join(file, 'inner'))).toThrow('EEXIST');
});

// In a process of its own, which can be ended if it hangs.
test('makeFolder fails where no folder can be made, and does not try for ever', () => {
  const code =
    "const { makeFolder } = require('@digits/common/files');" +
    "try { makeFolder('/proc/some/inner'); } catch { console.log('failed'); }";
  const { stdout } = spawnSync(process.execPath, ['-e', code], { cwd: __dirname, encoding: 'utf8', timeout: 20_000 });
  expect(stdout).toBe('failed\n');
}, 30_000);
