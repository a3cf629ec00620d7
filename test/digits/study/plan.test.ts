import { isOf, runsOf, secondsLeft, shardOf } from '../../../lib/digits/study/plan';
import { result } from './helpers';

const KEYS = new Map([
  ['a', 'one'],
  ['b', 'two'],
]);

test('runsOf takes every recipe with the first seed, then with the next', () => {
  expect(runsOf(KEYS, 2).map(({ model, seed }) => `${model}${seed}`)).toEqual(['a1', 'b1', 'a2', 'b2']);
});

test('shardOf gives every run to one shard', () => {
  const runs = runsOf(KEYS, 5);
  const shards = [1, 2, 3].map((number) => shardOf(runs, { number, of: 3 }));
  expect(shards.map(({ length }) => length)).toEqual([4, 3, 3]);
  expect(new Set(shards.flat())).toEqual(new Set(runs));
});

test('isOf knows a result by recipe, seed and version', () => {
  const run = { model: 'a', seed: 1, key: '' };
  expect(isOf(run, result('a', 1, [1]))).toBe(true);
  expect(isOf({ ...run, key: 'newer' }, result('a', 1, [1]))).toBe(false);
  expect(isOf(run, result('a', 2, [1]))).toBe(false);
});

test('secondsLeft goes by runs of the same recipe, or else by all, over the workers', () => {
  const runs = [
    { model: 'a', seed: 3, key: '' },
    { model: 'c', seed: 1, key: '' },
  ];
  const done = [result('a', 1, [1], 10), result('a', 2, [1], 20), result('b', 1, [1], 60)];
  // 15 s for a, 30 s for c.
  expect(secondsLeft(runs, done, 1)).toBe(45);
  expect(secondsLeft(runs, done, 2)).toBe(22.5);
  expect(secondsLeft(runs, done, 8)).toBe(22.5);
  expect(secondsLeft(runs, [], 1)).toBeUndefined();
});
