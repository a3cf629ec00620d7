import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { selectBackend } from '../../../lib/digits/backend/backend';
import type { DigitsDataset } from '../../../lib/digits/data/digits';
import { main } from '../../../lib/digits/study/main';
import { readStudy } from '../../../lib/digits/study/results';
import { baseline, dataset, network } from './helpers';
import { file, folder, lines, log } from './place';

beforeAll(() => selectBackend('wasm'));

test('main runs the study and prints both tables', async () => {
  const given = { recipes: [baseline, network(0)], dataset: () => dataset, file, log };
  expect(await main({ seeds: 1, epochs: 1, threads: 2 }, given)).toBe(0);
  expect(readStudy(file)).toMatchObject([
    { model: 'average', epochs: 0 },
    { model: 'small', epochs: 1, threads: 2 },
  ]);
  expect(lines.join('\n')).toMatch(/model +parameters +epochs.*\n.*\naverage +7,840/);
  expect(lines.join('\n')).toContain('shifted 2 pixels');
  expect(existsSync(file)).toBe(true);
  expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(2 + 3);
});

test('main refuses a name that no recipe has', async () => {
  const given = { recipes: [baseline], dataset: () => dataset, file, log };
  await expect(main({ only: 'other' }, given)).rejects.toThrow(RangeError);
});

test('main says in one line what is wrong with the file, with status 1, before it trains', async () => {
  const torn = join(folder, 'torn.json');
  writeFileSync(torn, '[');
  const noData = (): DigitsDataset => {
    throw new Error('was asked for digits');
  };
  expect(await main({}, { recipes: [baseline], dataset: noData, file: torn, log })).toBe(1);
  expect(lines).toEqual([expect.stringContaining(`expected JSON in ${torn}`)]);
});
