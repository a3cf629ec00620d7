import { aFunction, aText } from '../answers';
import { exercise, exerciseWith } from '../define';
import { defineLesson } from '../exercises';
import { right, wrong } from '../finding';
import { judgeFunction } from '../judge';

const brightness = exercise({
  task: 'Write how bright a colour is to the eye: a function of its red, green and blue that gives 0.299 of the red, 0.587 of the green and 0.114 of the blue together.',
  answer: aFunction<(red: number, green: number, blue: number) => number>('(red, green, blue) => number'),
  judge: (answer) =>
    judgeFunction<[number, number, number]>(answer, {
      like: (red, green, blue) => 0.299 * red + 0.587 * green + 0.114 * blue,
      calls: [
        [255, 0, 0],
        [0, 255, 0],
        [0, 0, 255],
        [40, 90, 200],
      ],
      mistakes: [
        [
          (red, green, blue) => (red + green + blue) / 3,
          'That is the plain mean, in which blue counts as much as green: the eye sees it darker.',
        ],
        [(red, green, blue) => red + green + blue, 'That is the sum, up to 765: weigh each colour first.'],
        [
          (red, green, blue) => (0.299 * red + 0.587 * green + 0.114 * blue) / 3,
          'The three shares make 1 already: do not divide by 3.',
        ],
        [
          (red, green, blue) => 0.299 * blue + 0.587 * green + 0.114 * red,
          'Red and blue have changed places: 0.299 is for the red.',
        ],
        [
          (red, green, blue) => 1 - 0.299 * red - 0.587 * green - 0.114 * blue,
          'That turns bright and dark as well: that is the next step.',
        ],
      ],
    }),
  hint: 'Each of the three is multiplied by its share, and the results are added.',
  strongerHint: '`0.299 * red + ...`',
  solution: {
    code: 'const brightness = (red: number, green: number, blue: number) => 0.299 * red + 0.587 * green + 0.114 * blue;',
    why: 'The eye is most sensitive to green. The red marker on yellow of the pictures becomes dark on bright by it.',
  },
});

const asInk = exercise({
  task: 'Write the second step for one pixel: a function of its brightness and of the brightness of the paper, both 0 to 255, that gives the ink as MNIST has it, 0 for paper to 255.',
  answer: aFunction<(pixel: number, paper: number) => number>('(pixel, paper) => number'),
  judge: (answer) =>
    judgeFunction<[number, number]>(answer, {
      like: (pixel, paper) => (paper > 127 ? 255 - pixel : pixel),
      calls: [
        [30, 240],
        [240, 240],
        [200, 20],
        [0, 255],
        [20, 20],
      ],
      mistakes: [
        [(pixel) => 255 - pixel, 'On dark paper the ink is bright already: turn it only if the paper is bright.'],
        [(pixel) => pixel, 'On bright paper the ink is dark, and MNIST has it bright: turn it there.'],
        [
          (pixel, paper) => (paper > 127 ? pixel : 255 - pixel),
          'The other way round: it is bright paper that is turned.',
        ],
        [(pixel, paper) => (paper > 127 ? -pixel : pixel), 'A brightness is from 0 to 255: take it from 255.'],
        [(pixel, paper) => (paper > 127 ? 256 - pixel : pixel), 'White is 255, not 256.'],
        [
          (pixel, paper) => (paper > 127 ? 1 - pixel : pixel),
          'That is right for numbers from 0 to 1. Here white is 255.',
        ],
      ],
    }),
  hint: 'Ask whether the paper is bright, above 127 or so. Only then bright and dark change places.',
  strongerHint: '`paper > 127 ? 255 - pixel : pixel`, or nearly so.',
  solution: {
    code: 'const asInk = (pixel: number, paper: number) => paper > 127 ? 255 - pixel : pixel;',
    why: '`digitFromImage` does that, and takes away the paper, which has not the same brightness everywhere.',
  },
});

const scaledSize = exercise({
  task: 'Write the size of a cropped digit after scaling: a function of its width and height that gives both, whole, the longer one 20.',
  answer: aFunction<(width: number, height: number) => number[]>('(width, height) => [number, number]'),
  judge: (answer) => {
    const scaled = (width: number, height: number, by: number): number[] =>
      [width, height].map((side) => Math.round((20 * side) / by));
    return judgeFunction<[number, number]>(answer, {
      like: (width, height) => scaled(width, height, Math.max(width, height)),
      calls: [
        [40, 60],
        [90, 30],
        [7, 10],
        [50, 50],
      ],
      mistakes: [
        [() => [20, 20], 'That makes every digit a square: a 1 would become as wide as a 0.'],
        [
          (width, height) => scaled(width, height, Math.min(width, height)),
          'That makes the *shorter* side 20, and the longer one may leave the picture.',
        ],
        [(width, height) => scaled(width, height, height), 'That makes the height 20, and a wide digit too wide.'],
        [(width, height) => scaled(width, height, width), 'That makes the width 20, and a high digit too high.'],
        [
          (width, height) => [width, height].map((side) => (20 * side) / Math.max(width, height)),
          'There are no parts of pixels: `Math.round`.',
        ],
        [
          (width, height) => [width, height].map((side) => Math.round((28 * side) / Math.max(width, height))),
          'The longer side becomes 20, not 28: MNIST leaves a margin around its digits.',
        ],
      ],
    });
  },
  hint: 'Both sides are multiplied by the same factor. By which does the longer one become 20?',
  strongerHint: 'The factor is `20 / Math.max(width, height)`. Round what comes out.',
  solution: {
    code: [
      'const scaledSize = (width: number, height: number) => {',
      '  const factor = 20 / Math.max(width, height);',
      '  return [Math.round(width * factor), Math.round(height * factor)];',
      '};',
    ].join('\n'),
    why: 'One factor for both: a digit keeps its shape, and a 1 stays narrow.',
  },
});

interface StepAccuracy {
  readonly step: string;
  readonly accuracy: number;
}

const largestGain = exerciseWith<string, [found: readonly StepAccuracy[]]>({
  task: 'Which step gains most over the one before it? Give its name.',
  answer: aText,
  given: ['found'],
  judge: (answer, found) => {
    const gains = found.slice(1).map(({ step, accuracy }, before) => ({
      step,
      gain: accuracy - (found[before]?.accuracy ?? NaN),
    }));
    const best = gains.reduce((a, b) => (b.gain > a.gain ? b : a));
    const name = answer.trim().toLowerCase();
    if (name === best.step) return right();
    if (name === found[0]?.step) return wrong('That is where it begins: no step stands before it.');
    const named = gains.find(({ step }) => step === name);
    if (named === undefined) {
      return wrong(`There is no step of that name. The steps are ${gains.map(({ step }) => step).join(', ')}.`);
    }
    const words = `It gains ${(100 * named.gain).toFixed(1)} points, and another step gains more.`;
    const last = found.at(-1)?.step === name;
    return wrong(last ? `${words} The last accuracy is the highest, but most of it was there before.` : words);
  },
  hint: 'Take the accuracy of each step less that of the step above it in the table.',
  strongerHint:
    '`found.slice(1).map(({ step, accuracy }, before) => [step, accuracy - found[before].accuracy])` lists the gains.',
  solution: {
    code: [
      'const gains = found.slice(1).map(({ accuracy }, before) => accuracy - found[before].accuracy);',
      'const largestGain = found[1 + gains.indexOf(Math.max(...gains))].step;',
    ].join('\n'),
    why: 'Bright ink on an even dark ground: a network that has never seen a bright ground makes next to nothing of one.',
  },
});

/** Exercises of notebook 14. */
export const OWN_DIGITS = defineLesson(14, 'Your own digits', { brightness, asInk, scaledSize, largestGain });
