import type { StudySummary } from '../../study/summary';
import { aFunction, aNumber, aText } from '../answers';
import { exercise, exerciseWith } from '../define';
import { defineLesson } from '../exercises';
import { right, wrong } from '../finding';
import { judgeFunction, judgeNumber } from '../judge';

const squares = (weights: readonly number[]): number => weights.reduce((sum, weight) => sum + weight * weight, 0);

const penalty = exercise({
  task: 'Write the price that L2 adds to the loss: a function of the weights and the factor.',
  answer: aFunction<(weights: readonly number[], factor: number) => number>('(weights, factor) => number'),
  judge: (answer) =>
    judgeFunction<[readonly number[], number]>(answer, {
      like: (weights, factor) => factor * squares(weights),
      calls: [
        [[3, -4], 0.01],
        [[1, 2, 2], 0.5],
        [[], 0.1],
        [[-0.5], 1e-4],
      ],
      mistakes: [
        [(weights) => squares(weights), 'The factor is missing: multiply the sum with it.'],
        [
          (weights, factor) => factor * Math.sqrt(squares(weights)),
          'That is the size of the weights: the price is on the sum of the squares, without the root.',
        ],
        [
          (weights, factor) => factor * weights.reduce((sum, weight) => sum + Math.abs(weight), 0),
          'That is L1, which adds up the weights without their signs: L2 squares them.',
        ],
        [
          (weights, factor) => factor * weights.reduce((sum, weight) => sum + weight, 0),
          'Weights of both signs cancel: square each one before you add it.',
        ],
        [
          (weights, factor) => factor * weights.reduce((sum, weight) => sum + weight, 0) ** 2,
          'Square each weight first, then add: the square of the sum lets weights of both signs cancel.',
        ],
        [
          (weights, factor) => (factor / 2) * squares(weights),
          'Some books take half of it; here, as in Keras, the whole counts.',
        ],
      ],
    }),
  hint: 'The sum of the squares of the weights, times the factor. `reduce` adds up, as in the function `size`.',
  strongerHint: '`weights.reduce((sum, weight) => sum + weight * weight, 0)` is the sum of the squares.',
  solution: {
    code: [
      'const penalty = (weights: readonly number[], factor: number) =>',
      '  factor * weights.reduce((sum, weight) => sum + weight * weight, 0);',
    ].join('\n'),
    why: 'Twice as large a weight costs four times as much, so the price falls on few large weights more than on many small ones.',
  },
});

const dropoutScale = exercise({
  task: 'Half of the hidden units are silenced. By what factor do the others speak up?',
  answer: aNumber,
  judge: (answer) =>
    judgeNumber(answer, 2, {
      mistakes: [
        [0.5, 'That is the share that is left: the others must make up for the silent half, so they become louder.'],
        [
          1.5,
          'Try it with numbers: of four units that each say 1, two are left. What must they say, for the sum to be 4 again?',
        ],
        [1.25, 'That is the factor for a fifth of them, 0.2.'],
        [1, 'Then the sum would be only half of what it is without dropout.'],
      ],
      otherwise: 'The formula stands above: 1/(1 − share that is silenced).',
    }),
  hint: 'The sum of all units should stay the same on average.',
  strongerHint: 'With 0.2 it is 1/(1 − 0.2). Put 0.5 in its place.',
  solution: {
    code: 'const dropoutScale = 1 / (1 - 0.5);',
    why: 'Half of the units, each twice as loud, add up to what all of them would, on average. So nothing changes when all of them work again.',
  },
});

/** After which epoch early stopping ends. */
const stops = (
  losses: readonly number[],
  patience: number,
  isBetter: (loss: number, best: number, before: number) => boolean = (loss, best) => loss < best,
): number => {
  let best = Infinity;
  let waited = 0;
  for (const [index, loss] of losses.entries()) {
    waited = isBetter(loss, best, losses[index - 1] ?? Infinity) ? 0 : waited + 1;
    best = Math.min(best, loss);
    if (waited >= patience) return index + 1;
  }
  return losses.length;
};

const stopEpoch = exercise({
  task: 'Write early stopping: a function of the validation losses and the patience that gives the number of epochs that are trained.',
  answer: aFunction<(losses: readonly number[], patience: number) => number>('(losses, patience) => number'),
  judge: (answer) =>
    judgeFunction<[readonly number[], number]>(answer, {
      like: (losses, patience) => stops(losses, patience),
      calls: [
        [[0.5, 0.4, 0.45, 0.43, 0.41, 0.44, 0.46], 3],
        [[0.5, 0.3, 0.35, 0.36, 0.2], 2],
        [[0.3, 0.2, 0.1], 3],
        [[0.3, 0.2, 0.25, 0.15, 0.16], 2],
      ],
      mistakes: [
        [
          (losses) => losses.indexOf(Math.min(...losses)) + 1,
          'That is the epoch of the lowest loss: training goes on for a while after it, as long as there is patience.',
        ],
        [(losses, patience) => stops(losses, patience) - 1, 'Epochs count from 1, positions from 0: one too few.'],
        [
          (losses, patience) => stops(losses, patience + 1),
          'It waits one epoch too long: with a patience of 2 the second epoch without a new low is the last.',
        ],
        [
          (losses, patience) => stops(losses, patience, (loss, _, before) => loss < before),
          'Compare with the lowest loss so far, not with the epoch before: from 0.45 to 0.43 is no new low after a 0.4.',
        ],
        [(losses) => losses.length, 'It never stops early.'],
      ],
    }),
  hint: 'Go through the losses, keep the lowest so far, and count the epochs since.',
  strongerHint:
    'Two variables: the lowest loss, and how many epochs have passed since. When that count reaches the patience, the number of this epoch is the answer.',
  solution: {
    code: [
      'const stopEpoch = (losses: readonly number[], patience: number) => {',
      '  let best = 0;',
      '  for (let index = 1; index < losses.length; index++) {',
      '    if (losses[index] < losses[best]) best = index;',
      '    else if (index - best >= patience) return index + 1;',
      '  }',
      '  return losses.length;',
      '};',
    ].join('\n'),
    why: 'The count begins anew with each new low. If it never reaches the patience, all epochs are trained.',
  },
});

const noiseWinner = exerciseWith<string, [study: readonly StudySummary[]]>({
  task: 'Which of the three networks of the study reads noisy digits best? Give its name.',
  answer: aText,
  given: ['study'],
  judge: (answer, study) => {
    const accuracyIn = (summary: StudySummary, words: string): number =>
      summary.conditions.find(({ condition }) => condition.includes(words))?.accuracy.mean ?? NaN;
    const bestIn = (words: string): string =>
      study.reduce((best, each) => (accuracyIn(each, words) > accuracyIn(best, words) ? each : best)).model;
    const plain = (name: string): string => name.toLowerCase().replace(/\s/g, '');
    const given = study.find(
      ({ model }) => plain(model) === plain(answer) || plain(model) === plain(`ANN + ${answer}`),
    )?.model;
    if (given === undefined) {
      return wrong(
        `There is no network of that name: ${study.map(({ model }) => `\`'${model}'\``).join(', ')} are to choose from.`,
      );
    }
    if (given === bestIn('noise')) return right();
    if (given === bestIn('as written'))
      return wrong('That one is best on digits as they were written: look at the noisy ones.');
    return wrong('Look at the column of the noise in the table, or at its marks in the chart.');
  },
  hint: 'The table of the study has a column for noise, and a row for each network.',
  strongerHint: 'One of the three reads about nine noisy digits in ten, the others about three in four.',
  solution: {
    code: "const noiseWinner = 'ANN + L2';",
    why: 'Noise on the pixels is multiplied by the weights, and L2 keeps them small. Dropout has no such aim.',
  },
});

/** Exercises of notebook 7. */
export const REGULARIZATION = defineLesson(7, 'Regularization', { penalty, dropoutScale, stopEpoch, noiseWinner });
