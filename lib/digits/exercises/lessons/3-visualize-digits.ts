import { type Digits, measuresOf } from '../../data/digits';
import { aFunction, aNumber } from '../answers';
import { exerciseWith } from '../define';
import { defineLesson } from '../exercises';
import { right, stopped } from '../finding';
import { judgeFunction, judgeGuess, judgeNumber, NO_SHARE } from '../judge';

const paperGuess = exerciseWith<number, [train: Digits]>({
  task: 'Guess before you count: what share of all pixels is exactly 0, paper?',
  answer: aNumber,
  given: ['train'],
  judge: (guess, { images }) => {
    const zeros = images.reduce((count, pixel) => count + (pixel === 0 ? 1 : 0), 0);
    const found = Number((zeros / images.length).toFixed(3));
    return judgeGuess(guess, found, {
      close: 0.05,
      senseless: NO_SHARE,
      far:
        found > 0.5
          ? 'The strokes are thin, and a wide margin is left around each digit: most of every image is paper.'
          : 'Not all images are thin strokes with a wide margin: these leave less than half of the paper free.',
    });
  },
  hint: 'Look at the pictures above: how much of a square is not touched by the stroke?',
  strongerHint: "Of MNIST's pixels more than three quarters, less than nine tenths.",
  solution: {
    code: 'const paperGuess = 0.8;',
    why: 'About four of five pixels of MNIST are paper. The engine skips them, for zero times a weight is zero.',
  },
});

const firstSeven = exerciseWith<number, [train: Digits]>({
  task: 'At which position stands the first 7 of the training digits?',
  answer: aNumber,
  given: ['train'],
  judge: (answer, { labels }) => {
    const at = labels.indexOf(7);
    if (at < 0) return stopped('No training image has the label 7, so there is none to find.');
    return judgeNumber(answer, at, {
      within: 0,
      mistakes: [
        [at + 1, 'Positions count from 0: yours is one too far.'],
        [labels.indexOf(7, at + 1), 'That is the second 7.'],
        [7, 'That is the label: at which position does it stand first?'],
      ],
      otherwise: labels[answer] === 7 ? 'That is a 7, but not the first.' : 'There stands another digit.',
    });
  },
  hint: '`indicesOf(train, 4, 20)` above gives the positions of the first twenty fours, as a list.',
  strongerHint: '`indicesOf(train, 7, 1)` is a list with the position in it: take it out with `[0]`.',
  solution: {
    code: 'const firstSeven = indicesOf(train, 7, 1)[0];',
    why: '`indicesOf` gives a list, also for one digit; `[0]` takes the position out of it. `train.labels.indexOf(7)` finds the same.',
  },
});

/** Three images of a few pixels, as large as those of some digits, whose darkest are 255, 90 and 120. */
function threeImages({ size = 28 }: Digits): Digits {
  const pixels = size * size;
  const images = new Uint8Array(3 * pixels);
  images[0] = 255;
  images[pixels] = 3;
  images[pixels + 15] = 90;
  images[3 * pixels - 1] = 120;
  return { size, classes: 3, images, labels: Uint8Array.of(0, 1, 2), count: 3 };
}

const pixelsOf = (digits: Digits, index: number): Uint8Array => {
  const { pixels } = measuresOf(digits);
  return digits.images.subarray(pixels * index, pixels * (index + 1));
};

const darkest = exerciseWith<(digits: Digits, index: number) => number, [train: Digits]>({
  task: 'Write a function that gives the darkest pixel, the largest intensity, of one image of a set.',
  answer: aFunction<(digits: Digits, index: number) => number>('(digits, index) => number'),
  given: ['train'],
  judge: (answer, train) => {
    const { pixels } = measuresOf(train);
    return judgeFunction<[Digits, number]>(answer, {
      like: (digits, index) => Math.max(...pixelsOf(digits, index)),
      calls: [
        [threeImages(train), 0],
        [threeImages(train), 1],
        [threeImages(train), 2],
      ],
      mistakes: [
        [
          ({ images }) => Math.max(...images),
          `That is the darkest of all images: take only the ${pixels} bytes of this one.`,
        ],
        [
          (digits, index) => Math.min(...pixelsOf(digits, index)),
          'That is the lightest pixel: ink is the larger number.',
        ],
        [
          (digits, index) => pixelsOf(digits, index).indexOf(Math.max(...pixelsOf(digits, index))),
          'That is where the darkest pixel stands, not how dark it is.',
        ],
        [
          ({ images }, index) => Math.max(...images.subarray(pixels * index)),
          'It looks from this image to the end of all: say where the image ends too.',
        ],
        [
          ({ images }, index) => Math.max(...images.subarray(pixels * (index - 1), pixels * index)),
          'It looks at the image before: number 0 begins at byte 0.',
        ],
        [
          ({ images }, index) => Math.max(...images.subarray(index, index + pixels)),
          `Image \`index\` begins at byte ${pixels} × index, since each takes ${pixels}.`,
        ],
        [
          (digits, index) => Math.max(...pixelsOf(digits, index)) / 255,
          'Do not scale it: an intensity from 0 to 255 is asked for.',
        ],
        [() => NaN, '`Math.max` makes one number of many only if three dots stand before the list.'],
      ],
    });
  },
  hint: 'All images take the same number of bytes, `digits.images.length / digits.count`: 784 in MNIST. Before image `index` lie `index` others, and `subarray` takes its bytes out.',
  strongerHint: '`Math.max(...list)` is the largest of a list; the list is `digits.images.subarray(from, to)`.',
  solution: {
    code: [
      'const darkest = (digits: Digits, index: number) => {',
      '  const pixels = digits.images.length / digits.count;',
      '  return Math.max(...digits.images.subarray(pixels * index, pixels * (index + 1)));',
      '};',
    ].join('\n'),
    why: 'All images lie end to end, with as many bytes each, 784 in MNIST, so `subarray` takes out one of them; the dots hand its bytes to `Math.max` one by one.',
  },
});

const sharpest = exerciseWith<number, [average: Digits]>({
  task: 'Which average digit is the sharpest, the one with the darkest pixel?',
  answer: aNumber,
  given: ['average'],
  judge: (answer, average) => {
    const darkestOf = Array.from(average.labels, (_, index) => Math.max(...pixelsOf(average, index)));
    const [most, least] = [Math.max(...darkestOf), Math.min(...darkestOf)];
    // Of equals each is right.
    if (darkestOf[average.labels.indexOf(answer)] === most) return right();
    return judgeNumber(answer, average.labels[darkestOf.indexOf(most)] ?? NaN, {
      within: 0,
      mistakes: [
        [
          average.labels[darkestOf.indexOf(least)] ?? NaN,
          'That is the most blurred one: its darkest pixel is the lightest of all.',
        ],
        [most, 'That is how dark it is: which digit is it?'],
      ],
      otherwise: 'Another one has a darker pixel: try your `darkest` on each of the ten averages.',
    });
  },
  hint: 'Ask `darkest(average, 0)`, `darkest(average, 1)` and so on, or look for the blackest stroke.',
  strongerHint: '`Array.from(average.labels, (digit) => darkest(average, digit))` asks all of them at once.',
  solution: {
    code: [
      'const pixels = average.images.length / average.count;',
      'const darkestPixels = Array.from(average.labels, (digit) =>',
      '  Math.max(...average.images.subarray(pixels * digit, pixels * (digit + 1))));',
      'const sharpest = darkestPixels.indexOf(Math.max(...darkestPixels));',
    ].join('\n'),
    why: 'Where an average is dark, nearly everybody puts ink there. There are few ways to write this digit, so the strokes lie over each other.',
  },
});

/** Exercises of notebook 3. */
export const VISUALIZE_DIGITS = defineLesson(3, 'Look at the digits', { paperGuess, firstSeven, darkest, sharpest });
