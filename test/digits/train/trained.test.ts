import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { DigitsDataset } from '../../../lib/digits/data/digits';
import { buildAnn } from '../../../lib/digits/model/ann';
import { predict } from '../../../lib/digits/model/predict';
import { hasModel, saveModel } from '../../../lib/digits/model/storage';
import { fit } from '../../../lib/digits/train/fit';
import { annFolder, trainedAnn } from '../../../lib/digits/train/trained';
import { testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';
import { withMargin } from './helpers';

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

const framed = withMargin(dataset);

/** Names and content of all files of a folder. */
function filesOf(folder: string): string[][] {
  return readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString('base64')]);
}

test("trainedAnn leaves a reader's own network alone, and says why, where it is, and what to do", async () => {
  const folder = join(parent, 'longer');
  const { model: own } = await trainedAnn(framed, { folder });
  const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  await fit(own, framed.train, { epochs: 1, validation: framed.test });
  await saveModel(own, folder);
  const files = filesOf(folder);
  log.mockClear();
  const { fromDisk, history } = await trainedAnn(framed, { folder });
  expect([fromDisk, history.epochs.length]).toEqual([false, 10]);
  expect(filesOf(folder)).toEqual(files);
  expect(log.mock.calls).toEqual([
    [
      `This folder holds a network trained for 11 epochs, not the report's 10: ${folder}\n` +
        `It stays as it is. The report's network is trained now, and kept in ${folder}-report.\n` +
        "To have the report's there instead, delete the folder and run notebook 5 from its top.",
    ],
  ]);
  log.mockRestore();
});

test("trainedAnn reads the report's network beside the reader's own the next time, and says so", async () => {
  const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  const folder = join(parent, 'again');
  await saveModel(buildAnn({ hiddenUnits: 4 }), folder);
  const first = await trainedAnn(framed, { folder });
  const second = await trainedAnn(framed, { folder });
  expect([first.fromDisk, second.fromDisk]).toEqual([false, true]);
  expect(await predict(second.model, framed.test)).toEqual(await predict(first.model, framed.test));
  expect(log).toHaveBeenLastCalledWith(expect.stringContaining(`is read from ${folder}-report.`));
  // Where that one is another too, the report's is kept nowhere.
  await saveModel(buildAnn({ hiddenUnits: 4 }), `${folder}-report`);
  expect((await trainedAnn(framed, { folder })).fromDisk).toBe(false);
  expect(log).toHaveBeenLastCalledWith(expect.stringMatching(/network is trained now\.\n/));
  log.mockRestore();
});

test('trainedAnn goes on where the network on disk is broken, and names the cure', async () => {
  const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  const folder = join(parent, 'broken');
  await trainedAnn(framed, { folder });
  truncateSync(join(folder, 'weights.bin'), 100);
  expect((await trainedAnn(framed, { folder })).fromDisk).toBe(false);
  expect(log).toHaveBeenCalledWith(
    expect.stringMatching(/holds a network that cannot be read .*found 100 in weights.bin.*delete the folder/s),
  );
  log.mockRestore();
});

test('trainedAnn refuses a folder in which nothing can be kept before it trains', async () => {
  const folder = join(parent, 'diary');
  mkdirSync(folder);
  writeFileSync(join(folder, 'monday.txt'), 'dear diary');
  let epochs = 0;
  const train = (where: string): Promise<unknown> =>
    trainedAnn(framed, { folder: where, onEpoch: () => void epochs++ });
  await expect(train(folder)).rejects.toThrow(/found other things there \(monday.txt\)/);
  await expect(train(join(folder, 'monday.txt'))).rejects.toThrow('found a file of that name');
  await expect(train('~/models')).rejects.toThrow('only a shell understands');
  const misspelt: object = { foldr: folder };
  await expect(trainedAnn(framed, misspelt)).rejects.toThrow("did you mean 'folder'?");
  expect(epochs).toBe(0);
});

test('trainedAnn gives the trained network also where it cannot be kept in the end', async () => {
  const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  const folder = join(parent, 'taken meanwhile');
  const { history } = await trainedAnn(framed, { folder, onEpoch: () => writeFileSync(folder, '') });
  expect(history.epochs).toHaveLength(10);
  expect(log).toHaveBeenCalledWith(expect.stringMatching(/is trained, but it is not kept: .*a file of that name/));
  log.mockRestore();
});

test('trainedAnn does not keep a network whose training onEpoch stopped', async () => {
  const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  const folder = join(parent, 'stopped');
  const { history } = await trainedAnn(framed, { folder, onEpoch: () => 'stop' });
  expect([history.epochs.length, hasModel(folder)]).toEqual([1, false]);
  expect(log).toHaveBeenCalledWith('The training was stopped after epoch 1: the network is not kept.');
  log.mockRestore();
});

test('annFolder keeps the models of different data sets apart', () => {
  expect(annFolder({ name: 'quick' }, 'models')).toBe(join('models', 'ann-quick'));
  expect(annFolder({ name: 'mnist' })).toMatch(/output.models.ann-mnist$/);
});

test('trainedAnn tells onNotice what it would print, and prints nothing then', async () => {
  const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  const folder = join(parent, 'told');
  await saveModel(buildAnn({ hiddenUnits: 4 }), folder);
  const notices: string[] = [];
  const stop = { onEpoch: () => 'stop', onNotice: (notice: string) => notices.push(notice) };
  await trainedAnn(framed, { folder, ...stop });
  expect(notices).toEqual([
    expect.stringContaining(`This folder holds `),
    'The training was stopped after epoch 1: the network is not kept.',
  ]);
  expect(log).not.toHaveBeenCalled();
  log.mockRestore();
});
