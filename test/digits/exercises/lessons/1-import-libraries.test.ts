import { IMPORT_LIBRARIES } from '../../../../lib/digits/exercises/lessons/1-import-libraries';
import { seededRandom } from '../../../../lib/digits/random/random';
import { testLesson } from '../cases';

const test5 = { images: new Uint8Array(3 * 784), labels: Uint8Array.of(7, 2, 1), count: 3 };
const shared = seededRandom(1);

testLesson(IMPORT_LIBRARIES, {
  sumOfScaled: {
    right: [447 / 255, 1.75, 1.753, 0 + 128 / 255 + 1 + 64 / 255],
    wrong: [
      [447, /as they came/],
      [447 / 1020, /mean/],
      [447 / 256, /not by 256/],
      [2, /Do not round/],
      [3, /Add the four pixels/],
      [{ arraySync: () => 1.75 }, /tensor/],
      ['1.75', /in quotes/],
    ],
  },
  shapeOfFive: {
    right: [[5, 28, 28], Uint8Array.of(5, 28, 28)],
    wrong: [
      [[28, 28, 5], /comes first: each/],
      [[28, 5, 28], /comes first, then/],
      [[5, 784, 1], /rows and its columns/],
      [[1, 28, 28], /for one image/],
      [[5, 784], /list of 2/],
      [[5, '28', 28], /Element 1/],
      [3920, /found 3920/],
    ],
  },
  secondDigit: {
    given: [test5],
    right: [2],
    wrong: [
      [7, /image 0/],
      [1, /image 2/],
      [9, /once more/],
      [[2], /`\[0\]`/],
    ],
  },
  draws: {
    right: [
      (seed: number) => {
        const random = seededRandom(seed);
        return [random.uniform(), random.uniform(), random.uniform()];
      },
      (seed: number) => {
        const random = seededRandom(seed);
        return Float64Array.from({ length: 3 }, () => random.uniform());
      },
    ],
    wrong: [
      [() => [shared.uniform(), shared.uniform(), shared.uniform()], /inside of the function/],
      [
        () =>
          Array.from(
            { length: 3 },
            (() => {
              const one = seededRandom(1);
              return () => one.uniform();
            })(),
          ),
        /Seed 2 gives/,
      ],
      [(seed: number) => seededRandom(seed).uniform(), /one number/],
      [(seed: number) => [0, 1, 2].map(() => seededRandom(seed).uniform()), /All three are the same/],
      [() => undefined, /`return`/],
    ],
  },
});
