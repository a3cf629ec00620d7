import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

import { seededRandom } from '../../lib/digits/random/random';

export interface MadeSet {
  readonly size: number;
  readonly classes: number;
  readonly train: number;
  readonly test: number;
  /** The lowest label in the files. @default 0 */
  readonly first?: number;
  /** What all names begin with. @default '' */
  readonly prefix?: string;
  /** How the test part is called. @default 't10k' */
  readonly testName?: 't10k' | 'test';
  /** What stands before `idx`. @default '-' */
  readonly mark?: '-' | '.';
  readonly packed?: boolean;
  /** Whether the files have columns in place of rows. */
  readonly transposed?: boolean;
}

/** The bytes of an IDX file. */
export function idxFile(shape: readonly number[], values: ArrayLike<number>): Uint8Array {
  const header = Buffer.alloc(4 + 4 * shape.length);
  header.writeUInt32BE(0x800 | shape.length);
  shape.forEach((size, axis) => header.writeUInt32BE(size, 4 + 4 * axis));
  return Buffer.concat([header, Uint8Array.from(values)]);
}

/** An image that tells its class by the row of a bar, a little noisy; its pixels are rows first. */
export function barImage(label: number, classes: number, size: number, noise: (below: number) => number): Uint8Array {
  const image = new Uint8Array(size * size);
  const at = Math.floor((label * size * size) / classes);
  const length = Math.max(2, Math.floor((size * size) / classes));
  for (let pixel = at; pixel < Math.min(size * size, at + length); pixel++) image[pixel] = 155 + noise(100);
  return image;
}

/** Writes a data set made for a test, every class in turn. */
export function writeSet(folder: string, set: MadeSet): void {
  const { size, classes, first = 0, prefix = '', testName = 't10k', mark = '-', packed, transposed } = set;
  mkdirSync(folder, { recursive: true });
  const random = seededRandom(3);
  const write = (name: string, bytes: Uint8Array): void =>
    writeFileSync(path.join(folder, packed ? `${name}.gz` : name), packed ? gzipSync(bytes) : bytes);
  for (const [part, count] of [['train', set.train] as const, [testName, set.test] as const]) {
    const labels = Array.from({ length: count }, (_, index) => index % classes);
    const images = new Uint8Array(count * size * size);
    labels.forEach((label, index) => {
      const image = barImage(label, classes, size, (below) => random.below(below));
      const stored = transposed ? image.map((_, at) => image[(at % size) * size + Math.floor(at / size)] ?? 0) : image;
      images.set(stored, index * size * size);
    });
    write(`${prefix}${part}-images${mark}idx3-ubyte`, idxFile([count, size, size], images));
    write(
      `${prefix}${part}-labels${mark}idx1-ubyte`,
      idxFile(
        [count],
        labels.map((label) => label + first),
      ),
    );
  }
}
