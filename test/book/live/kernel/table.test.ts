import { Console } from 'node:console';
import { Writable } from 'node:stream';

import { createConsole } from '../../../../lib/book/live/kernel/console';

const NAMED = { anna: { age: 3, '7': true }, ben: { tags: [1, { deep: 1 }], age: null } };

test.each<[string, unknown, string[]?]>([
  ['rows that are records', [{ a: 1, b: 'x' }, { a: -0.5 }]],
  ['rows that are lists', [[1, 2], [3]]],
  ['records by name', NAMED],
  ['some of the columns', NAMED, ['age', 'none']],
  ['columns of rows that have none', [1, { a: 2 }], ['a']],
  ['values and records', [1, 'two', null, undefined, { a: 3n }, () => 1]],
  ['wide letters', [{ 名前: 'été', face: '🎉', composed: 'e\u0301' }]],
  ['large and small values', [{ large: { a: 1, b: 2, c: 3 }, small: { a: { b: 1 } }, long: [1, 2, 3, 4, 5] }]],
  [
    'a map',
    new Map<unknown, unknown>([
      [1, { a: 1 }],
      ['k', 'v'],
    ]),
  ],
  ['a set', new Set([1, 'two', [3]])],
  ['typed arrays', new Float32Array([0.5, 1])],
  ['nothing', []],
  ['an empty map', new Map()],
  ['what has no rows', 'text'],
])('console.table prints %s as Node.js does', (...[, data, columns]) => {
  const printed: string[] = [];
  const stdout = new Writable({
    write(text: Buffer, _encoding, done) {
      printed.push(text.toString());
      done();
    },
  });
  new Console({ stdout, colorMode: false }).table(data, columns);
  const own: string[] = [];
  (createConsole((_, text) => own.push(text)) as Console).table(data, columns);
  expect(own.join('')).toBe(printed.join(''));
});
