import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { changeStudy, readStudy, writeStudy } from '../../../lib/digits/study/results';
import { result } from './helpers';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'study test '));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('readStudy takes file: URLs, and refuses what is no file of this machine, and a folder', () => {
  const file = join(folder, 'located.json');
  writeStudy([result('a', 1, [1])], file);
  for (const location of [file, pathToFileURL(file), pathToFileURL(file).href])
    expect(readStudy(location)).toHaveLength(1);
  expect(() => readStudy('~/study.json')).toThrow('which only a shell understands');
  expect(() => readStudy('https://example.org/study.json')).toThrow(RangeError);
  expect(() => readStudy(folder)).toThrow(`reading a study: cannot read ${folder}: EISDIR`);
});

test('readStudy names a file that is missing, and refuses other JSON', () => {
  expect(() => readStudy(join(folder, 'none.json'))).toThrow(/none\.json, found none: npm run study/);
  const other = join(folder, 'other.json');
  for (const content of [
    '{}',
    '[null]',
    '[{"model":"a"}]',
    JSON.stringify([{ ...result('a', 1, [1]), conditions: [3] }]),
  ]) {
    writeFileSync(other, content);
    expect(() => readStudy(other)).toThrow(TypeError);
  }
});

test.each([
  ['empty', '', 'found an empty file'],
  ['torn', '[\n{"model":"a', 'ends too soon, of 13 characters'],
])('readStudy names a file that is %s, and the cure', (_kind, content, message) => {
  const torn = join(folder, 'torn.json');
  writeFileSync(torn, content);
  expect(() => readStudy(torn)).toThrow(SyntaxError);
  expect(() => readStudy(torn)).toThrow(`expected JSON in ${torn}, found`);
  expect(() => readStudy(torn)).toThrow(message);
  expect(() => readStudy(torn)).toThrow('get it back from git');
  expect(readFileSync(torn, 'utf8')).toBe(content);
});

test('writeStudy writes one result a line, which readStudy gives back as it was', () => {
  const file = join(folder, 'new folder', 'written.json');
  const results = [result('a', 1, [1, 0.5]), result('b', 2, [0.25])];
  writeStudy(results, file);
  expect(readFileSync(file, 'utf8').split('\n').slice(1, 3)).toEqual([
    expect.stringMatching(/^\{"model":"a",.*\},$/),
    expect.stringMatching(/^\{"model":"b",.*\}$/),
  ]);
  expect(readStudy(file)).toEqual(results);
});

test('changeStudy begins with what the change before left, also where both are asked for at once', async () => {
  const file = join(folder, 'changed', 'study.json');
  const add = (seed: number) => changeStudy(file, (there) => [...there, result('a', seed, [1])]);
  await Promise.all([add(1), add(2), add(3)]);
  const seeds = readStudy(file).map(({ seed }) => seed);
  expect(seeds.sort()).toEqual([1, 2, 3]);
  expect(readdirSync(join(folder, 'changed'))).toEqual(['study.json']);
});
