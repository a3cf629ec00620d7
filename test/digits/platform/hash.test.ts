import { hash } from '../../../lib/digits/platform/hash';

test.each([
  // RFC 1321, A.5, and FIPS 180-2, B.1.
  ['md5', 'abc', '900150983cd24fb0d6963f7d28e17f72'],
  ['sha256', 'abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
] as const)('hash by %s of the text %p is the published one, and that of its bytes', (algorithm, text, digest) => {
  expect(hash(algorithm, text)).toBe(digest);
  expect(hash(algorithm, new TextEncoder().encode(text))).toBe(digest);
});
