/** One step of the hash on its three words: each takes from another, and is mixed with it turned by some bits. */
function mixed([a, b, c]: Words): Words {
  for (const turns of [4, 6, 8, 16, 19, 4]) {
    const next = ((a - c) | 0) ^ turned(c, turns);
    [a, b, c] = [b, (c + b) | 0, next];
  }
  // After six steps the words stand in their places again.
  return [a, b, c];
}

type Words = readonly [a: number, b: number, c: number];

function turned(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

/**
 * The checksum of HDF5: Jenkins's hash lookup3 of bytes, begun with 0, as a number without a sign.
 * Source: B. Jenkins, lookup3.c, `hashlittle`.
 */
export function lookup3(bytes: Uint8Array): number {
  const word = (at: number): number =>
    [0, 1, 2, 3].reduce((sum, byte) => sum | ((bytes[at + byte] ?? 0) << (8 * byte)), 0);
  const start = (0xdeadbeef + bytes.length) | 0;
  let [a, b, c]: Words = [start, start, start];
  if (bytes.length === 0) return c >>> 0;
  let at = 0;
  for (; bytes.length - at > 12; at += 12) {
    [a, b, c] = mixed([(a + word(at)) | 0, (b + word(at + 4)) | 0, (c + word(at + 8)) | 0]);
  }
  // Bytes beyond the end count as zeros.
  [a, b, c] = [(a + word(at)) | 0, (b + word(at + 4)) | 0, (c + word(at + 8)) | 0];
  c = ((c ^ b) - turned(b, 14)) | 0;
  a = ((a ^ c) - turned(c, 11)) | 0;
  b = ((b ^ a) - turned(a, 25)) | 0;
  c = ((c ^ b) - turned(b, 16)) | 0;
  a = ((a ^ c) - turned(c, 4)) | 0;
  b = ((b ^ a) - turned(a, 14)) | 0;
  c = ((c ^ b) - turned(b, 24)) | 0;
  return c >>> 0;
}
