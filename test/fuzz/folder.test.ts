import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { loadFolder } from '../../lib/digits/data/folder/load';
import { seededRandom } from '../../lib/digits/random/random';
import { writeSet } from '../helpers/idx-folder';
import { cases, PATIENCE, reporter } from './cases';

const random = seededRandom(21);
const folder = mkdtempSync(path.join(tmpdir(), 'fuzz folder '));
afterAll(() => rmSync(folder, { recursive: true }));

const damages: readonly ((file: Uint8Array) => Uint8Array)[] = [
  (file) => file,
  (file) => file.slice(0, random.below(file.length + 1)),
  (file) => file.map((value, at) => (at < 16 && random.below(5) === 0 ? random.below(256) : value)),
  (file) => file.map((value) => (random.below(40) === 0 ? random.below(256) : value)),
  () => new Uint8Array(0),
];

test(
  'loadFolder reads a damaged folder whole, or names the folder in one sentence',
  () => {
    const total = cases(100, 20_000);
    const report = reporter('folders', total);
    for (let round = 0; round < total; round++) {
      const packed = random.below(2) === 0;
      for (const name of readdirSync(folder)) rmSync(path.join(folder, name));
      const size = 8 + random.below(4);
      writeSet(folder, { size, classes: 2 + random.below(5), train: 12, test: 8, packed, first: random.below(2) });
      const names = readdirSync(folder);
      const file = path.join(folder, names[random.below(names.length)] ?? '');
      const damage = damages[random.below(damages.length)] ?? ((bytes: Uint8Array) => bytes);
      if (random.below(8) === 0) rmSync(file);
      else writeFileSync(file, damage(Uint8Array.from(readFileSync(file))));
      try {
        const { train, test: tested } = loadFolder({ folder });
        for (const part of [train, tested]) {
          const { count, images, labels, classes = 10, size: side = 28 } = part;
          expect([images.length, labels.length]).toEqual([count * side * side, count]);
          expect(labels.every((label) => label < classes)).toBe(true);
        }
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
        expect((error as Error).message).toContain(folder);
      }
      report(round + 1);
    }
  },
  PATIENCE,
);
