import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { loadDigits } from '../../../lib/digits/data/load';
import { digitsKey } from '../../../lib/digits/labels/networks';
import { findAudit, type LabelAudits, missesOf, readLabels, writeLabels } from '../../../lib/digits/labels/results';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'labels test '))));
afterAll(() => rmSync(folder, { recursive: true }));

const suspect = { index: 3, actual: 4, predicted: 9, confidence: 0.9, selfConfidence: 0.1, margin: -0.8 };
const audits: LabelAudits = {
  data: { train: 'a', test: 'b' },
  audits: [
    {
      model: 'small',
      key: 'k',
      part: 'test',
      networks: 1,
      accuracy: 0.5,
      thresholds: [0.5],
      joint: [[1]],
      suspectCount: 1,
      suspectCounts: [1],
      ranked: [suspect],
      hardness: [3, 1],
      missed: [[3, 1]],
    },
  ],
  neighbours: {
    identical: 0,
    usual: [5],
    twinCount: 1,
    closest: [{ index: 1, neighbour: 2, distance: 0.5 }],
    otherLabelCount: 0,
    otherLabel: [],
  },
};

test('readLabels gives back what writeLabels wrote, one audit a line, also from a file: URL', () => {
  const file = join(folder, 'new', 'labels.json');
  writeLabels(audits, file);
  expect(readLabels(file)).toEqual(audits);
  expect(readLabels(pathToFileURL(file))).toEqual(audits);
  expect(
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('{"model"')),
  ).toHaveLength(1);
});

test('readLabels names a file that is missing or torn, with the command that makes it', () => {
  expect(() => readLabels(join(folder, 'none.json'))).toThrow(/none\.json, found none: npm run labels writes it/);
  const torn = join(folder, 'torn.json');
  writeFileSync(torn, '{"data"');
  expect(() => readLabels(torn)).toThrow(SyntaxError);
});

test.each([
  ['an array', []],
  ['no data', { ...audits, data: {} }],
  ['no audits', { ...audits, audits: 3 }],
  ['an audit of text', { ...audits, audits: ['a'] }],
  ['a suspect without a margin', withAudit({ ranked: [{ ...suspect, margin: undefined }] })],
  ['a threshold of text', withAudit({ thresholds: ['0.5'] })],
  ['a joint of one row', withAudit({ joint: [1] })],
  ['misses that are no pairs', withAudit({ missed: [['3', 1]] })],
  [
    'a pair without a distance',
    { ...audits, neighbours: { ...audits.neighbours, closest: [{ index: 1, neighbour: 2 }] } },
  ],
])('readLabels refuses other JSON: %s', (_what, content) => {
  const other = join(folder, 'other.json');
  writeFileSync(other, JSON.stringify(content));
  expect(() => readLabels(other)).toThrow(TypeError);
});

test('findAudit finds by model and part, and says which there are', () => {
  expect(findAudit(audits, 'small', 'test')).toBe(audits.audits[0]);
  expect(() => findAudit(audits, 'small', 'train')).toThrow(
    'expected one of small of part test, found "small" of part "train"',
  );
});

test('missesOf gives the misses of every digit, and refuses what contradicts itself', () => {
  const audit = {
    part: 'test',
    hardness: [2, 1, 1],
    missed: [
      [1, 2],
      [3, 1],
    ],
  } as const;
  expect(missesOf(audit)).toEqual([0, 2, 0, 1]);
  expect(() => missesOf({ ...audit, part: 'train' })).toThrow('expected an audit of the test digits');
  expect(() => missesOf({ ...audit, missed: [[4, 1]] })).toThrow('found 1 of digit 4');
  expect(() => missesOf({ ...audit, missed: [[1, 3]] })).toThrow('found 3 of digit 1');
  expect(() => missesOf({ ...audit, hardness: [2 ** 53] })).toThrow(
    'counting misses: expected a hardness of a million digits at most, found 9007199254740992',
  );
});

function withAudit(changed: object): object {
  return { ...audits, audits: audits.audits.map((audit) => ({ ...audit, ...changed })) };
}

test('docs/labels.json is of the digits that loadDigits gives', () => {
  const { train, test: held } = loadDigits('mnist');
  expect(readLabels().data).toEqual({ train: digitsKey(train), test: digitsKey(held) });
});

test('docs/labels.json adds up: every digit is in the hardness of its part, and has its own label', () => {
  const digits = loadDigits('mnist');
  for (const { part, hardness, missed, ranked, networks } of readLabels().audits) {
    const { count, labels } = digits[part];
    expect(hardness).toHaveLength(networks + 1);
    expect(hardness.reduce((sum, some) => sum + some, 0)).toBe(count);
    if (part === 'test') expect(missed).toHaveLength(count - (hardness[0] ?? 0));
    expect(ranked).toHaveLength(200);
    for (const { index, actual } of ranked) expect(labels[index]).toBe(actual);
  }
});
