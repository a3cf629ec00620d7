import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { selectBackend } from '../../../lib/digits/backend/backend';
import { claimsFolder } from '../../../lib/digits/platform/folders';
import { type Recipe, recipeKey } from '../../../lib/digits/study/recipe';
import { readResults, type StudyResult, writeResults } from '../../../lib/digits/study/results';
import { inOrder, type Perform, runStudy } from '../../../lib/digits/study/run';
import { baseline, network, performing, result } from './helpers';
import { file, folder, lines, log } from './place';

beforeAll(() => selectBackend('wasm'));

const run = (
  recipes: readonly Recipe[],
  options: Partial<Parameters<typeof runStudy>[3]> = {},
): Promise<StudyResult[]> =>
  runStudy('comparison', recipes, performing(...recipes), { seeds: 1, file, log, ...options });
const places = (results: readonly StudyResult[]): [string, number][] => results.map(({ model, seed }) => [model, seed]);

test('runStudy runs every recipe with every seed and keeps the results in the file', async () => {
  const results = await run([baseline, network(0)], { seeds: 2 });
  expect(places(results)).toEqual([
    ['average', 1],
    ['average', 2],
    ['small', 1],
    ['small', 2],
  ]);
  expect(readResults(file)).toEqual(results);
  expect(readdirSync(join(folder, 'docs'))).toEqual(['comparison.jsonl']);
  expect(lines).toHaveLength(4);
  expect(lines[0]).toMatch(/^seed 1 of 2, average: as written .* s; 3 to do, about \d+ s$/);
});

test('runStudy gives the same but for times with several workers', async () => {
  const timeless = (results: readonly StudyResult[]): unknown => results.map((found) => ({ ...found, seconds: 0 }));
  const alone = timeless(await run([baseline, network(0)], { seeds: 2 }));
  rmSync(file);
  expect(timeless(await run([baseline, network(0)], { seeds: 2, workers: 3 }))).toEqual(alone);
});

test('runStudy keeps what is there and goes on where it stopped', async () => {
  const [first] = await run([baseline, network(0)]);
  // A mark that a second measurement would not have.
  writeResults(
    readResults(file).map((found) => ({ ...found, machine: 'kept' })),
    file,
  );
  const results = await run([baseline, network(0)], { seeds: 2 });
  expect(places(results.filter(({ machine }) => machine === 'kept'))).toEqual([
    ['average', 1],
    ['small', 1],
  ]);
  expect(results).toHaveLength(4);
  expect(first?.machine).not.toBe('kept');
});

test('runStudy keeps each result before the next is begun, and lets other workers end what they do', async () => {
  const failing: Recipe = {
    name: 'broken',
    learn: () => {
      throw new Error('out of paper');
    },
  };
  await expect(run([baseline, failing, network(0)])).rejects.toThrow('out of paper');
  expect(readResults(file).map(({ model }) => model)).toEqual(['average']);
  // Nothing says that a run is still being done.
  expect(places(await run([baseline, network(0)]))).toEqual([
    ['average', 1],
    ['small', 1],
  ]);
});

test('runStudy does a changed recipe again, and drops one that is gone', async () => {
  await run([baseline, network(0)]);
  const [found, ...others] = await run([network(0.1)]);
  expect(others).toEqual([]);
  expect(found?.key).toBe(recipeKey(network(0.1)));
  expect(found?.key).not.toBe(recipeKey(network(0)));
});

test('runStudy of two at once shares the runs, and does none twice', async () => {
  const recipes = [baseline, network(0)];
  const done: string[] = [];
  const perform = performing(...recipes);
  const once = (): Promise<StudyResult[]> =>
    runStudy(
      'comparison',
      recipes,
      (given, onEpoch) => {
        done.push(`${given.model} ${given.seed}`);
        return perform(given, onEpoch);
      },
      { seeds: 3, file, log },
    );
  await Promise.all([once(), once()]);
  expect(done.sort()).toEqual(['average 1', 'average 2', 'average 3', 'small 1', 'small 2', 'small 3']);
  expect(readResults(file)).toHaveLength(6);
});

test('runStudy of two shards does each run once, half each', async () => {
  const recipes = [baseline, network(0)];
  const [one, two] = [join(folder, 'one.jsonl'), join(folder, 'two.jsonl')];
  const first = await run(recipes, { seeds: 2, shard: { number: 1, of: 2 }, file: one });
  const second = await run(recipes, { seeds: 2, shard: { number: 2, of: 2 }, file: two });
  expect([first.length, second.length]).toEqual([2, 2]);
  expect(new Set(places([...first, ...second]).map(String)).size).toBe(4);
});

test('runStudy runs one recipe alone and keeps the others', async () => {
  await run([baseline, network(0)]);
  expect(places(await run([baseline, network(0)], { seeds: 2, only: 'average' }))).toEqual([
    ['average', 1],
    ['average', 2],
    ['small', 1],
  ]);
  await expect(run([baseline], { only: 'other' })).rejects.toThrow(
    'expected one of the recipes average, found "other"',
  );
  await expect(run([baseline], { seeds: 0 })).rejects.toThrow(RangeError);
});

test('runStudy tells what it is doing, epoch by epoch', async () => {
  const told: string[] = [];
  await run([network(0)], { onProgress: (words) => told.push(words) });
  expect(told).toEqual(['small, seed 1: epoch 1 of 2 | 0 to do', 'small, seed 1: epoch 2 of 2 | 0 to do']);
});

test('runStudy says at its end what others are doing still, and nothing once they have done it', async () => {
  let goOn = (): void => undefined;
  const waiting = new Promise<void>((resolve) => (goOn = resolve));
  const slowly: Perform = async (...one) => {
    await waiting;
    return performing(baseline)(...one);
  };
  const other = runStudy('comparison', [baseline], slowly, { seeds: 1, file, log: () => undefined });
  expect(await run([baseline], { seeds: 2 })).toHaveLength(1);
  expect(lines.at(-1)).toMatch(
    /^Left to other runs of the study, .*: average, seed 1\. If none runs, remove .*claims\.$/,
  );
  goOn();
  await other;
  expect(await run([baseline], { seeds: 2 })).toHaveLength(2);
  expect(lines.at(-1)).toContain('(kept from before)');
});

test('runStudy leaves no claim behind', async () => {
  const seen: string[][] = [];
  const perform: Perform = (...of) => {
    seen.push(claims());
    return performing(baseline)(...of);
  };
  await runStudy('comparison', [baseline], perform, { seeds: 1, file, log });
  expect(seen.flat()).not.toEqual([]);
  expect(claims()).toEqual([]);
});

/** Those of this process: other tests run studies at the same time. */
function claims(): string[] {
  if (!existsSync(claimsFolder())) return [];
  return readdirSync(claimsFolder()).filter((name) => {
    try {
      const [, pid] = readFileSync(join(claimsFolder(), name), 'utf8').split(' ');
      return pid === String(process.pid);
    } catch {
      // Another process has just given it back.
      return false;
    }
  });
}

test.each([
  ['torn', '{"model":"a', 'ends too soon, of 11 characters'],
  ['other', '[]\n', 'found other JSON'],
])('runStudy goes no further where its file is %s, and leaves it', async (_kind, content, message) => {
  const torn = join(folder, 'torn.jsonl');
  writeFileSync(torn, content);
  await expect(run([baseline], { file: torn })).rejects.toThrow(message);
  expect(readFileSync(torn, 'utf8')).toBe(content);
});

test('inOrder sorts by recipe, then by seed', () => {
  const results = [result('b', 1, [1]), result('a', 2, [1]), result('a', 1, [1])];
  expect(places(inOrder(results, ['a', 'b']))).toEqual([
    ['a', 1],
    ['a', 2],
    ['b', 1],
  ]);
});
