import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { selectBackend } from '../../../lib/digits/backend/backend';
import { averageDigits } from '../../../lib/digits/data/average';
import type { DigitsDataset } from '../../../lib/digits/data/digits';
import { evaluate } from '../../../lib/digits/evaluate/evaluate';
import { buildAnn } from '../../../lib/digits/model/ann';
import { nearestAverage } from '../../../lib/digits/model/nearest-average';
import { main } from '../../../lib/digits/study/main';
import { type Recipe, recipeKey } from '../../../lib/digits/study/recipe';
import { RECIPES } from '../../../lib/digits/study/recipes';
import { readStudy, type StudyResult, writeStudy } from '../../../lib/digits/study/results';
import { runStudy } from '../../../lib/digits/study/run';
import { robustnessRows, studyRows, summarizeStudy } from '../../../lib/digits/study/summary';
import { fit } from '../../../lib/digits/train/fit';
import { bandedDigits } from '../../helpers/digits';

const dataset: DigitsDataset = { name: 'quick', source: 'test', train: bandedDigits(60), test: bandedDigits(40, 2) };
const baseline: Recipe = {
  name: 'average',
  learn: (train) => {
    const averages = averageDigits(train);
    return { classify: (digits) => nearestAverage(averages, digits), parameters: 7840 };
  },
};
const network = (l2: number, epochs = 2): Recipe => ({
  name: 'small',
  build: (seed) => buildAnn({ seed, hiddenUnits: 4, l2 }),
  fit: { epochs, batchSize: 8 },
});

let folder: string;
let file: string;
const lines: string[] = [];
const log = (line: string) => lines.push(line);
beforeAll(() => selectBackend('wasm'));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'study test '));
  file = join(folder, 'docs', 'study.json');
  lines.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true }));

test('runStudy measures every recipe with every seed and keeps the results in the file', async () => {
  const results = await runStudy([baseline, network(0)], dataset, { seeds: 2, file, log });
  expect(results.map(({ model, seed }) => [model, seed])).toEqual([
    ['average', 1],
    ['average', 2],
    ['small', 1],
    ['small', 2],
  ]);
  expect(readStudy(file)).toEqual(results);
  expect(readdirSync(join(folder, 'docs'))).toEqual(['study.json']);
  expect(results[3]).toMatchObject({ parameters: 784 * 4 + 4 + 4 * 10 + 10, epochs: 2, threads: 1 });
  expect(lines).toHaveLength(4);
  // The same by hand.
  const model = buildAnn({ seed: 2, hiddenUnits: 4 });
  await fit(model, dataset.train, { epochs: 2, batchSize: 8, seed: 2 });
  expect(results[3]?.conditions[0]).toEqual({
    condition: 'as written',
    accuracy: (await evaluate(model, dataset.test)).accuracy,
  });
  model.dispose();
});

test('runStudy keeps what is there and goes on where it stopped', async () => {
  const [first] = await runStudy([baseline, network(0)], dataset, { seeds: 1, file, log });
  // A mark that a second measurement would not have.
  const marked = readStudy(file).map((result) => ({ ...result, machine: 'kept' }));
  writeStudy(marked, file);
  const results = await runStudy([baseline, network(0)], dataset, { seeds: 2, file, log });
  expect(results.filter(({ machine }) => machine === 'kept').map(({ model, seed }) => [model, seed])).toEqual([
    ['average', 1],
    ['small', 1],
  ]);
  expect(results).toHaveLength(4);
  expect(first?.machine).not.toBe('kept');
});

test('runStudy keeps each result before the next is begun', async () => {
  const failing: Recipe = {
    name: 'broken',
    learn: () => {
      throw new Error('out of paper');
    },
  };
  await expect(runStudy([baseline, failing], dataset, { seeds: 1, file, log })).rejects.toThrow('out of paper');
  expect(readStudy(file).map(({ model }) => model)).toEqual(['average']);
});

test('runStudy does a changed recipe again, and drops one that is gone', async () => {
  await runStudy([baseline, network(0)], dataset, { seeds: 1, file, log });
  const [result, ...others] = await runStudy([network(0.1)], dataset, { seeds: 1, file, log });
  expect(others).toEqual([]);
  expect(result?.key).toBe(recipeKey(network(0.1)));
  expect(result?.key).not.toBe(recipeKey(network(0)));
});

test('runStudy of two at once, each with a recipe of its own, keeps the results of both', async () => {
  const recipes = [baseline, network(0)];
  await Promise.all(['average', 'small'].map((only) => runStudy(recipes, dataset, { seeds: 2, only, file, log })));
  expect(readStudy(file).map(({ model, seed }) => [model, seed])).toEqual([
    ['average', 1],
    ['average', 2],
    ['small', 1],
    ['small', 2],
  ]);
  expect(readdirSync(join(folder, 'docs'))).toEqual(['study.json']);
});

test('runStudy does not measure again what another run has measured meanwhile', async () => {
  const [other] = await runStudy([baseline], dataset, { seeds: 1, file: join(folder, 'other.json'), log });
  const meanwhile: Recipe = {
    name: 'first',
    learn: (train) => {
      if (other !== undefined) writeStudy([other], file);
      return 'learn' in baseline
        ? baseline.learn(train)
        : { classify: () => ({ probabilities: new Float32Array(), labels: new Uint8Array() }), parameters: 0 };
    },
  };
  await runStudy([meanwhile, baseline], dataset, { seeds: 1, file, log });
  expect(lines.at(-1)).toContain('average');
  expect(lines.at(-1)).toContain('(kept from before)');
  expect(readStudy(file).map(({ model }) => model)).toEqual(['first', 'average']);
});

test('runStudy runs one recipe alone and keeps the others', async () => {
  await runStudy([baseline, network(0)], dataset, { seeds: 1, file, log });
  const results = await runStudy([baseline, network(0)], dataset, { seeds: 2, only: 'average', file, log });
  expect(results.map(({ model, seed }) => [model, seed])).toEqual([
    ['average', 1],
    ['average', 2],
    ['small', 1],
  ]);
  await expect(runStudy([baseline], dataset, { only: 'other', file, log })).rejects.toThrow(
    'expected one of the recipes average, found "other"',
  );
  await expect(runStudy([baseline], dataset, { seeds: 0, file, log })).rejects.toThrow(RangeError);
});

test('recipeKey differs for other layers, other training and other optimizers only', () => {
  expect(recipeKey(network(0))).toBe(recipeKey(network(0)));
  expect(recipeKey(network(0, 3))).not.toBe(recipeKey(network(0)));
  const faster: Recipe = {
    name: 'small',
    build: (seed) => buildAnn({ seed, hiddenUnits: 4, learningRate: 0.01 }),
    fit: { epochs: 2, batchSize: 8 },
  };
  expect(recipeKey(faster)).not.toBe(recipeKey(network(0)));
  expect(new Set(RECIPES.map(recipeKey)).size).toBe(RECIPES.length);
});

const result = (model: string, seed: number, accuracies: readonly number[], seconds = 1): StudyResult => ({
  model,
  seed,
  key: '',
  parameters: 1000,
  epochs: 3,
  seconds,
  threads: 1,
  machine: 'Abacus',
  conditions: accuracies.map((accuracy, index) => ({ condition: ['as written', 'noise'][index] ?? '', accuracy })),
});

test('summarizeStudy gathers each model over its seeds', () => {
  const summaries = summarizeStudy([
    result('a', 1, [0.9, 0.5], 4),
    result('a', 2, [0.92, 0.3], 2),
    result('b', 1, [0.8, 0.8]),
  ]);
  expect(summaries.map(({ model }) => model)).toEqual(['a', 'b']);
  expect(summaries[0]).toMatchObject({
    parameters: 1000,
    epochs: 3,
    seconds: { mean: 3, least: 2, most: 4 },
    accuracy: { mean: expect.closeTo(0.91, 10) as number, least: 0.9, most: 0.92, count: 2 },
  });
  expect(summaries[0]?.conditions[1]).toEqual({
    condition: 'noise',
    accuracy: { mean: 0.4, least: 0.3, most: 0.5, count: 2 },
  });
  expect(studyRows(summaries)[0]).toEqual({
    model: 'a',
    parameters: 1000,
    epochs: 3,
    seconds: '2.0',
    'test accuracy': '91.00 %',
    'least to most': '90.00 % to 92.00 %',
    seeds: 2,
  });
  expect(robustnessRows(summaries)[0]).toEqual({
    model: 'a',
    'as written': '91.00 % (90.0 to 92.0)',
    noise: '40.00 % (30.0 to 50.0)',
  });
});

test('readStudy takes file: URLs, and refuses what is no file of this machine, and a folder', () => {
  const file = join(folder, 'located.json');
  writeStudy([result('a', 1, [1])], file);
  for (const location of [file, pathToFileURL(file), pathToFileURL(file).href])
    expect(readStudy(location)).toHaveLength(1);
  expect(() => readStudy('~/study.json')).toThrow('which only a shell understands');
  expect(() => readStudy('https://example.org/study.json')).toThrow(RangeError);
  expect(() => readStudy(folder)).toThrow(`reading a study: cannot read ${folder}: EISDIR`);
});

test('readStudy names a file that is missing, and refuses other JSON', () => {
  expect(() => readStudy(join(folder, 'none.json'))).toThrow(/none\.json, found none: npm run study/);
  const other = join(folder, 'other.json');
  for (const content of [
    '{}',
    '[null]',
    '[{"model":"a"}]',
    JSON.stringify([{ ...result('a', 1, [1]), conditions: [3] }]),
  ]) {
    writeFileSync(other, content);
    expect(() => readStudy(other)).toThrow(TypeError);
  }
});

test.each([
  ['empty', '', 'found an empty file'],
  ['torn', '[\n{"model":"a', 'ends too soon, of 13 characters'],
])('readStudy names a file that is %s, and the cure', async (_kind, content, message) => {
  const torn = join(folder, 'torn.json');
  writeFileSync(torn, content);
  expect(() => readStudy(torn)).toThrow(SyntaxError);
  expect(() => readStudy(torn)).toThrow(`expected JSON in ${torn}, found`);
  expect(() => readStudy(torn)).toThrow(message);
  expect(() => readStudy(torn)).toThrow('get it back from git');
  await expect(runStudy([baseline], dataset, { file: torn, log })).rejects.toThrow(message);
  expect(readFileSync(torn, 'utf8')).toBe(content);
});

test('the study that the notebooks quote has every recipe, as it is now, with at least five seeds', () => {
  const results = readStudy();
  for (const recipe of RECIPES) {
    const own = results.filter(({ model, key }) => model === recipe.name && key === recipeKey(recipe));
    expect([recipe.name, own.length >= 5]).toEqual([recipe.name, true]);
  }
});

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
