import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { DatasetName } from '../../../lib/digits/data/digits';
import { main } from '../../../lib/digits/labels/main';
import { readLabels } from '../../../lib/digits/labels/results';
import { testBackend } from '../../helpers/backend';
import { auditor, dataset } from './helpers';

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'labels test '));
  await testBackend();
});
afterAll(() => rmSync(folder, { recursive: true }));

test('main loads the data set that is asked for, writes the results, and says where', async () => {
  const file = join(folder, 'labels.json');
  const [lines, asked]: [string[], DatasetName[]] = [[], []];
  const given = {
    auditors: [{ ...auditor, testSeeds: 1 }],
    load: (name: DatasetName) => {
      asked.push(name);
      return dataset;
    },
    folder: join(folder, 'networks'),
    file,
    log: (line: string) => lines.push(line),
  };
  expect(await main({ quick: true, threads: 2 }, given)).toBe(0);
  expect(asked).toEqual(['quick']);
  expect(readLabels(file).audits).toHaveLength(2);
  expect(lines.at(-1)).toBe(`\nResults: ${file}`);
});
