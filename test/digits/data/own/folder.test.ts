import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { digitsFromFolder } from '../../../../lib/digits/data/own/folder';
import { pngFile } from './files';

const folder = mkdtempSync(join(tmpdir(), 'own digits '));
afterAll(() => rmSync(folder, { recursive: true }));

const rows = Array.from({ length: 30 }, (_, row) =>
  Array.from({ length: 30 }, (__, column) => (row > 4 && row < 26 && column > 12 && column < 17 ? 0 : 255)),
);
const picture = pngFile({ width: 30, height: 30, depth: 8, color: 0, rows });
const blank = pngFile({ width: 30, height: 30, depth: 8, color: 0, rows: rows.map((row) => row.map(() => 255)) });

/** A folder of these files. */
function folderOf(name: string, files: Readonly<Record<string, Uint8Array | string>>): string {
  const path = join(folder, name);
  for (const [file, bytes] of Object.entries(files)) {
    mkdirSync(join(path, file, '..'), { recursive: true });
    writeFileSync(join(path, file), bytes);
  }
  mkdirSync(path, { recursive: true });
  return path;
}

test('digitsFromFolder takes labels from names and from folders, in the order of the names', () => {
  const path = folderOf('labels', {
    '7-anna.png': picture,
    '7_1.PNG': picture,
    '1.png': picture,
    '3/first.png': picture,
    '3/5-second.png': picture,
  });
  const own = digitsFromFolder(path);
  expect(own.read.map(({ file, label }) => [file, label])).toEqual([
    ['1.png', 1],
    ['3/5-second.png', 3],
    ['3/first.png', 3],
    ['7-anna.png', 7],
    ['7_1.PNG', 7],
  ]);
  expect([own.count, [...own.labels], own.folder]).toEqual([5, [1, 3, 3, 7, 7], path]);
  expect(own.images.subarray(784, 1568)).toEqual(own.read[1]?.digit.pixels);
  expect(own.skipped).toEqual([]);
});

test('digitsFromFolder says what it left out, and why', () => {
  const notices: string[] = [];
  const path = folderOf('mixed', {
    '1.png': picture,
    '12.png': picture,
    'anna.png': picture,
    '4-blank.png': blank,
    '5-torn.png': picture.subarray(0, 60),
    '6.txt': 'six',
    '.DS_Store': 'x',
    'others/8.png': picture,
  });
  const { read, skipped } = digitsFromFolder(path, { onNotice: (text) => notices.push(text) });
  expect(read.map(({ file }) => file)).toEqual(['1.png']);
  expect(skipped.map(({ file, why }) => `${file} ${why}`)).toEqual([
    '12.png whose name does not begin with its digit',
    expect.stringMatching(/^4-blank\.png which could not be used \(.*expected strokes that differ/),
    expect.stringMatching(/^5-torn\.png which could not be used \(.*ends too soon\)$/),
    '6.txt which is no PNG or JPEG by its name',
    'anna.png whose name does not begin with its digit',
  ]);
  expect(notices).toEqual([expect.stringMatching(/^reading pictures: 5 left out: 12\.png, .*; and 2 more$/)]);
});

test('digitsFromFolder says what to do about a folder that is missing, empty or useless', () => {
  expect(() => digitsFromFolder(join(folder, 'none'))).toThrow(
    /^reading pictures: expected pictures in .*none, found no such folder: put pictures there whose names begin with the digit/,
  );
  expect(() => digitsFromFolder(folderOf('empty', {}))).toThrow(/expected pictures in .*empty, found none: put/);
  expect(() => digitsFromFolder(folderOf('useless', { 'a.png': picture }))).toThrow(
    /found none that can be used \(a\.png, whose name does not begin with its digit\): put/,
  );
  expect(() => digitsFromFolder(join(folderOf('file', { '1.png': picture }), '1.png'))).toThrow(/found no such folder/);
});

test('digitsFromFolder reads the pictures of the project instead, if it is asked to, and says so', () => {
  const notices: string[] = [];
  const own = digitsFromFolder(join(folder, 'none'), { fallback: true, onNotice: (text) => notices.push(text) });
  expect(own.folder).toMatch(/own-digits$/);
  expect(notices).toEqual([expect.stringMatching(/the pictures that come with the project are read instead/)]);
  expect(digitsFromFolder(folderOf('one', { '1.png': picture }), { fallback: true }).count).toBe(1);
});

test('digitsFromFolder reads ten PNGs of all ten digits and two photographs that come with the project', () => {
  const { read, skipped } = digitsFromFolder();
  const pngs = read.filter(({ file }) => file.endsWith('.png'));
  expect(pngs.map(({ label }) => label)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect([read.length, skipped.length]).toEqual([12, 0]);
});
