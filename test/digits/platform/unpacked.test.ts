import { gzipSync } from 'node:zlib';

import { unpacked } from '../../../lib/digits/platform/unpacked';

const packed = Uint8Array.from(gzipSync(Uint8Array.of(1, 2, 3)));

test('unpacked gives back what was packed', () => {
  expect(unpacked(packed)).toEqual(Uint8Array.of(1, 2, 3));
});

test('unpacked refuses half a file, a changed one and none', () => {
  expect(() => unpacked(packed.slice(0, -4))).toThrow();
  expect(() => unpacked(packed.map((byte, at) => (at === packed.length - 8 ? byte ^ 1 : byte)))).toThrow();
  expect(() => unpacked(Uint8Array.of(1, 2, 3))).toThrow();
});
