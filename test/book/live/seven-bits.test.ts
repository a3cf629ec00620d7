import { runInNewContext } from 'node:vm';

import { fromSevenBits, literal, toSevenBits } from '../../../lib/book/live/seven-bits';
import { seededRandom } from '../../../lib/digits/random/random';

const random = seededRandom(1);
const some = (length: number): Uint8Array => Uint8Array.from({ length }, () => random.below(256));

test('toSevenBits writes seven bits a character, and two in one where the first cannot stand in a string', () => {
  // 1000001 0000101 0 and filled up: A, U+0005, and NUL with nothing after it, the first of the pairs.
  expect(toSevenBits(Uint8Array.of(0b10000010, 0b00010100))).toBe('2;A\u0005\u0080');
  // The quote, 0100010, and A, 1000001: the fourth of the five.
  expect(toSevenBits(Uint8Array.of(0b01000101, 0b00000100))).toBe(
    '2;\u0241\u0080'.replace('\u0241', String.fromCharCode(128 + 3 * 128 + 65)),
  );
  expect(toSevenBits(new Uint8Array())).toBe('0;');
});

test('fromSevenBits gives back the bytes, of every length', () => {
  for (let length = 0; length < 70; length++) {
    const bytes = some(length);
    expect(fromSevenBits(toSevenBits(bytes))).toEqual(bytes);
  }
  for (const value of [0, 10, 13, 34, 92, 255]) {
    const bytes = new Uint8Array(100).fill(value);
    expect(fromSevenBits(toSevenBits(bytes))).toEqual(bytes);
  }
});

test('literal is the value again when a script holds it, and takes a seventh less than base64', () => {
  const bytes = some(10_000);
  const value = { text: toSevenBits(bytes), other: '\\b "quoted" \n\t\u2028\u0000\u001f\\u0001', numbers: [1, 2] };
  const script = literal(value);
  expect(JSON.stringify(runInNewContext(`(${script})`))).toBe(JSON.stringify(value));
  const [size, base64] = [literal(toSevenBits(bytes)), Buffer.from(bytes).toString('base64')].map((text) =>
    Buffer.byteLength(text),
  );
  expect((size ?? 0) / (base64 ?? 1)).toBeCloseTo(6 / 7, 2);
});

test.each(['', 'no text', ';AB', '1.5;A', '9999999;A', '4;AB'])('fromSevenBits refuses %j', (text) => {
  expect(() => fromSevenBits(text)).toThrow(/^unpacking: expected .*, found /);
});
