import { encode as encodeJpeg } from 'jpeg-js';

import { digitFromImage } from '../../lib/digits/data/own/from-image';
import { seededRandom } from '../../lib/digits/random/random';
import { jpegFile, pngFile, turned } from '../digits/data/own/files';
import { cases, PATIENCE, reporter } from './cases';

const random = seededRandom(31);
const [width, height] = [24, 30];
const isInk = (at: number): boolean => Math.abs((at % width) - 12) < 3 && Math.abs(Math.floor(at / width) - 15) < 10;

/** A bar in a PNG of each kind of colour and in a JPEG, all of which can be read. */
const WHOLE: readonly Uint8Array[] = [
  ...([0, 2, 4, 6] as const).map((color) => {
    const channels = { 0: 1, 2: 3, 4: 2, 6: 4 }[color];
    const rows = Array.from({ length: height }, (_, row) =>
      Array.from({ length: width * channels }, (__, at) => {
        const isAlpha = channels % 2 === 0 && at % channels === channels - 1;
        return isAlpha || !isInk(row * width + Math.floor(at / channels)) ? 255 : 0;
      }),
    );
    return pngFile({ width, height, depth: 8, color, rows });
  }),
  Uint8Array.from(
    encodeJpeg(
      { width, height, data: Uint8Array.from({ length: 4 * width * height }, (_, at) => (isInk(at >> 2) ? 0 : 255)) },
      80,
    ).data,
  ),
];

/** Pictures that can be read, without a stroke in them. */
const STROKELESS: readonly Uint8Array[] = [jpegFile('progressive'), turned(jpegFile('baseline'), 6)];
const FILES = [...WHOLE, ...STROKELESS];

const damages: readonly ((file: Uint8Array) => Uint8Array)[] = [
  (file) => file,
  (file) => file.slice(0, random.below(file.length + 1)),
  (file) => file.map((value, at) => (at < 60 && random.below(12) === 0 ? random.below(256) : value)),
  (file) => file.map((value) => (random.below(60) === 0 ? random.below(256) : value)),
  (file) => file.with(random.below(file.length), random.below(256)),
  (file) => Uint8Array.from([...file, ...Array.from({ length: 1 + random.below(9) }, () => random.below(256))]),
  (file) => {
    const [from, length] = [random.below(file.length), random.below(40)];
    return Uint8Array.from([...file.subarray(0, from), ...file.subarray(from + length)]);
  },
  // The size in the header of a PNG.
  (file) => file.slice().fill(255, 16, 16 + random.below(9)),
  (file) => file.map((value, at) => (at < 4 ? value : random.below(256))),
];

/** Milliseconds after which a small file hangs, also on a busy machine. */
const LONG = 10_000;

test(
  'digitFromImage reads whole pictures, and of each damaged one makes a digit or says in a sentence what is wrong',
  () => {
    const total = cases(1_500, 60_000);
    const report = reporter('pictures', total);
    let taken = 0;
    for (let done = 1; done <= total; done++) {
      const file = FILES[random.below(FILES.length)] ?? new Uint8Array(0);
      const damage = damages[random.below(damages.length)] ?? ((same) => same);
      const given = damage(file);
      const start = performance.now();
      try {
        const { pixels } = digitFromImage(given);
        expect(pixels).toHaveLength(784);
        taken++;
      } catch (error) {
        expect(String(error)).toMatch(/^(Type|Range)?Error: taking a digit from a picture: expected .*, found /s);
        expect(WHOLE).not.toContain(given);
      }
      expect(performance.now() - start).toBeLessThan(LONG);
      report(done);
    }
    expect(taken).toBeGreaterThan(total / 10);
    expect(taken).toBeLessThan(0.9 * total);
  },
  PATIENCE,
);
