import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { DigitsDataset } from '../../lib/data/digits';
import { predict } from '../../lib/model/predict';
import { loadModel, saveModel } from '../../lib/model/storage';
import { fit } from '../../lib/train/fit';
import { annFolder, trainedAnn } from '../../lib/train/trained';
import { testBackend } from '../helpers/backend';
import { bandedDigits } from '../helpers/digits';

const parent = mkdtempSync(join(tmpdir(), 'trained test '));
const dataset: DigitsDataset = { name: 'quick', source: 'test', train: bandedDigits(64), test: bandedDigits(32, 2) };

beforeAll(async () => {
  await testBackend();
});
afterAll(() => rmSync(parent, { recursive: true }));

test('trainedAnn trains once and reads the model from disk the next time', async () => {
  const folder = join(parent, 'once');
  let epochs = 0;
  const first = await trainedAnn(dataset, { folder, onEpoch: () => epochs++ });
  const second = await trainedAnn(dataset, { folder, onEpoch: () => epochs++ });
  expect([first.fromDisk, second.fromDisk, epochs]).toEqual([false, true, 10]);
  expect(second.history).toEqual(first.history);
  expect(await predict(second.model, dataset.test)).toEqual(await predict(first.model, dataset.test));
});

test('trainedAnn trains afresh where the model on disk followed another recipe', async () => {
  const folder = join(parent, 'longer');
  await trainedAnn(dataset, { folder });
  const model = await loadModel(folder);
  const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  await fit(model, dataset.train, { epochs: 1 });
  log.mockRestore();
  await saveModel(model, folder);
  const again = await trainedAnn(dataset, { folder });
  expect(again.fromDisk).toBe(false);
  expect(again.history.epochs).toHaveLength(10);
});

test('annFolder keeps the models of different data sets apart', () => {
  expect(annFolder({ name: 'quick' }, 'models')).toBe(join('models', 'ann-quick'));
  expect(annFolder({ name: 'mnist' })).toMatch(/output.models.ann-mnist$/);
});
