import { aFunction, aNumber } from '../answers';
import { exercise, exerciseWith } from '../define';
import { defineLesson } from '../exercises';
import { judgeFunction, judgeGuess } from '../judge';

interface Options {
  readonly epochs: number;
  readonly seed?: number;
}

const sentence = exercise({
  task: 'Write a function that says how often a digit occurs, such as "The digit 7 occurs 12 times."',
  answer: aFunction<(digit: number, count: number) => string>('(digit, count) => text'),
  judge: (answer) =>
    judgeFunction(answer, {
      like: (digit, count) => `The digit ${digit} occurs ${count} times.`,
      calls: [
        [7, 12],
        [0, 5923],
      ],
      mistakes: [
        [
          () => 'The digit ${digit} occurs ${count} times.',
          'In plain quotes `${digit}` stays as it is written. Between backticks the value is put in its place.',
        ],
        [(digit, count) => `The digit ${count} occurs ${digit} times.`, 'The two numbers have changed places.'],
        [() => 'The digit 7 occurs 12 times.', 'It says the same of every digit: use the names `digit` and `count`.'],
        [(digit, count) => `The digit ${digit} occurs ${count} times`, 'Only the full stop at the end is missing.'],
        [
          (digit, count) => `The digit $${digit} occurs $${count} times.`,
          'A dollar sign is left over: the braces follow it directly, with nothing but the name in them.',
        ],
      ],
    }),
  hint: 'A text between backticks takes values in: `${digit}` is replaced by the value of `digit`.',
  strongerHint: 'Begin with `The digit ${digit} occurs`, in backticks, and go on in the same way with `count`.',
  solution: {
    code: 'const sentence = (digit: number, count: number) => `The digit ${digit} occurs ${count} times.`;',
    why: 'Between backticks, `${...}` is replaced by the value of what stands in the braces.',
  },
});

const scalePixel = exercise({
  task: 'Write an arrow function that turns a pixel of 0 to 255 into a number of 0 to 1.',
  answer: aFunction<(pixel: number) => number>('(pixel) => number'),
  judge: (answer) =>
    judgeFunction(answer, {
      like: (pixel) => pixel / 255,
      calls: [[255], [0], [51], [128]],
      mistakes: [
        [(pixel) => pixel * 255, 'It makes pixels larger: 255 should become 1, so divide.'],
        [(pixel) => pixel / 256, 'There are 256 values, but the largest is 255: that one should become exactly 1.'],
        [(pixel) => Math.round(pixel / 255), 'Only 0 and 1 are left: do not round, the grey between them is wanted.'],
        [(pixel) => Math.floor(pixel / 255), 'Only 0 and 1 are left: do not round, the grey between them is wanted.'],
        [(pixel) => 1 - pixel / 255, 'That turns the picture into its negative: 0 should stay 0.'],
        [(pixel) => pixel, 'It gives the pixel as it was: divide it.'],
      ],
    }),
  hint: 'The largest pixel, 255, should become 1, and 0 should stay 0.',
  strongerHint: 'Divide by the largest value: what stands after the arrow is `pixel / ...`.',
  solution: {
    code: 'const scalePixel = (pixel: number) => pixel / 255;',
    why: 'Divided by the largest value, 255 becomes 1 and 0 stays 0. What stands after the arrow is what the function gives.',
  },
});

const countInk = exercise({
  task: 'Write a function that counts the pixels of a list that are not paper, which is 0.',
  answer: aFunction<(pixels: readonly number[]) => number>('(pixels) => number'),
  judge: (answer) =>
    judgeFunction(answer, {
      like: (pixels) => pixels.filter((pixel) => pixel > 0).length,
      calls: [[[0, 3, 0, 255, 17]], [[]], [[0, 0, 0]], [[1, 2]]],
      mistakes: [
        [
          (pixels) => pixels.filter((pixel) => pixel > 0),
          'That is the list of these pixels; its `.length` is their number.',
        ],
        [(pixels) => pixels.filter((pixel) => pixel === 0).length, 'That counts the paper: keep what is *not* 0.'],
        [(pixels) => pixels.length, 'That counts all pixels: let `filter` keep only those above 0.'],
        [
          (pixels) => pixels.map((pixel) => pixel > 0).length,
          '`map` keeps as many elements as there are: `filter` drops those for which the function says no.',
        ],
        [(pixels) => pixels.reduce((sum, pixel) => sum + pixel, 0), 'That adds the pixels up: count them instead.'],
        [(pixels) => pixels.filter((pixel) => pixel > 1).length, 'A pixel of 1 is ink too, if very little of it.'],
        [
          (pixels) => pixels.filter((pixel) => pixel >= 0).length,
          '0 itself is paper: `>` leaves it out, `>=` keeps it.',
        ],
      ],
    }),
  hint: '`filter` makes a list of the elements for which its function says yes. How long is it?',
  strongerHint: '`pixels.filter((pixel) => pixel > 0)` is the list; its member `length` is the answer.',
  solution: {
    code: 'const countInk = (pixels: number[]) => pixels.filter((pixel) => pixel > 0).length;',
    why: '`filter` keeps the elements for which its function is true, and `length` says how many they are. `reduce` can do it as well.',
  },
});

const withSeed = exercise({
  task: 'Write a function that gives a copy of options in which the seed is 2, whatever it was before.',
  answer: aFunction<(options: Options) => object>('(options) => options'),
  judge: (answer) =>
    judgeFunction(answer, {
      like: (options: Options) => ({ ...options, seed: 2 }),
      calls: [[{ epochs: 10 }], [{ epochs: 5, seed: 1 }]],
      mistakes: [
        [
          (options) => ({ seed: 2, ...options }),
          'A seed that was there before wins: of two members of one name the later counts, so put yours after the dots.',
        ],
        [() => ({ seed: 2 }), 'The other options are gone: spread them into the new object, `...options`.'],
        [
          (options) => ({ options, seed: 2 }),
          'The options lie in a member of their own: three dots before the name put its members in here.',
        ],
        [(options) => options, 'The options come back as they were.'],
        [
          () => undefined,
          'Braces after an arrow begin a body, which gives nothing. In round brackets, `({ ... })`, they are an object.',
        ],
      ],
    }),
  hint: '`{ ...options }` is a copy. What stands after the dots comes on top.',
  strongerHint: 'The object is `{ ...options, seed: 2 }`; after an arrow it needs round brackets.',
  solution: {
    code: 'const withSeed = (options: { epochs: number; seed?: number }) => ({ ...options, seed: 2 });',
    why: 'The dots copy all members, and a later member of the same name replaces an earlier one. The options that were given stay as they are.',
  },
});

const byteGuess = exerciseWith<number, [stored: number]>({
  task: 'Guess what a byte array holds after 260 has been put into it.',
  answer: aNumber,
  given: ['bytes[0]'],
  judge: (guess, stored) =>
    judgeGuess(guess, stored, {
      close: 0,
      senseless: [
        [
          (number) => number < 0 || number > 255 || !Number.isInteger(number),
          'A byte holds a whole number from 0 to 255, and nothing else: so what becomes of 260?',
        ],
      ],
      far: 'A byte counts from 0 to 255 and then begins at 0 again, as a clock does after 23. So 256 is stored as 0, and 260 as 4.',
    }),
  hint: 'A byte knows 256 values, 0 to 255. What could follow after 255?',
  strongerHint: 'It goes round as the hours of a clock: 256 is stored as 0.',
  solution: {
    code: 'const byteGuess = 4;',
    why: 'A byte goes round after 255, as a clock does after 23: 260 − 256 = 4. So scale pixels into an array of floating-point numbers, not of bytes.',
  },
});

/** Exercises of notebook 0. */
export const TYPESCRIPT = defineLesson(0, 'TypeScript in fifteen minutes', {
  sentence,
  scalePixel,
  countInk,
  withSeed,
  byteGuess,
});
