import { runInNewContext } from 'node:vm';

import { joinBytes, plainBytes } from '../../../lib/digits/data/bytes';

test('plainBytes gives a plain Uint8Array as it is', () => {
  const bytes = Uint8Array.of(1, 2);
  expect(plainBytes(bytes)).toBe(bytes);
});

test.each<[string, unknown]>([
  ['a Buffer', Buffer.from([7, 8, 9]).subarray(1)],
  ['a Uint8ClampedArray', Uint8ClampedArray.of(8, 9)],
  ['a Uint8Array of another realm', runInNewContext('Uint8Array.of(8, 9)')],
])('plainBytes gives the bytes of %s as a plain Uint8Array on the same memory', (_, given) => {
  const bytes = plainBytes(given);
  expect(bytes && Object.getPrototypeOf(bytes)).toBe(Uint8Array.prototype);
  expect([...(bytes ?? [])]).toEqual([8, 9]);
  expect(bytes?.buffer).toBe((given as Uint8Array).buffer);
});

test.each<[string, unknown]>([
  ['an Int8Array', Int8Array.of(1)],
  ['a Float32Array', Float32Array.of(1)],
  ['a DataView', new DataView(new ArrayBuffer(1))],
  ['an array', [1]],
  ['an object that only inherits from Uint8Array', Object.create(Uint8Array.prototype)],
  ['nothing', undefined],
])('plainBytes gives nothing for %s', (_, given) => {
  expect(plainBytes(given)).toBeUndefined();
});

test('joinBytes gives the bytes of all parts in an array of their own', () => {
  const parts = [Uint8Array.of(1, 2), new Uint8Array(), Buffer.from([3])];
  const whole = joinBytes(parts);
  expect([...whole]).toEqual([1, 2, 3]);
  expect([Object.getPrototypeOf(whole), whole.buffer.byteLength]).toEqual([Uint8Array.prototype, 3]);
  expect([...joinBytes([])]).toEqual([]);
});
