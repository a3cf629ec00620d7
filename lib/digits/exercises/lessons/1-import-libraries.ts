import type { Digits } from '../../data/digits';
import { seededRandom } from '../../random/random';
import { aFunction, aNumber, numbers, type AnyFunction } from '../answers';
import { exercise, exerciseWith } from '../define';
import { defineLesson } from '../exercises';
import { type Finding, right, wrong } from '../finding';
import { isSame, judgeFunction, judgeNumber, judgeValue } from '../judge';

const sumOfScaled = exercise({
  task: 'What is the sum of the four scaled pixels? Work it out by hand.',
  answer: aNumber,
  judge: (answer) =>
    judgeNumber(answer, 447 / 255, {
      within: 0.006,
      mistakes: [
        [447, 'That is the sum of the pixels as they came, 0 to 255: the scaled ones are each divided by 255.'],
        [447 / 255 / 4, 'That is their mean: leave out the division by four.'],
        [447 / 256, 'Divide by 255, the largest value, not by 256.'],
        [2, 'Do not round the pixels before you add them.'],
      ],
      otherwise: 'Add the four pixels up, 0 + 128 + 255 + 64, and divide by 255.',
    }),
  hint: 'Each pixel is divided by 255, so their sum is too.',
  strongerHint: '0 + 128 + 255 + 64 is 447. Which part of it is one full pixel of 255?',
  solution: {
    code: 'const sumOfScaled = (0 + 128 + 255 + 64) / 255;',
    why: 'It does not matter whether each is divided, or the sum: 447 / 255 is about 1.753. `tf.sum(scaled).arraySync()` says the same.',
  },
});

const shapeOfFive = exercise({
  task: 'What is the shape of a tensor that holds five images of 28 × 28 pixels?',
  answer: numbers(3, 'a list of three numbers, as `[1, 2, 3]`'),
  judge: (answer) =>
    judgeValue(answer, [5, 28, 28], {
      mistakes: [
        [[28, 28, 5], 'The number of images comes first: each of the five is a grid of 28 rows and 28 columns.'],
        [[28, 5, 28], 'The number of images comes first, then the rows, then the columns.'],
        [[5, 784, 1], 'Each image is a grid: give its rows and its columns, not the number of its pixels.'],
        [[1, 28, 28], 'That is the shape for one image.'],
      ],
      otherwise: 'A shape says how many there are in each direction: images, rows of one image, columns.',
    }),
  hint: 'From the outside in: how many images, how many rows has each, how many pixels has a row?',
  strongerHint: 'Three numbers: the images first, then the 28 rows, then the 28 columns.',
  solution: {
    code: 'const shapeOfFive = [5, 28, 28];',
    why: 'From the outside in: five images, 28 rows in each, 28 pixels in each row.',
  },
});

const secondDigit = exerciseWith<number, [test: Digits]>({
  task: 'Draw test image 1 instead of 0. Which digit is it?',
  answer: aNumber,
  given: ['digits.test'],
  judge: (answer, { labels }) =>
    judgeNumber(answer, labels[1] ?? NaN, {
      within: 0,
      mistakes: [
        [labels[0] ?? NaN, 'That is image 0. Counting starts at 0, so image 1 is the second.'],
        [labels[2] ?? NaN, 'That is image 2, the third. Image 1 is the second.'],
      ],
      otherwise: 'Look once more: `show(digitPixels(digits.test, 1))` draws it.',
    }),
  hint: '`digitPixels(digits.test, 0)` draws image 0. Which number belongs there for the next one?',
  strongerHint: '`show(digitPixels(digits.test, 1))` draws it; its label is `digits.test.labels[1]`.',
  solution: {
    code: 'const secondDigit = digits.test.labels[1];',
    why: 'Lists count from 0, so the second image has the position 1. Reading it off the picture counts as well.',
  },
});

/** Three numbers of a new generator for each seed. */
const threeFrom = (seed: number): number[] => {
  const random = seededRandom(seed);
  return [random.uniform(), random.uniform(), random.uniform()];
};

function judgeDraws(answer: AnyFunction): Finding {
  const draw = answer as (seed: number) => unknown;
  const [first, second] = [draw(1), draw(1)];
  if (isSame(first, threeFrom(1)) && !isSame(second, first)) {
    return wrong(
      'The same seed gives other numbers the second time: make the generator inside of the function, anew for each call.',
    );
  }
  if (isSame(first, threeFrom(1)) && isSame(draw(2), threeFrom(2))) return right();
  return judgeFunction(draw, {
    like: threeFrom,
    calls: [[1], [2]],
    mistakes: [
      [() => threeFrom(1), 'Seed 2 gives the numbers of seed 1: hand the argument `seed` on to `seededRandom`.'],
      [(seed) => seededRandom(seed).uniform(), 'That is one number: a list of three is asked for.'],
      [
        (seed) => Array.from({ length: 3 }, () => seededRandom(seed).uniform()),
        'All three are the same, since each comes from a generator of its own: make one, and ask it three times.',
      ],
    ],
  });
}

const draws = exercise({
  task: 'Write a function that gives the first three uniform numbers of a seed, as a list.',
  answer: aFunction<(seed: number) => number[]>('(seed) => list'),
  judge: judgeDraws,
  hint: 'Put the two lines of the cells above into a function, with `seed` in place of 1.',
  strongerHint: 'Inside the braces: `const random = seededRandom(seed);`, then `return` with the list of three calls.',
  solution: {
    code: [
      'const draws = (seed: number) => {',
      '  const random = seededRandom(seed);',
      '  return [random.uniform(), random.uniform(), random.uniform()];',
      '};',
    ].join('\n'),
    why: 'The generator is made anew in each call, so the same seed gives the same three numbers whenever it is asked.',
  },
});

/** Exercises of notebook 1. */
export const IMPORT_LIBRARIES = defineLesson(1, 'Import the libraries', {
  sumOfScaled,
  shapeOfFive,
  secondDigit,
  draws,
});
