import { lookup3 } from '../../../../lib/digits/model/keras/checksum';

// The values that lookup3.c gives in its own comments, of its function driver5.
test.each([
  ['', 0xdeadbeef],
  ['Four score and seven years ago', 0x17770551],
])('lookup3 of %j is that of its source', (text, expected) => {
  expect(lookup3(new TextEncoder().encode(text))).toBe(expected);
});

test('lookup3 sees every byte, also in the last, shorter block', () => {
  const bytes = Uint8Array.from({ length: 37 }, (_, index) => index);
  const changed = Array.from(bytes, (_, index) => lookup3(bytes.with(index, 200)));
  expect(new Set([...changed, lookup3(bytes)]).size).toBe(38);
});
