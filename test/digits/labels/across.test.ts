import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { neighboursAcross } from '../../../lib/digits/labels/across';
import { nearestNeighbours } from '../../../lib/digits/labels/neighbours';
import { bandedDigits } from '../../helpers/digits';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'labels test '))));
afterEach(() => rmSync(folder, { recursive: true }));

const dataset = { name: 'quick', source: 'test', train: bandedDigits(20), test: bandedDigits(1030, 2) } as const;

test('neighboursAcross finds the neighbours of all test digits, a thousand at a time, and keeps them', () => {
  const lines: string[] = [];
  const options = { folder, log: (line: string) => lines.push(line) };
  const expected = nearestNeighbours(dataset.test, dataset.train);
  expect(neighboursAcross(dataset, options)).toEqual(expected);
  expect(lines).toHaveLength(2);
  const files = readdirSync(folder);
  expect(files).toHaveLength(2);
  // What is kept is taken: a mark that the search would not find.
  const marked = files.find((name) => name.endsWith('-1000.json')) ?? '';
  const pairs = Array.from({ length: 30 }, (_, index) => ({ index, neighbour: 7, distance: 0 }));
  writeFileSync(join(folder, marked), JSON.stringify(pairs));
  expect(neighboursAcross(dataset, options)[1029]).toEqual({ index: 1029, neighbour: 7, distance: 0 });
  // Of another kind or number it is not.
  for (const other of ['[{}]', '[]', '{}']) {
    writeFileSync(join(folder, marked), other);
    expect(neighboursAcross(dataset, options)).toEqual(expected);
  }
});
