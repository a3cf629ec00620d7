import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { runLabels } from '../../../lib/digits/labels/run';
import { testBackend } from '../../helpers/backend';
import { auditor, dataset } from './helpers';

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'labels test '));
  await testBackend();
});
afterAll(() => rmSync(folder, { recursive: true }));

test('runLabels audits both parts with every auditor, then the neighbours, and gives the same again', async () => {
  const lines: string[] = [];
  const options = { folder, threads: 1, log: (line: string) => lines.push(line), auditors: [auditor] };
  const found = await runLabels(dataset, options);
  expect(found.audits.map(({ model, part, networks }) => [model, part, networks])).toEqual([
    ['small', 'test', 2],
    ['small', 'train', 1],
  ]);
  expect(found.audits.map(({ hardness }) => hardness.reduce((sum, count) => sum + count, 0))).toEqual([40, 60]);
  expect(lines).toContain('nearest neighbours of 40 of 40 test digits');
  expect(lines.find((line) => line.startsWith('small, train digits, 1 networks together'))).toContain('suspects');
  // Of no other data than MNIST's the raters say anything.
  expect(lines.join()).not.toContain('raters');
  expect(await runLabels(dataset, options)).toEqual(found);
});

test('runLabels leaves out the training digits for an auditor without seeds for them', async () => {
  const auditors = [{ ...auditor, trainSeeds: 0 }];
  const { audits } = await runLabels(dataset, { folder, threads: 1, log: () => undefined, auditors });
  expect(audits.map(({ part }) => part)).toEqual(['test']);
});
