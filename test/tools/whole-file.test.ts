import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { requireWritable, writeJson, writeWhole } from '../../tools/project/whole-file.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'digits-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('writeWhole makes the folder, replaces the file and leaves no draft', () => {
  const file = path.join(folder, 'new', 'a.txt');
  writeWhole(file, 'one');
  writeWhole(file, 'two');
  expect(readFileSync(file, 'utf8')).toBe('two');
  expect(readdirSync(path.dirname(file))).toEqual(['a.txt']);
});

test('writeWhole that fails leaves no draft', () => {
  const file = path.join(folder, 'taken');
  mkdirSync(path.join(file, 'inside'), { recursive: true });
  expect(() => writeWhole(file, 'one')).toThrow(/EISDIR|ENOTEMPTY/);
  expect(readdirSync(folder)).toEqual(['taken']);
});

test('requireWritable leaves a place as it is, but for its folder', () => {
  const file = path.join(folder, 'new', 'a.txt');
  requireWritable(file);
  expect(readdirSync(path.dirname(file))).toEqual([]);
  writeWhole(file, 'one');
  requireWritable(file);
  expect(readFileSync(file, 'utf8')).toBe('one');
});

test('requireWritable refuses a folder, nothing, and a place below a file', () => {
  writeWhole(path.join(folder, 'a.txt'), 'one');
  expect(() => requireWritable(folder)).toThrow(`expected a file, found the folder ${folder}`);
  expect(() => requireWritable('')).toThrow('expected a file, found the folder /');
  expect(() => requireWritable(path.join(folder, 'a.txt', 'b.txt'))).toThrow(/ENOTDIR|EEXIST/);
});

test('writeJson ends with a line end', () => {
  const file = path.join(folder, 'a.json');
  writeJson(file, { a: [1] });
  expect(readFileSync(file, 'utf8')).toBe('{\n  "a": [\n    1\n  ]\n}\n');
});
