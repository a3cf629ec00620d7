import { runInNewContext } from 'node:vm';

import { article, isBytes, isFloats, isKind, kindWords } from '../../../lib/engine/validation/kinds';

/* A native addon, another window and vm make arrays of another realm, which are no instances of this one's. */
const strangers = runInNewContext('[new Uint8Array(2), new Float32Array(2), new Uint8ClampedArray(2)]') as unknown[];

test('isKind knows typed arrays of another realm, and tells them apart', () => {
  const [bytes, floats, clamped] = strangers;
  expect(bytes instanceof Uint8Array).toBe(false);
  expect([isKind(bytes, Uint8Array), isKind(bytes, Float32Array), isBytes(bytes), isFloats(bytes)]).toEqual([
    true,
    false,
    true,
    false,
  ]);
  expect([isKind(floats, Uint8Array), isKind(floats, Float32Array), isBytes(floats), isFloats(floats)]).toEqual([
    false,
    true,
    false,
    true,
  ]);
  expect([isBytes(clamped), isFloats(clamped)]).toEqual([false, false]);
});

test('isKind takes no object for an array that only has the tag or the name of one', () => {
  class Float32Array {}
  for (const sham of [
    { [Symbol.toStringTag]: 'Float32Array', length: 2 },
    new Float32Array(),
    new DataView(new ArrayBuffer(4)),
  ]) {
    expect(isFloats(sham)).toBe(false);
  }
});

test.each([
  ['number', 'a number'],
  ['object', 'an object'],
  ['array', 'an array'],
  [Uint8Array, 'a Uint8Array'],
  [Int8Array, 'an Int8Array'],
  [AbortSignal, 'an AbortSignal'],
  [Map, 'a Map'],
] as const)('kindWords has the article of %p', (kind, words) => {
  expect(kindWords(kind)).toBe(words);
});

test('article is that of the spoken word', () => {
  expect(['Unsupported', 'Uint16Array', 'Error', 'Promise'].map(article)).toEqual(['an', 'a', 'an', 'a']);
});
