import { type Digits, measuresOf } from '../../data/digits';
import { classCounts } from '../../data/select';
import { aFunction, aNumber, numbers } from '../answers';
import { exercise, exerciseWith } from '../define';
import { defineLesson } from '../exercises';
import { right, wrong } from '../finding';
import { judgeFunction, judgeGuess, judgeNumber } from '../judge';

const pixelsOfTest = exerciseWith<number, [test: Digits]>({
  task: 'How many numbers does the array of the test pixels hold? Work it out before you look.',
  answer: aNumber,
  given: ['test'],
  judge: (answer, test) =>
    judgeNumber(answer, test.images.length, {
      within: 0,
      mistakes: [
        [test.count, 'That is the number of images: each of them has many pixels.'],
        [
          test.count * measuresOf(test).size,
          'That is one row of each image: an image has as many rows as a row has pixels.',
        ],
        [measuresOf(test).pixels, 'That is one image: how many are in the test part?'],
        [test.count * 256, '256 is the number of values that a pixel can have.'],
      ],
      otherwise: `Multiply the number of test images by the pixels of one image, ${measuresOf(test).size} × ${measuresOf(test).size}.`,
    }),
  hint: 'Every image takes a byte for each of its pixels, and they lie end to end.',
  strongerHint: '`test.count` images, each of 28 × 28 pixels in MNIST: multiply.',
  solution: {
    code: 'const pixelsOfTest = test.count * (train.images.length / train.count);',
    why: 'All images lie end to end, and each takes as many numbers as one of the training images, 28 · 28 in MNIST; `test.images.length` counts them.',
  },
});

const mostAndLeast = exerciseWith<readonly number[], [train: Digits]>({
  task: 'Which training digit occurs most often, and which least? Give both: [most, least].',
  answer: numbers(2, 'a list of two digits, as `[0, 9]`'),
  given: ['train'],
  judge: (answer, train) => {
    const counts = classCounts(train);
    const [most, least] = [Math.max(...counts), Math.min(...counts)];
    const [first = NaN, second = NaN] = answer;
    if (answer.some((digit) => digit >= counts.length))
      return wrong('These are counts: which digits do they belong to?');
    // Of equals each is right.
    if (counts[first] === most && counts[second] === least) return right();
    if (counts[first] === least && counts[second] === most)
      return wrong('The two have changed places: the most frequent first.');
    if (first === most && second === least) return wrong('These are the counts: which digits do they belong to?');
    return wrong(
      counts[first] === most || counts[second] === least
        ? 'One of the two is right. Look at the other bar again, or at `classCounts(train)`.'
        : 'Look at the highest and the lowest bar of the chart, or at `classCounts(train)`.',
    );
  },
  hint: '`classCounts(train)` is a list with a count for each class, that of class 0 first.',
  strongerHint: 'Point at the highest and at the lowest bar of the chart: each names its digit.',
  solution: {
    code: [
      'const counts = classCounts(train);',
      'const mostAndLeast = [',
      '  counts.indexOf(Math.max(...counts)), counts.indexOf(Math.min(...counts)),',
      '];',
    ].join('\n'),
    why: 'The position in the list of counts is the digit. In all of MNIST it is the 1, and the 5 is the rarest.',
  },
});

const validationGuess = exerciseWith<number, [found: number]>({
  task: 'Guess before you split: how many digits go to a validation part of 0.2?',
  answer: aNumber,
  given: ['parts.validation.count'],
  judge: (guess, found) =>
    judgeGuess(guess, found, {
      close: found * 0.01,
      senseless: [
        [(each) => each <= 1, 'A number of digits is asked for, not a share: a fifth of how many?'],
        [
          (each) => Math.abs(each - 4 * found) < found * 0.01,
          'That many are left for training: 0.2 is the part that is put aside.',
        ],
      ],
      far: 'A fifth of the training digits are put aside; the test digits are not touched.',
    }),
  hint: '0.2 is a fifth. A fifth of what?',
  strongerHint: 'Of the training digits, whose number the first table of this notebook shows.',
  solution: {
    code: 'const validationGuess = train.count * 0.2;',
    why: 'The validation part is cut from the training digits: a fifth of them, and four fifths stay.',
  },
});

/** Digits of these labels, all of them paper. */
const paper = (...labels: number[]): Digits => ({
  images: new Uint8Array(labels.length * 784),
  labels: Uint8Array.from(labels),
  count: labels.length,
});

const shareOf = exercise({
  task: 'Write a function that gives the share of a digit in a part, from 0 to 1.',
  answer: aFunction<(part: Digits, digit: number) => number>('(part, digit) => number'),
  judge: (answer) =>
    judgeFunction<[Digits, number]>(answer, {
      like: (part, digit) => (classCounts(part)[digit] ?? 0) / part.count,
      calls: [
        [paper(7, 7, 1, 0), 7],
        [paper(7, 7, 1, 0), 3],
        [paper(2, 2, 2, 5, 5), 5],
      ],
      mistakes: [
        [
          (part, digit) => classCounts(part)[digit],
          'That is how many there are: divide by the number of all, `part.count`.',
        ],
        [
          (part, digit) => ((classCounts(part)[digit] ?? 0) / part.count) * 100,
          'That is in percent: a share of all is 1, not 100.',
        ],
        [
          (part, digit) => (classCounts(part)[digit] ?? 0) / 10,
          'Divide by the number of digits in the part, not by the number of classes.',
        ],
        [
          (part) => (classCounts(part)[7] ?? 0) / part.count,
          'It always gives the share of the 7: use the argument `digit`.',
        ],
        [
          (part, digit) => part.count / (classCounts(part)[digit] ?? 0),
          'Upside down: the digit is the part, all of them are the whole.',
        ],
      ],
    }),
  hint: '`classCounts(part)` counts each digit of the part; a share is a count divided by the count of all.',
  strongerHint: 'Take the element `[digit]` out of `classCounts(part)` and divide it by `part.count`.',
  solution: {
    code: 'const shareOf = (part: Digits, digit: number) => classCounts(part)[digit] / part.count;',
    why: 'A share is the part divided by the whole. With it you can compare parts of different sizes.',
  },
});

const sharesNothing = exercise({
  task: 'Write a function that says whether two lists of positions have none in common.',
  answer: aFunction<(first: number[], second: number[]) => boolean>('(first, second) => true or false'),
  judge: (answer) =>
    judgeFunction<[number[], number[]]>(answer, {
      like: (first, second) => !first.some((each) => second.includes(each)),
      calls: [
        [
          [1, 2, 3],
          [4, 5],
        ],
        [
          [1, 2, 3],
          [3, 4],
        ],
        [
          [1, 2],
          [2, 1],
        ],
        [[], [7]],
      ],
      mistakes: [
        [
          (first, second) => first.some((each) => second.includes(each)),
          'The other way round: `true` should mean that there is none in common.',
        ],
        [
          (first, second) => !first.some((each, at) => second[at] === each),
          'It compares only what stands in the same place: `[1, 2]` and `[2, 1]` share both.',
        ],
        [
          (first, second) => first.filter((each) => second.includes(each)).length,
          'That is how many they share: is it 0? Compare with `=== 0`.',
        ],
        [
          (first, second) => new Set([...first, ...second]).size,
          'That is how many different ones there are: compare it with the two lengths together.',
        ],
        [
          (first, second) => !first.every((each) => second.includes(each)),
          'One in common is enough: `every` asks whether all are.',
        ],
      ],
    }),
  hint: 'The cell above puts both lists into a `Set`, which keeps each value once. What does its `size` tell?',
  strongerHint: 'Nothing is shared if `new Set([...first, ...second]).size` is `first.length + second.length`.',
  solution: {
    code: [
      'const sharesNothing = (first: number[], second: number[]) =>',
      '  new Set([...first, ...second]).size === first.length + second.length;',
    ].join('\n'),
    why: 'A set keeps each value once, so it is as large as both lists together only if none is in both (and none twice in one).',
  },
});

/** Exercises of notebook 2. */
export const SPLIT_DATA = defineLesson(2, 'Load and split the data', {
  pixelsOfTest,
  mostAndLeast,
  validationGuess,
  shareOf,
  sharesNothing,
});
