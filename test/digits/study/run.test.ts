import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { selectBackend } from '../../../lib/digits/backend/backend';
import { evaluate } from '../../../lib/digits/evaluate/evaluate';
import { buildAnn } from '../../../lib/digits/model/ann';
import { type Recipe, recipeKey } from '../../../lib/digits/study/recipe';
import { readStudy, writeStudy } from '../../../lib/digits/study/results';
import { runStudy } from '../../../lib/digits/study/run';
import { fit } from '../../../lib/digits/train/fit';
import { baseline, dataset, network } from './helpers';
import { file, folder, lines, log } from './place';

beforeAll(() => selectBackend('wasm'));

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
      return baseline.learn(train);
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

test.each([
  ['empty', '', 'found an empty file'],
  ['torn', '[\n{"model":"a', 'ends too soon, of 13 characters'],
])('runStudy goes no further where its file is %s, and leaves it', async (_kind, content, message) => {
  const torn = join(folder, 'torn.json');
  writeFileSync(torn, content);
  await expect(runStudy([baseline], dataset, { file: torn, log })).rejects.toThrow(message);
  expect(readFileSync(torn, 'utf8')).toBe(content);
});
