import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { keepState, readState, UNTRIED } from '../../../lib/digits/exercises/progress-file';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'progress test '));
  process.env.DIGITS_PROGRESS = join(folder, 'exercises');
});
afterEach(() => rmSync(folder, { recursive: true }));
afterAll(() => delete process.env.DIGITS_PROGRESS);

const solved = { ...UNTRIED, solved: true };

test('keepState keeps each exercise beside the others, in a file for each notebook', () => {
  expect(readState(2)).toEqual({ state: {} });
  expect(keepState(2, 'one', solved)).toBeUndefined();
  expect(keepState(2, 'two', { ...UNTRIED, wrong: 1 })).toBeUndefined();
  expect(readState(2)).toEqual({ state: { one: solved, two: { ...UNTRIED, wrong: 1 } } });
  expect(readState(3)).toEqual({ state: {} });
  expect(readdirSync(join(folder, 'exercises'))).toEqual(['2.json']);
});

test.each([
  ['half a file', '{ "one": {'],
  ['something else', '{ "one": 7 }'],
  ['a list', '[]'],
  ['nothing', ''],
])('readState tells of a file that holds %s, and puts it aside', (_, text) => {
  mkdirSync(join(folder, 'exercises'));
  const file = join(folder, 'exercises', '2.json');
  writeFileSync(file, text);
  const { state, trouble } = readState(2);
  expect(state).toEqual({});
  expect(trouble).toContain(file);
  expect(readFileSync(`${file}.broken`, 'utf8')).toBe(text);
  expect(keepState(2, 'one', solved)).toBeUndefined();
  expect(readState(2)).toEqual({ state: { one: solved } });
});

test('keepState says when nothing can be written, and remembers until the process ends', () => {
  writeFileSync(join(folder, 'exercises'), 'a file in the place of the folder');
  expect(keepState(11, 'one', solved)).toMatch(/could not be written.*until the kernel ends/);
  expect(readState(11)).toEqual({ state: { one: solved } });
});

test('DIGITS_PROGRESS=none writes nothing, and forgets nothing until the process ends', () => {
  process.env.DIGITS_PROGRESS = 'none';
  expect(keepState(12, 'one', solved)).toBeUndefined();
  expect(readState(12)).toEqual({ state: { one: solved } });
  expect(readdirSync(folder)).toEqual([]);
});
