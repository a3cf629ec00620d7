import { compareModels } from '../../study/compare';
import type { StudyResult } from '../../study/results';
import { aFunction, aNumber } from '../answers';
import { exercise, exerciseWith } from '../define';
import { defineLesson } from '../exercises';
import { judgeFunction, judgeNumber } from '../judge';

const leastP = exercise({
  task: 'What is the least probability that the sign-flip test can give with five pairs?',
  answer: aNumber,
  judge: (answer) =>
    judgeNumber(answer, 2 / 32, {
      within: 0.0006,
      mistakes: [
        [1 / 32, 'The difference may go either way: all signs plus, or all signs minus. That makes two cases.'],
        [0.05, 'That is the limit below which a difference stands: how near can five pairs come to it?'],
        [2 / 1024, 'That is for ten pairs.'],
        [2 / 5, 'Each of the five pairs can have either sign: how many ways are there in all?'],
        [1 / 5, 'Each of the five pairs can have either sign: how many ways are there in all?'],
        [6.25, 'That is in percent: a probability lies between 0 and 1.'],
      ],
      otherwise: 'Count the ways to give five differences a sign, and those in which all of them agree.',
    }),
  hint: 'Each of the five differences could have either sign: 2 · 2 · 2 · 2 · 2 ways. In how many are all of one sign?',
  strongerHint: 'There are 32 ways. All plus is one of them, all minus another.',
  solution: {
    code: 'const leastP = 2 / 2 ** 5;',
    why: '2 of 32, which is 0.0625 and more than 0.05: with five pairs no difference can stand, however clear it looks.',
  },
});

const mistakesGone = exercise({
  task: 'Write the share of mistakes that disappears from one accuracy to a better one.',
  answer: aFunction<(before: number, after: number) => number>('(before, after) => number'),
  judge: (answer) =>
    judgeFunction(answer, {
      like: (before, after) => (after - before) / (1 - before),
      calls: [
        [0.9, 0.95],
        [0.5, 0.5],
        [0.75, 1],
        [0.98, 0.99],
      ],
      mistakes: [
        [
          (before, after) => after - before,
          'That is the gain in accuracy: compare it with the mistakes there were, 1 − before.',
        ],
        [
          (before, after) => (after - before) / before,
          'Compare with the mistakes, 1 − before, not with the right answers.',
        ],
        [(before, after) => (1 - after) / (1 - before), 'That is the share of mistakes that is left.'],
        [(before, after) => (after - before) / (1 - after), 'Compare with the mistakes there were before.'],
        [(_, after) => 1 - after, 'These are the mistakes that are left: what share of those before has gone?'],
        [
          (before, after) => (100 * (after - before)) / (1 - before),
          'That is in percent: a share lies between 0 and 1.',
        ],
      ],
    }),
  hint: 'The mistakes before are 1 − before, those after 1 − after. What share of the first is gone?',
  strongerHint: 'From 0.9 to 0.95 the mistakes fall from 0.1 to 0.05: half of them are gone, so it gives 0.5.',
  solution: {
    code: 'const mistakesGone = (before: number, after: number) => 1 - (1 - after) / (1 - before);',
    why: 'From 0.98 to 0.99 sounds like little, and is half of all mistakes. Near 1 one should count mistakes.',
  },
});

const noiseGain = exerciseWith<number, [results: readonly StudyResult[]]>({
  task: 'By how much is L2 better than the plain network in noise, on average over the seeds?',
  answer: aNumber,
  given: ['results'],
  judge: (answer, results) => {
    const difference = (condition?: string): number =>
      compareModels(results, [['ANN', 'ANN + L2']], condition === undefined ? {} : { condition })[0]?.difference ?? NaN;
    const gain = difference('noise of 64');
    return judgeNumber(answer, gain, {
      within: 0.0006,
      mistakes: [
        [-gain, 'The sign is turned round: the difference is that of the second model less the first.'],
        [100 * gain, 'That is in percent: accuracies here are shares.'],
        [difference(), 'That is on digits as they were written: give `compareModels` the option `condition`.'],
        [
          compareModels(results, [['ANN', 'ANN + dropout']], { condition: 'noise of 64' })[0]?.difference ?? NaN,
          'That is dropout: L2 is asked for.',
        ],
      ],
      otherwise:
        "Take the member `difference` of what `compareModels` gives for this pair and `condition: 'noise of 64'`.",
    });
  },
  hint: "`compareModels(results, [[first, second]], { condition: 'noise of 64' })` gives a list with one comparison in it.",
  strongerHint: "The pair is `['ANN', 'ANN + L2']`; of the comparison `[0]` take the member `difference`.",
  solution: {
    code: [
      "const inNoise = compareModels(results, [['ANN', 'ANN + L2']], { condition: 'noise of 64' });",
      'const noiseGain = inNoise[0].difference;',
    ].join('\n'),
    why: 'About 15 of 100 noisy digits more, with every seed: this difference stands, where that on digits as written does not.',
  },
});

const onlyOne = exercise({
  task: "Write what McNemar's test counts: how many digits only the first network got wrong, and how many only the second.",
  answer: aFunction<(first: readonly number[], second: readonly number[]) => number[]>(
    '(first, second) => [number, number]',
  ),
  judge: (answer) => {
    const only = (some: readonly number[], others: readonly number[]): number =>
      some.filter((each) => !others.includes(each)).length;
    return judgeFunction<[readonly number[], readonly number[]]>(answer, {
      like: (first, second) => [only(first, second), only(second, first)],
      calls: [
        [
          [3, 5, 8, 13],
          [3, 21],
        ],
        [[1], []],
        [
          [4, 2, 6],
          [2, 4, 6, 9, 10],
        ],
      ],
      mistakes: [
        [(first, second) => [only(second, first), only(first, second)], 'The two have changed places.'],
        [
          (first, second) => [first.length, second.length],
          'These are all mistakes of each: leave out those that both made.',
        ],
        [
          (first, second) => [first.length - second.length, second.length - first.length],
          'Subtract what both have in common, not the other number.',
        ],
        [
          (first, second) => only(first, second) + only(second, first),
          'Keep the two counts apart, in a list: the test compares them.',
        ],
        [(first, second) => only(first, second), 'That is the first count alone: a list of both is asked for.'],
        [
          (first, second) => first.length - only(first, second),
          'That counts what both got wrong, which tells nothing of which is better.',
        ],
        [
          (first, second) => [
            first.filter((each) => !second.includes(each)),
            second.filter((each) => !first.includes(each)),
          ],
          'These are the digits themselves: their `length` counts them.',
        ],
      ],
    });
  },
  hint: 'Of the first list, keep what the second does not hold, and the other way round.',
  strongerHint: '`first.filter((index) => !second.includes(index)).length` is the first of the two numbers.',
  solution: {
    code: [
      'const onlyOne = (first: readonly number[], second: readonly number[]) => [',
      '  first.filter((index) => !second.includes(index)).length,',
      '  second.filter((index) => !first.includes(index)).length,',
      '];',
    ].join('\n'),
    why: 'Digits that both got wrong, or both right, do not tell the networks apart. If neither is better, the two counts differ as heads and tails do.',
  },
});

const digitsAlike = exercise({
  task: 'How many of the 16 digits of a fingerprint stay the same, on average, if a weight changes?',
  answer: aNumber,
  judge: (answer) =>
    judgeNumber(answer, 1, {
      within: 0.01,
      mistakes: [
        [0, 'A digit that is drawn anew may come out as it was: how often, of 16 digits there are?'],
        [1 / 16, 'That is how likely it is for one digit: there are 16 of them.'],
        [15, 'That is how many change: how many are left?'],
        [16, 'Then it would be the same fingerprint: a digit that is drawn anew is mostly another one.'],
        [8, 'A digit has 16 values, not two: half of them would stay only if it were a coin.'],
        [1.6, 'These digits go from 0 to f: there are 16 of them, not ten.'],
      ],
      otherwise: 'How likely is it for one digit to come out as it was? Multiply by the number of digits.',
    }),
  hint: 'Begin with one digit: it is drawn from 16, and one of these is what it was.',
  strongerHint: 'Each stays with a probability of 1/16, and there are 16 of them.',
  solution: {
    code: 'const digitsAlike = 16 * (1 / 16);',
    why: 'One on average: so look at all of them. That all 16 stay by chance happens in one case of 16 to the power of 16, which is never.',
  },
});

/** Exercises of notebook 9. */
export const COMPARISON = defineLesson(9, 'Comparison', { leastP, mistakesGone, onlyOne, noiseGain, digitsAlike });
