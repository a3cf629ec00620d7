import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { projectFolder } from '../../../lib/common/files/folders';
import { selectBackend } from '../../../lib/digits/backend/backend';
import { datasetFingerprint } from '../../../lib/digits/data/fingerprint';
import { loadDigits } from '../../../lib/digits/data/load';
import { main, merge, type StudyMain } from '../../../lib/digits/study/main';
import { readResults, type StudyResult, writeResults } from '../../../lib/digits/study/results';
import type { Study } from '../../../lib/digits/study/sets';
import { writeSet } from '../../helpers/idx-folder';
import { baseline, network, performing } from './helpers';

const recipes = [baseline, network(0)];
const STUDY: Study = { name: 'comparison', recipes, seeds: 2 };
const studies = ['comparison'];

let folder: string;
let lines: string[];
let given: StudyMain;
beforeAll(() => selectBackend('wasm'));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'study main '));
  lines = [];
  given = { studies: [STUDY], perform: performing(...recipes), folder, log: (line) => lines.push(line) };
});
afterEach(() => rmSync(folder, { recursive: true }));

const timeless = (results: readonly StudyResult[]): unknown => results.map((result) => ({ ...result, seconds: 0 }));

test('main runs a study with its own number of seeds, and prints both tables', async () => {
  expect(await main({ studies, workers: 2 }, given)).toBe(0);
  const results = readResults(join(folder, 'comparison.jsonl'));
  expect(results.map(({ study, model, seed }) => [study, model, seed])).toEqual([
    ['comparison', 'average', 1],
    ['comparison', 'average', 2],
    ['comparison', 'small', 1],
    ['comparison', 'small', 2],
  ]);
  expect(lines.join('\n')).toMatch(/model +parameters +epochs.*\n.*\naverage +7,840/);
  expect(lines.join('\n')).toContain('shifted 2 pixels');
});

test('main keeps what is not whole apart from what the documentation quotes', async () => {
  const perform = performing(...recipes);
  await main({ studies, seeds: 1, epochs: 3 }, { ...given, perform });
  await main({ studies, seeds: 1, dataset: 'quick' }, { ...given, perform });
  for (const name of ['comparison-3-epochs', 'comparison-quick']) {
    expect(readResults(join(folder, `${name}.jsonl`))).toHaveLength(2);
  }
  expect(existsSync(join(folder, 'comparison.jsonl'))).toBe(false);
});

test('merge of two shards gives the bytes that one machine writes, apart from times', async () => {
  await main({ studies }, given);
  const whole = readResults(join(folder, 'comparison.jsonl'));
  rmSync(join(folder, 'comparison.jsonl'));
  const files = await Promise.all(
    [2, 1].map(async (number) => {
      await main({ studies, shard: { number, of: 2 } }, given);
      return join(folder, `comparison-${number}-of-2.jsonl`);
    }),
  );
  expect(files.map((file) => readResults(file).length)).toEqual([2, 2]);
  expect(await merge(files, given)).toBe(0);
  const merged = readResults(join(folder, 'comparison.jsonl'));
  expect(timeless(merged)).toEqual(timeless(whole));
  const text = (results: readonly StudyResult[]): string => {
    const file = join(folder, 'timeless.jsonl');
    writeResults(timeless(results) as StudyResult[], file);
    return readFileSync(file, 'utf8');
  };
  expect(text(merged)).toBe(text(whole));
});

test('merge says what it cannot join, with status 1, and leaves the results alone', async () => {
  await main({ studies, seeds: 1 }, given);
  const file = join(folder, 'comparison.jsonl');
  const before = readFileSync(file, 'utf8');
  const other = join(folder, 'other.jsonl');
  writeResults(
    readResults(file).map((result) => ({ ...result, weights: 'others' })),
    other,
  );
  expect(await merge([other], given)).toBe(1);
  writeResults(
    readResults(file).map((result, index) => ({ ...result, study: index === 0 ? 'report' : 'comparison' })),
    other,
  );
  expect(await merge([other], given)).toBe(1);
  expect(await merge([join(folder, 'none.jsonl')], given)).toBe(1);
  expect(lines.slice(-3)).toEqual([
    expect.stringContaining('found another weights'),
    'merging studies: expected results of one study, found report, comparison',
    expect.stringContaining('none.jsonl, found none'),
  ]);
  expect(readFileSync(file, 'utf8')).toBe(before);
  await expect(merge([], given)).rejects.toThrow('expected files of results, found none');
});

test('merge says which results it leaves out, since their recipes are others, and fails if that is all of them', async () => {
  await main({ studies, seeds: 1 }, given);
  const whole = join(folder, 'comparison.jsonl');
  const before = readFileSync(whole, 'utf8');
  const part = join(folder, 'part.jsonl');
  writeResults(
    readResults(whole).map((result) => (result.model === 'small' ? { ...result, key: 'old' } : result)),
    part,
  );
  lines = [];
  expect(await merge([part], given)).toBe(0);
  expect(lines[0]).toContain('left out 1 of 2 results, of recipes or data that the study does not have (small):');
  expect(readFileSync(whole, 'utf8')).toBe(before);

  await main({ studies, seeds: 1, epochs: 3, only: 'small' }, given);
  lines = [];
  expect(await merge([join(folder, 'comparison-3-epochs.jsonl')], given)).toBe(1);
  expect(lines).toEqual([expect.stringContaining('left out 1 of 1 results')]);
});

test('merge leaves out results of other data, whose networks may be the same', async () => {
  await main({ studies, seeds: 1 }, given);
  const whole = join(folder, 'comparison.jsonl');
  const before = readFileSync(whole, 'utf8');
  const part = join(folder, 'part.jsonl');
  writeResults(
    readResults(whole).map((result) => ({ ...result, seed: 2, data: 'fashion' })),
    part,
  );
  expect(await merge([part], given)).toBe(1);
  expect(readFileSync(whole, 'utf8')).toBe(before);
});

describe('on data in a folder', () => {
  const dataset = (): string => `folder:${join(folder, 'data')}`;
  beforeEach(() => {
    jest.spyOn(console, 'log').mockReturnValue(undefined);
    writeSet(join(folder, 'data'), { size: 8, classes: 3, train: 60, test: 30 });
  });
  afterEach(() => jest.restoreAllMocks());

  test('main trains networks for its size and classes, and keeps their results by its fingerprint', async () => {
    // As the command does it, in processes of the compiled library.
    const request = { studies, dataset: dataset(), only: 'ANN', seeds: 2, epochs: 1, workers: 1 };
    const library = join(projectFolder(), 'lib', 'digits', 'dist', 'study', 'main.js');
    const script = `require(${JSON.stringify(library)}).main(${JSON.stringify(request)}, ${JSON.stringify({ folder })})`;
    const run = (): Promise<{ stdout: string }> => promisify(execFile)(process.execPath, ['-e', script]);
    expect((await run()).stdout).toContain('60 training and 30 test images of 8 x 8 pixels, in 3 classes');
    const fingerprint = datasetFingerprint(loadDigits(dataset()));
    const results = readResults(join(folder, `comparison-${fingerprint}-1-epochs.jsonl`));
    // 64 pixels and 3 classes.
    const parameters = 65 * 128 + 129 * 3;
    expect(results.map(({ seed, data, parameters: count }) => [seed, data, count])).toEqual([
      [1, fingerprint, parameters],
      [2, fingerprint, parameters],
    ]);
    const again = (await run()).stdout.split('\n').filter((line) => line.startsWith('seed'));
    expect(again).toEqual(Array(2).fill(expect.stringMatching(/kept from before/)));
  });

  test('merge joins the parts of it, and leaves out all else', async () => {
    const data = datasetFingerprint(loadDigits(dataset()));
    const perform: StudyMain['perform'] = async (run, onEpoch) => ({
      ...(await performing(...recipes)(run, onEpoch)),
      data,
    });
    const here = { ...given, perform };
    for (const number of [1, 2]) await main({ studies, dataset: dataset(), shard: { number, of: 2 } }, here);
    const files = [1, 2].map((number) => join(folder, `comparison-${data}-${number}-of-2.jsonl`));
    expect(await merge(files, { ...here, dataset: dataset() })).toBe(0);
    expect(readResults(join(folder, `comparison-${data}.jsonl`))).toHaveLength(4);
    expect(existsSync(join(folder, 'comparison.jsonl'))).toBe(false);
    await main({ studies }, given);
    expect(await merge([join(folder, 'comparison.jsonl')], { ...here, dataset: dataset() })).toBe(1);
  });

  test('main has no study of the report', async () => {
    await expect(main({ studies: ['report'], dataset: dataset() }, given)).rejects.toThrow(
      'expected a study of any data, found report',
    );
  });
});

test('merge says that files without results hold none', async () => {
  const empty = join(folder, 'empty.jsonl');
  writeFileSync(empty, '');
  expect(await merge([empty], given)).toBe(1);
  expect(lines).toEqual(['merging studies: expected results of one study, found none']);
});

test('main runs a model in the studies that have it, and leaves the others alone', async () => {
  const other: Study = { name: 'search', recipes: [{ ...network(0), name: 'elsewhere' }], seeds: 1 };
  const both = { ...given, studies: [STUDY, other] };
  expect(await main({ studies: ['search', 'comparison'], only: 'average' }, both)).toBe(0);
  expect(readResults(join(folder, 'comparison.jsonl'))).toHaveLength(2);
  expect(existsSync(join(folder, 'search.jsonl'))).toBe(false);
});

test('main refuses a name that no study or recipe has', async () => {
  await expect(main({ studies, only: 'smal' }, given)).rejects.toThrow(
    'expected one of the models average; small, found "smal": did you mean "small"?',
  );
  await expect(main({ studies: ['others'] }, given)).rejects.toThrow('expected one of search, report, comparison');
});

test('main says in one line what is wrong with a file, with status 1, before it trains', async () => {
  const torn = join(folder, 'comparison.jsonl');
  writeFileSync(torn, '[');
  const perform = (): never => {
    throw new Error('was asked to train');
  };
  expect(await main({ studies }, { ...given, perform })).toBe(1);
  expect(lines).toEqual([expect.stringContaining(`expected JSON in line 1 of ${torn}`)]);
});
