import { isList, shown } from '../../../lib/digits/exercises/shown';
import { HOSTILE } from './cases';

test.each([
  ['seven', "'seven'"],
  [1.75294117, '1.75294'],
  [7, '7'],
  [[1, 'a', [true]], "[1, 'a', [true]]"],
  [Uint8Array.of(1, 2, 3, 4, 5, 6, 7), '[1, 2, 3, 4, 5, 6, ...]'],
  [{ seed: 1, name: 'x' }, "{ seed: 1, name: 'x' }"],
  [{}, '{}'],
  [null, 'null'],
  [undefined, 'undefined'],
  [Math.max, 'a function'],
])('shown writes %p as a reader would', (value, text) => {
  expect(shown(value)).toBe(text);
});

test.each(HOSTILE)('shown has words for %s', (_, value) => {
  expect(shown(value).length).toBeLessThan(200);
});

test('isList knows plain and typed arrays, and nothing else', () => {
  expect([[], new Float32Array(1), new DataView(new ArrayBuffer(1)), 'ab', { length: 1 }].map(isList)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
