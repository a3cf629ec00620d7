import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createDigits } from '../../../lib/digits/data/create';
import { digitsKey, testAnswers, trainAnswers } from '../../../lib/digits/labels/networks';
import { outOfFold } from '../../../lib/digits/labels/out-of-fold';
import { answersToUnseen } from '../../../lib/digits/labels/unseen';
import { buildAnn } from '../../../lib/digits/model/ann';
import { testBackend } from '../../helpers/backend';
import { auditor, dataset } from './helpers';

let folder: string;
const lines: string[] = [];
beforeAll(() => testBackend());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'labels test '));
  lines.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true }));
const options = () => ({ folder, threads: 1, log: (line: string) => lines.push(line) });

test('testAnswers asks a network of each seed, trained on the training digits, about the test digits', async () => {
  const answers = await testAnswers(auditor, dataset, options());
  expect(answers).toHaveLength(2);
  const second = await answersToUnseen(dataset.train, dataset.test, () => auditor.build(2), {
    ...auditor.fit,
    seed: 2,
  });
  expect(answers[1]?.probabilities).toEqual(second.probabilities);
  expect(answers[0]?.probabilities).not.toEqual(second.probabilities);
  expect(lines).toEqual(['small, test digits, seed 1 of 2', 'small, test digits, seed 2 of 2']);
});

test('trainAnswers gives what outOfFold gives', async () => {
  const [answers] = await trainAnswers(auditor, dataset, options());
  const expected = await outOfFold(dataset.train, auditor.build, { ...auditor.fit, folds: 5, seed: 1 });
  expect(answers?.probabilities).toEqual(expected.probabilities);
  expect(lines).toHaveLength(5);
});

test('testAnswers reads what an earlier run has left, works out torn answers again, and those to other digits', async () => {
  const first = await testAnswers(auditor, dataset, options());
  const files = readdirSync(folder);
  expect(files).toHaveLength(2);
  lines.length = 0;
  expect((await testAnswers(auditor, dataset, options())).map(({ probabilities }) => probabilities)).toEqual(
    first.map(({ probabilities }) => probabilities),
  );
  expect(lines.every((line) => line.endsWith('(kept from before)'))).toBe(true);
  lines.length = 0;
  writeFileSync(join(folder, files[0] ?? ''), 'torn');
  expect((await testAnswers(auditor, dataset, options())).map(({ probabilities }) => probabilities)).toEqual(
    first.map(({ probabilities }) => probabilities),
  );
  expect(lines.filter((line) => line.endsWith('(kept from before)'))).toHaveLength(1);
  const relabelled = { ...dataset, train: { ...dataset.train, labels: dataset.train.labels.toReversed() } };
  await testAnswers(auditor, relabelled, options());
  expect(readdirSync(folder)).toHaveLength(4);
});

test('trainAnswers and testAnswers know the classes of the data', async () => {
  const labels = Uint8Array.from({ length: 10 }, (_, index) => index % 26);
  const letters = createDigits(new Uint8Array(10 * 64), labels, 'letters', { size: 8, classes: 26 });
  const own = { ...auditor, build: (seed: number) => buildAnn({ data: letters, hiddenUnits: 2, seed }), trainSeeds: 1 };
  const [unseen] = await testAnswers(own, { ...dataset, train: letters, test: letters }, options());
  const [folded] = await trainAnswers(own, { train: letters }, options());
  for (const answers of [unseen, folded]) {
    expect([answers?.classes, answers?.probabilities.length]).toEqual([26, 260]);
    expect(answers?.probabilities.every((probability) => probability > 0)).toBe(true);
  }
});

test('digitsKey differs for other pixels and for other labels', () => {
  const { train } = dataset;
  const images = train.images.slice();
  images[5] = (images[5] ?? 0) ^ 1;
  const keys = [train, { ...train, images }, { ...train, labels: train.labels.toReversed() }].map(digitsKey);
  expect(new Set(keys).size).toBe(3);
  expect(digitsKey({ ...train, images: train.images.slice() })).toBe(keys[0]);
});
