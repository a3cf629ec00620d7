import { aFunction, aNumber } from '../answers';
import { exercise, exerciseWith } from '../define';
import { defineLesson } from '../exercises';
import { judgeFunction, judgeGuess, judgeNumber, NO_SHARE } from '../judge';

const shareGuess = exerciseWith<number, [share: number]>({
  task: "Guess before you count: how many of the report's parameters does this network need, as a share?",
  answer: aNumber,
  given: ['summary.parameters / 101_770'],
  judge: (guess, share) =>
    judgeGuess(guess, Number(share.toFixed(3)), {
      close: 0.05,
      senseless: NO_SHARE,
      far: 'A filter has few weights, and the same few serve the whole image; most of the others are in the last layer.',
    }),
  hint: "A filter of 5 × 5 has 25 weights. A hidden unit of the report's network has 784.",
  strongerHint: "With MNIST's images and classes less than a fifth.",
  solution: {
    code: 'const shareGuess = 0.14;',
    why: 'With MNIST it is 14,034 of 101,770, about a seventh: the same few weights serve every place of the image.',
  },
});

const product = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, each, at) => sum + each * (b[at] ?? 0), 0);
const total = (list: readonly number[]): number => list.reduce((sum, each) => sum + each, 0);

const convolveOnce = exercise({
  task: 'Write what a filter does in one place: a function of the pixels under it and its weights.',
  answer: aFunction<(pixels: readonly number[], weights: readonly number[]) => number>('(pixels, weights) => number'),
  judge: (answer) =>
    judgeFunction<[readonly number[], readonly number[]]>(answer, {
      like: product,
      calls: [
        [
          [1, 0, 0.5, 1],
          [2, 3, -8, 1],
        ],
        [
          [0, 0, 0, 0],
          [1, 2, 3, 4],
        ],
        [
          [0, 0, 1, 1, 0, 0, 1, 1, 0],
          [1, 0, -1, 1, 0, -1, 1, 0, -1],
        ],
      ],
      mistakes: [
        [
          (pixels, weights) => pixels.map((pixel, at) => pixel * (weights[at] ?? 0)),
          'These are the products: add them up.',
        ],
        [
          (pixels, weights) => total(pixels) * total(weights),
          'Multiply first, each pixel with the weight of its own place, and add then.',
        ],
        [
          (pixels, weights) => product(pixels, weights) / pixels.length,
          'That is the mean of the products: a filter adds them up.',
        ],
        [(pixels, weights) => total(pixels) + total(weights), 'Each pixel is multiplied with the weight of its place.'],
        [
          (pixels, weights) => product(pixels, [...weights].reverse()),
          'The weights are turned round: the first weight belongs to the first pixel.',
        ],
        [
          (pixels, weights) => Math.max(0, product(pixels, weights)),
          'The relu comes after the filter: here the sum itself is asked for, also a negative one.',
        ],
      ],
    }),
  hint: 'Each pixel under the window is multiplied with the weight of the same place, and all are added up.',
  strongerHint:
    '`pixels.reduce((sum, pixel, at) => sum + pixel * weights[at], 0)`: the third name of the function is the place.',
  solution: {
    code: [
      'const convolveOnce = (pixels: readonly number[], weights: readonly number[]) =>',
      '  pixels.reduce((sum, pixel, at) => sum + pixel * weights[at], 0);',
    ].join('\n'),
    why: 'Multiply place by place and add up: it is what a unit of a Dense layer does, with a few pixels only, and the same weights everywhere.',
  },
});

const outputSize = exercise({
  task: 'Write how many places a window fits into along one side: a function of the size of the image and of the window.',
  answer: aFunction<(size: number, window: number) => number>('(size, window) => number'),
  judge: (answer) =>
    judgeFunction(answer, {
      like: (size, window) => size - window + 1,
      calls: [
        [28, 5],
        [12, 3],
        [3, 3],
        [7, 1],
      ],
      mistakes: [
        [(size, window) => size - window, 'One is missing: a window as large as the image fits once, not never.'],
        [(size, window) => size / window, 'The window slides pixel by pixel, so the places overlap.'],
        [
          (size, window) => Math.floor(size / window),
          'The window slides pixel by pixel, it does not jump by its own width.',
        ],
        [(size) => size, 'Near the edge it would reach beyond the image: there it has no place.'],
        [
          (size, window) => (size - window + 1) ** 2,
          'That is the number of places in the whole image: along one side is asked for.',
        ],
        [(size, window) => size - window - 1, 'A window as large as the image fits once.'],
      ],
    }),
  hint: 'Take small numbers: a window of 3 in a row of 5 pixels. Where can it begin?',
  strongerHint:
    'It can begin at 0, 1, 2 and so on, as long as it ends within the image: in a row of 5 a window of 3 has three places.',
  solution: {
    code: 'const outputSize = (size: number, window: number) => size - window + 1;',
    why: "The first place begins at 0 and the last at size − window, so there are size − window + 1. A window of 5 makes 24 × 24 of MNIST's 28 × 28.",
  },
});

const partsParameters = exercise({
  task: 'How many parameters has the second convolution, of 24 filters of 3 × 3 that see all 8 maps of the first?',
  answer: aNumber,
  judge: (answer) =>
    judgeNumber(answer, 24 * (3 * 3 * 8 + 1), {
      within: 0,
      mistakes: [
        [24 * 3 * 3 * 8, 'Only the biases are missing: each filter has one.'],
        [24 * (3 * 3 + 1), 'Each filter looks at all 8 maps: it has 3 × 3 weights for each of them.'],
        [24 * (3 * 3 + 1) * 8, 'A filter has one bias in all, not one for each map.'],
        [3 * 3 * 8 + 1, 'That is one filter: there are 24.'],
        [24 * (5 * 5 * 8 + 1), 'The window of the second convolution is 3 × 3.'],
        [8 * (5 * 5 + 1), 'That is the first convolution.'],
      ],
      otherwise: 'Weights of one filter: 3 · 3 for each of the 8 maps. A bias to each filter, and 24 filters.',
    }),
  hint: 'Begin with one filter: how many numbers does it look at in one place?',
  strongerHint: 'One filter has 3 · 3 · 8 weights and a bias; the table above tells whether you are right.',
  solution: {
    code: 'const partsParameters = 24 * (3 * 3 * 8 + 1);',
    why: 'Each filter sees 3 × 3 places of all 8 maps, 72 weights, and has a bias: 24 · 73 = 1,752, as the table says.',
  },
});

/** Exercises of notebook 8. */
export const CONVOLUTION = defineLesson(8, 'Convolution', { shareGuess, partsParameters, convolveOnce, outputSize });
