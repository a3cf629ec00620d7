import { TYPESCRIPT } from '../../../../lib/digits/exercises/lessons/0-typescript';
import { testLesson } from '../cases';

interface Options {
  seed?: number;
}

testLesson(TYPESCRIPT, {
  sentence: {
    right: [
      (digit: number, count: number) => `The digit ${digit} occurs ${count} times.`,
      (digit: number, count: number) => 'The digit ' + digit + ' occurs ' + count + ' times.',
      (...numbers: number[]) => ['The digit', numbers[0], 'occurs', numbers[1], 'times.'].join(' '),
    ],
    wrong: [
      [() => 'The digit ${digit} occurs ${count} times.', /Between backticks/],
      [(digit: number, count: number) => `The digit ${count} occurs ${digit} times.`, /changed places/],
      [() => 'The digit 7 occurs 12 times.', /same of every digit/],
      [(digit: number, count: number) => `The digit ${digit} occurs ${count} times`, /full stop/],
      [(digit: number, count: number) => `The digit $${digit} occurs $${count} times.`, /dollar sign/],
      [(digit: number) => `Digit ${digit}`, /should give 'The digit 7 occurs 12 times.'; yours gives 'Digit 7'/],
      ['The digit 7 occurs 12 times.', /should be a function/],
    ],
  },
  scalePixel: {
    right: [
      (pixel: number) => pixel / 255,
      (pixel: number) => pixel * (1 / 255),
      function divide(pixel: number) {
        return pixel / 255;
      },
    ],
    wrong: [
      [(pixel: number) => pixel * 255, /larger/],
      [(pixel: number) => pixel / 256, /largest is 255/],
      [(pixel: number) => Math.round(pixel / 255), /do not round/],
      [(pixel: number) => 1 - pixel / 255, /negative/],
      [(pixel: number) => pixel, /as it was/],
      [() => undefined, /`return`/],
      [(pixel: number) => pixel / 100, /should give 1; yours gives 2.55/],
      [128 / 255, /function/],
    ],
  },
  countInk: {
    right: [
      (pixels: number[]) => pixels.filter((pixel) => pixel > 0).length,
      (pixels: number[]) => pixels.filter(Boolean).length,
      (pixels: number[]) => pixels.reduce((count, pixel) => (pixel === 0 ? count : count + 1), 0),
      (pixels: number[]) => {
        let count = 0;
        for (const pixel of pixels) if (pixel !== 0) count++;
        return count;
      },
    ],
    wrong: [
      [(pixels: number[]) => pixels.filter((pixel) => pixel > 0), /`.length`/],
      [(pixels: number[]) => pixels.filter((pixel) => pixel === 0).length, /counts the paper/],
      [(pixels: number[]) => pixels.length, /counts all pixels/],
      [(pixels: number[]) => pixels.reduce((sum, pixel) => sum + pixel, 0), /adds the pixels up/],
      [(pixels: number[]) => pixels.filter((pixel) => pixel > 1).length, /pixel of 1 is ink/],
      [(pixels: number[]) => pixels.sort().filter((pixel) => pixel > 0).length, /changes what it was given/],
    ],
  },
  withSeed: {
    right: [
      (options: Options) => ({ ...options, seed: 2 }),
      (options: Options) => Object.assign({}, options, { seed: 2 }),
      (options: Options) => Object.fromEntries([...Object.entries(options), ['seed', 2]]),
    ],
    wrong: [
      [(options: Options) => ({ seed: 2, ...options }), /later counts/],
      [() => ({ seed: 2 }), /other options are gone/],
      [(options: Options) => ({ options, seed: 2 }), /member of their own/],
      [(options: Options) => options, /as they were/],
      [() => undefined, /Braces after an arrow/],
      [
        (options: Options) => {
          options.seed = 2;
          return options;
        },
        /changes what it was given/,
      ],
    ],
  },
  byteGuess: {
    given: [4],
    right: [4, 0, 255],
    wrong: [
      [260, /whole number from 0 to 255/],
      ['4', /in quotes/],
    ],
  },
});

test('byteGuess says how far off a guess was', () => {
  const look = TYPESCRIPT.exercises.find(({ name }) => name === 'byteGuess')?.look;
  expect(look?.(4, [4])).toEqual({ kind: 'right', words: expect.stringMatching(/exactly right/) as unknown });
  expect(look?.(255, [4])).toEqual({
    kind: 'right',
    words: expect.stringMatching(/off by 250\. A byte counts/) as unknown,
  });
});
