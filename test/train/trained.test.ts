import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

import { createDigits, type Digits, type DigitsDataset, PIXELS } from '../../lib/data/digits';
import { buildAnn } from '../../lib/model/ann';
import { predict } from '../../lib/model/predict';
import { saveModel } from '../../lib/model/storage';
import { fit, type FitOptions } from '../../lib/train/fit';
import { annFolder, REPORT_RECIPE, trainedAnn } from '../../lib/train/trained';
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

/** Digits of which the first four rows of pixels are dark everywhere, as the margin of MNIST's is. */
function withMargin(digits: Digits): Digits {
  const images = digits.images.map((value, at) => (at % PIXELS < 4 * 28 ? 0 : value));
  return createDigits(images, digits.labels);
}
const framed: DigitsDataset = { ...dataset, train: withMargin(dataset.train), test: withMargin(dataset.test) };

const others: Readonly<Record<string, [reason: string, make: () => Promise<LayersModel>]>> = {
  'trained once more': [
    "a network trained for 11 epochs, not the report's 10",
    async () => {
      const { model } = await trainedAnn(framed, { folder: join(parent, 'to go on with') });
      await fit(model, framed.train, { epochs: 1, validation: framed.test });
      return model;
    },
  ],
  'for one epoch': ["a network trained for 1 epoch, not the report's 10", () => byRecipe(buildAnn(), { epochs: 1 })],
  'not at all': ['a network that was not trained', () => Promise.resolve(buildAnn())],
  'with fewer units': [
    "a network with the units 64 in its layer hidden, not the report's 128",
    () => byRecipe(buildAnn({ hiddenUnits: 64 })),
  ],
  'with dropout': [
    'a network of the layers Flatten, Dense, Dropout, Dense, not',
    () => byRecipe(buildAnn({ dropout: 0.2 })),
  ],
  'with a penalty': ['a network with the kernelRegularizer', () => byRecipe(buildAnn({ l2: 1e-4 }))],
  'with other steps': [
    "another optimizer or loss than the report's",
    () => byRecipe(buildAnn({ learningRate: 0.002 })),
  ],
  'from seed 2': ["began with other weights than the report's", () => byRecipe(buildAnn({ seed: 2 }))],
  'from weights of zero': [
    "began with other weights than the report's",
    () => {
      const model = buildAnn();
      tf.tidy(() => model.getLayer('hidden').setWeights([tf.zeros([784, 128]), tf.zeros([128])]));
      return byRecipe(model);
    },
  ],
  'in larger batches': ["in batches of 16, not the report's 32", () => byRecipe(buildAnn(), { batchSize: 16 })],
  'in another order': ["with seed 2, not the report's 1", () => byRecipe(buildAnn(), { seed: 2 })],
  'without validation': ['trained without validation', () => fitted(buildAnn(), framed.train, { ...REPORT_RECIPE })],
  'validated on other digits': [
    'validated on other digits',
    () => byRecipe(buildAnn(), { validation: withMargin(bandedDigits(32, 9)) }),
  ],
  'on fewer digits': [
    'trained on other digits',
    () => fitted(buildAnn(), bandedDigits(32), { ...REPORT_RECIPE, validation: framed.test }),
  ],
  'on moved digits': [
    "began with other weights than the report's",
    () => byRecipe(buildAnn(), { augment: { shift: 5 } }),
  ],
};

function filesOf(folder: string): unknown[] {
  return readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString('base64')]);
}

async function fitted(model: LayersModel, data: Digits, options: FitOptions): Promise<LayersModel> {
  await fit(model, data, options);
  return model;
}

function byRecipe(model: LayersModel, options: FitOptions = {}): Promise<LayersModel> {
  return fitted(model, framed.train, { ...REPORT_RECIPE, validation: framed.test, ...options });
}

test.each(Object.keys(others))(
  "trainedAnn does not take a network %s for the report's, and leaves it alone",
  async (kind) => {
    const [reason, make] = others[kind] ?? ['', () => Promise.reject(new Error('no such network'))];
    const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
    const folder = join(parent, kind);
    const own = await make();
    await saveModel(own, folder);
    const files = filesOf(folder);
    log.mockClear();
    const { fromDisk, history, model } = await trainedAnn(framed, { folder });
    expect([fromDisk, history.epochs.length]).toEqual([false, 10]);
    expect(filesOf(folder)).toEqual(files);
    expect(log).toHaveBeenCalledTimes(1);
    const said = String(log.mock.calls[0]?.[0]);
    expect(said).toContain(reason);
    expect(said).toContain(
      `: ${folder}\nIt stays as it is. The report's network is trained now, and kept in ${folder}-report.`,
    );
    expect(said).toContain('delete the folder and run notebook 5 from its top');
    log.mockRestore();
    tf.dispose([...own.getWeights(), ...model.getWeights()]);
  },
);

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

test('annFolder keeps the models of different data sets apart', () => {
  expect(annFolder({ name: 'quick' }, 'models')).toBe(join('models', 'ann-quick'));
  expect(annFolder({ name: 'mnist' })).toMatch(/output.models.ann-mnist$/);
});
