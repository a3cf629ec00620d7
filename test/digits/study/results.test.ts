import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { changeResults, readResults, readStudy, type StudyName, writeResults } from '../../../lib/digits/study/results';
import { result } from './helpers';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'study test '));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('readStudy takes a name, and paths and file: URLs, and refuses what is no file of this machine, and a folder', () => {
  const file = join(folder, 'located.jsonl');
  writeResults([result('a', 1, [1])], file);
  for (const location of [file, pathToFileURL(file), pathToFileURL(file).href])
    expect(readStudy('report', { file: location })).toHaveLength(1);
  expect(() => readStudy('report', { file: '~/study.jsonl' })).toThrow('which only a shell understands');
  expect(() => readStudy('report', { file: 'https://example.org/study.jsonl' })).toThrow(RangeError);
  expect(() => readStudy('report', { file: folder })).toThrow(`reading a study: cannot read ${folder}: EISDIR`);
  expect(() => readStudy('reports' as StudyName)).toThrow(
    'expected one of comparison, normalized, report, search, found "reports"',
  );
});

test('readResults names a file that is missing, and refuses other JSON', () => {
  expect(() => readResults(join(folder, 'none.jsonl'))).toThrow(/none\.jsonl, found none: npm run study/);
  const other = join(folder, 'other.jsonl');
  const whole = result('a', 1, [1]);
  for (const content of [
    {},
    null,
    { model: 'a' },
    { ...whole, conditions: [3] },
    { ...whole, history: { loss: 1 } },
    { ...whole, mistakes: 3 },
  ]) {
    writeFileSync(other, `${JSON.stringify(whole)}\n${JSON.stringify(content)}\n`);
    expect(() => readResults(other)).toThrow(TypeError);
  }
});

test('readResults names the line of a file that is torn, and the cure', () => {
  const torn = join(folder, 'torn.jsonl');
  const content = `${JSON.stringify(result('a', 1, [1]))}\n{"model":"a`;
  writeFileSync(torn, content);
  expect(() => readResults(torn)).toThrow(SyntaxError);
  expect(() => readResults(torn)).toThrow(
    `expected JSON in line 2 of ${torn}, found text that is none or ends too soon`,
  );
  expect(() => readResults(torn)).toThrow('get it back from git');
  expect(readFileSync(torn, 'utf8')).toBe(content);
});

test('writeResults writes one result a line, which readResults gives back as it was', () => {
  const file = join(folder, 'new folder', 'written.jsonl');
  const history = { loss: [0.5], accuracy: [0.75], validationLoss: [0.25], lossAfter: [0.125] };
  const results = [{ ...result('a', 1, [1, 0.5]), history, mistakes: '3:4' }, result('b', 2, [0.25])];
  writeResults(results, file);
  expect(readFileSync(file, 'utf8').split('\n')).toEqual([
    expect.stringMatching(/^\{.*"model":"a",.*\}$/),
    expect.stringMatching(/^\{.*"model":"b",.*\}$/),
    '',
  ]);
  expect(readResults(file)).toEqual(results);
});

test('changeResults begins with what the change before left, also where both are asked for at once', async () => {
  const file = join(folder, 'changed', 'study.jsonl');
  const add = (seed: number) => changeResults(file, (there) => [...there, result('a', seed, [1])]);
  await Promise.all([add(1), add(2), add(3)]);
  const seeds = readResults(file).map(({ seed }) => seed);
  expect(seeds.sort()).toEqual([1, 2, 3]);
  expect(readdirSync(join(folder, 'changed'))).toEqual(['study.jsonl']);
});
