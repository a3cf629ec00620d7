import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  fileExists,
  listFolder,
  pathIn,
  readBytes,
  readNamedFile,
  readText,
  setAside,
  statusOf,
} from '../../../lib/digits/platform/files';

const folder = mkdtempSync(join(tmpdir(), 'files test '));
afterAll(() => rmSync(folder, { recursive: true }));

test('pathIn is the path of a file in a folder, whether the folder ends in a slash or not', () => {
  expect(pathIn('/a', 'b')).toBe(join('/a/b'));
  expect(pathIn('/a/', 'b')).toBe(join('/a/b'));
});

test('readBytes gives a plain Uint8Array of all bytes, of files that Node.js reads into shared memory too', () => {
  const file = pathIn(folder, 'bytes');
  expect(fileExists(file)).toBe(false);
  writeFileSync(file, Uint8Array.of(1, 2, 255));
  expect(fileExists(file)).toBe(true);
  const bytes = readBytes(file);
  expect(Object.getPrototypeOf(bytes)).toBe(Uint8Array.prototype);
  expect([...bytes]).toEqual([1, 2, 255]);
});

test('readNamedFile names the file that it cannot read, and why', () => {
  const file = pathIn(folder, 'missing');
  expect(() => readNamedFile('reading a picture', file)).toThrow(`reading a picture: cannot read ${file}: ENOENT`);
  expect(() => readNamedFile('reading a picture', folder)).toThrow(`reading a picture: cannot read ${folder}: EISDIR`);
});

test('readText leaves out the mark of the byte order, and names the file that it cannot read', () => {
  const file = pathIn(folder, 'text');
  writeFileSync(file, '\uFEFFä');
  expect(readText('reading a list', file)).toBe('ä');
  expect(() => readText('reading a list', folder)).toThrow(`reading a list: cannot read ${folder}: EISDIR`);
});

test('listFolder tells files from folders, by name in the order of their characters', () => {
  const path = pathIn(folder, 'listed');
  for (const name of ['b', 'B', '10']) mkdirSync(pathIn(path, name), { recursive: true });
  writeFileSync(pathIn(path, 'a'), '');
  expect(listFolder('listing', path)).toEqual([
    { name: '10', isFolder: true },
    { name: 'B', isFolder: true },
    { name: 'a', isFolder: false },
    { name: 'b', isFolder: true },
  ]);
  expect(listFolder('listing', pathIn(path, 'none'))).toBeUndefined();
  expect(listFolder('listing', pathIn(path, 'a'))).toBeUndefined();
});

test('statusOf finds nothing below a file, behind links in a circle, and under too long a name', () => {
  const [file, loop] = [pathIn(folder, 'a file'), pathIn(folder, 'loop')];
  writeFileSync(file, 'four');
  symlinkSync(loop, loop);
  expect(statusOf('looking', file)?.size).toBe(4);
  for (const path of [pathIn(folder, 'none'), pathIn(file, 'below'), loop, pathIn(folder, 'x'.repeat(300))]) {
    expect(statusOf('looking', path)).toBeUndefined();
    expect(listFolder('listing', path)).toBeUndefined();
  }
  expect(listFolder('listing', folder)).toContainEqual({ name: 'loop', isFolder: false });
});

test('statusOf names a place of which nothing can be told', () => {
  expect(() => statusOf('looking', 'a\0b')).toThrow('looking: cannot read a\0b: ERR_INVALID_ARG_VALUE');
});

test('setAside renames a file, and loses none that was set aside before', () => {
  const file = pathIn(folder, 'state.json');
  for (const text of ['one', 'two', 'three']) {
    writeFileSync(file, text);
    setAside(file);
    expect(fileExists(file)).toBe(false);
  }
  const texts = ['.broken', '.broken-2', '.broken-3'].map((ending) => readFileSync(file + ending, 'utf8'));
  expect(texts).toEqual(['one', 'two', 'three']);
});
