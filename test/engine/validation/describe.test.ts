import { runInNewContext } from 'node:vm';

import { describe as words, isPromise } from '../../../lib/engine/validation/describe';

class Ant {}

test.each<[unknown, string]>([
  ['a "b"', '"a \\"b\\""'],
  [undefined, 'undefined'],
  [null, 'null'],
  [-0.5, '-0.5'],
  [3n, '3n'],
  [Symbol('s'), 'Symbol(s)'],
  [() => 1, 'a function'],
  [words, 'a function describe'],
  [[1, [2]], 'an array of 2'],
  [new Ant(), 'an Ant'],
  [new Map(), 'a Map'],
  [Object.create(null), 'an object'],
  [Promise.resolve(1), 'a Promise: await it first'],
])('describe gives %p in few words', (value, expected) => {
  expect(words(value)).toBe(expected);
});

test('isPromise knows a promise of another realm, and takes nothing else for one', () => {
  expect(isPromise(runInNewContext('Promise.resolve()'))).toBe(true);
  expect([{ then: () => undefined }, undefined, 'Promise'].map(isPromise)).toEqual([false, false, false]);
});
