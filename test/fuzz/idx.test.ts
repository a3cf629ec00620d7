import { gzipSync } from 'node:zlib';

import { parseIdx } from '../../lib/digits/data/idx';
import { seededRandom } from '../../lib/digits/random/random';
import { cases, PATIENCE, reporter } from './cases';

const random = seededRandom(20);

/** A whole file of one to four dimensions, written byte by byte. */
function wholeFile(dimensions: number): Uint8Array {
  const shape = Array.from({ length: dimensions }, () => random.below(6));
  const header = [0, 0, 8, dimensions, ...shape.flatMap((size) => [0, 0, 0, size])];
  const values = Array.from({ length: shape.reduce((product, size) => product * size, 1) }, () => random.below(256));
  return Uint8Array.from([...header, ...values]);
}

const damages: readonly ((file: Uint8Array) => Uint8Array)[] = [
  (file) => file,
  (file) => file.slice(0, random.below(file.length + 1)),
  (file) => Uint8Array.from([...file, ...Array.from({ length: 1 + random.below(9) }, () => random.below(256))]),
  (file) => file.map((value, at) => (at < 20 && random.below(6) === 0 ? random.below(256) : value)),
  (file) => file.map((value) => (random.below(30) === 0 ? random.below(256) : value)),
  (file) => file.map(() => random.below(256)),
  (file) => file.slice(random.below(4)),
  (file) => file.slice().fill(255, 4, 4 + random.below(13)),
  (file) => Uint8Array.from([...file.slice(0, 4)].reverse().concat([...file.slice(4)])),
  (file) => gzipSync(file),
  () => new Uint8Array(0),
];

/** What the format's page says of a file, in numbers of any size: the values, or undefined for no such file. */
function verdict(file: Uint8Array, dimensions: number): number[] | undefined {
  const bytes = [...file];
  if (bytes[0] !== 0 || bytes[1] !== 0 || bytes[2] !== 8 || bytes[3] !== dimensions) return undefined;
  const header = bytes.slice(4, 4 + 4 * dimensions);
  if (header.length < 4 * dimensions) return undefined;
  let values = 1n;
  for (let at = 0; at < header.length; at += 4) {
    values *= header.slice(at, at + 4).reduce((size, byte) => size * 256n + BigInt(byte), 0n);
  }
  return values === BigInt(bytes.length - 4 - header.length) ? bytes.slice(4 + header.length) : undefined;
}

test(
  'parseIdx takes whole files and refuses all others, as the format says',
  () => {
    const total = cases(3_000, 100_000);
    const report = reporter('IDX files', total);
    let taken = 0;
    for (let done = 1; done <= total; done++) {
      const dimensions = 1 + random.below(4);
      const damage = damages[random.below(damages.length)] ?? ((file) => file);
      // As a part of a larger memory, as Node.js reads small files.
      const bytes = Buffer.concat([Buffer.alloc(random.below(9)), damage(wholeFile(dimensions))]);
      const file = bytes.subarray(bytes.length === 0 ? 0 : random.below(2));
      const expected = verdict(file, dimensions);
      let found: number[] | undefined;
      try {
        found = [...parseIdx(file, 'a file', dimensions).values];
        taken++;
      } catch (error) {
        expect(error instanceof SyntaxError || error instanceof RangeError).toBe(true);
        expect(String(error)).toMatch(/: reading a file: expected .*, found /);
        expect(String(error)).not.toMatch(/\de\+/);
      }
      // The comparison by text is the faster one, and the case is shown whole where it fails.
      if (String(found) !== String(expected))
        expect([dimensions, [...file], found]).toEqual([dimensions, [...file], expected]);
      report(done);
    }
    expect(taken).toBeGreaterThan(total / 50);
    expect(taken).toBeLessThan(total / 2);
  },
  PATIENCE,
);
