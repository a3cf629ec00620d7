import { aFunction, aNumber } from '../answers';
import { exercise, exerciseWith } from '../define';
import { defineLesson } from '../exercises';
import { judgeFunction, judgeGuess } from '../judge';

const plantedGuess = exerciseWith<number, [found: number]>({
  task: 'Guess first: how many of the 60 planted labels will confident learning find?',
  answer: aNumber,
  given: ['found.suspects.filter(isPlanted).length'],
  judge: (guess, found) =>
    judgeGuess(guess, found, {
      close: 6,
      senseless: [
        [(each) => each > 60, 'No more than 60 were planted.'],
        [(each) => each < 0 || (each > 0 && each < 1), 'A number of labels is asked for, from 0 to 60.'],
      ],
      far: 'A label is named only if the network is confident of another class, and that is so for most of the planted ones, not for all.',
    }),
  hint: 'The network reads most digits rightly, and has not seen the wrong labels. But it must be confident, too.',
  strongerHint: 'More than half of them, but not all.',
  solution: {
    code: 'const plantedGuess = 40;',
    why: 'About two in three: the network must be as sure of another class as it usually is of digits of that class.',
  },
});

const others = (row: readonly number[], label: number): number[] => row.filter((_, each) => each !== label);
const of = (row: readonly number[], label: number): number => row[label] ?? NaN;

const marginOf = exercise({
  task: 'Write the margin: a function of the probabilities of one digit and its label.',
  answer: aFunction<(row: readonly number[], label: number) => number>('(row, label) => number'),
  judge: (answer) =>
    judgeFunction<[readonly number[], number]>(answer, {
      like: (row, label) => of(row, label) - Math.max(...others(row, label)),
      calls: [
        [[0.7, 0.2, 0.1], 0],
        [[0.7, 0.2, 0.1], 2],
        [[0.25, 0.5, 0.25], 1],
      ],
      mistakes: [
        [
          (row, label) => of(row, label) - Math.max(...row),
          'The largest of the *others* is to be taken away: leave the label out, or a right label gets 0.',
        ],
        [
          (row, label) => Math.max(...others(row, label)) - of(row, label),
          'The other way round: a suspicious label should have a low margin.',
        ],
        [of, 'That is the probability of the label alone: take the largest of the others away from it.'],
        [
          (row, label) => of(row, label) - others(row, label).reduce((sum, each) => sum + each, 0),
          'Take away the largest of the others, not their sum.',
        ],
        [
          (row, label) => of(row, label) - Math.min(...others(row, label)),
          'Take away the largest of the others, not the least.',
        ],
        [
          (row, label) => Math.abs(of(row, label) - Math.max(...others(row, label))),
          'Keep the sign: it tells a doubtful label from a sure one.',
        ],
      ],
    }),
  hint: 'The probability of the label, less the largest of any *other* class.',
  strongerHint: '`row.filter((_, each) => each !== label)` are the probabilities of the others.',
  solution: {
    code: [
      'const marginOf = (row: readonly number[], label: number) =>',
      '  row[label] - Math.max(...row.filter((_, each) => each !== label));',
    ].join('\n'),
    why: 'Near 1 the network is sure of the label, near −1 it is sure of another class, and around 0 it cannot decide.',
  },
});

const mean = (list: readonly number[]): number => list.reduce((sum, each) => sum + each, 0) / list.length;
const labelled = (rows: readonly number[][], labels: readonly number[], digit: number): number[] =>
  rows.filter((_, at) => labels[at] === digit).map((row) => of(row, digit));

const thresholdOf = exercise({
  task: 'Write the threshold of a class: a function of the probabilities of all digits, their labels, and the class.',
  answer: aFunction<(rows: readonly number[][], labels: readonly number[], digit: number) => number>(
    '(rows, labels, digit) => number',
  ),
  judge: (answer) => {
    const rows = [
      [0.75, 0.25],
      [0.25, 0.75],
      [0.5, 0.5],
      [0.125, 0.875],
    ];
    return judgeFunction<[readonly number[][], readonly number[], number]>(answer, {
      like: (all, labels, digit) => mean(labelled(all, labels, digit)),
      calls: [
        [rows, [0, 0, 0, 1], 0],
        [rows, [0, 0, 0, 1], 1],
        [rows, [1, 0, 1, 1], 1],
      ],
      mistakes: [
        [
          (all, _, digit) => mean(all.map((row) => of(row, digit))),
          'Only digits that are *labelled* as this class count, not all of them.',
        ],
        [
          (all, labels, digit) => Math.max(...labelled(all, labels, digit)),
          'That is the largest: the mean is asked for.',
        ],
        [
          (all, labels, digit) => Math.min(...labelled(all, labels, digit)),
          'That is the least: the mean is asked for.',
        ],
        [
          (all, labels, digit) => labelled(all, labels, digit).reduce((sum, each) => sum + each, 0),
          'That is the sum: divide by how many there are.',
        ],
        [
          (all, labels, digit) => labelled(all, labels, digit).reduce((sum, each) => sum + each, 0) / all.length,
          'Divide by the number of digits of this class, not by that of all.',
        ],
        [
          (all, labels, digit) => labels.filter((label) => label === digit).length / all.length,
          'That is the share of the class: the mean of its probability is asked for.',
        ],
      ],
    });
  },
  hint: 'Keep the rows whose label is the class, and take the mean of their probabilities of it.',
  strongerHint: '`rows.filter((_, at) => labels[at] === digit)` are the rows; of each take the element `[digit]`.',
  solution: {
    code: [
      'const thresholdOf = (',
      '  rows: readonly (readonly number[])[], labels: readonly number[], digit: number,',
      ') => {',
      '  const own = rows.filter((_, at) => labels[at] === digit);',
      '  return own.reduce((sum, row) => sum + row[digit], 0) / own.length;',
      '};',
    ].join('\n'),
    why: 'A class of which the network is seldom sure gets a low threshold, so that its digits are not all suspicious.',
  },
});

const foundShares = exercise({
  task: 'Write what a search is worth: a function of the suspects and the planted labels that gives [the share of the planted that was found, the share of the suspects that was planted].',
  answer: aFunction<(suspects: readonly number[], planted: readonly number[]) => number[]>(
    '(suspects, planted) => [number, number]',
  ),
  judge: (answer) => {
    const both = (suspects: readonly number[], planted: readonly number[]): number =>
      suspects.filter((each) => planted.includes(each)).length;
    return judgeFunction<[readonly number[], readonly number[]]>(answer, {
      like: (suspects, planted) => [
        both(suspects, planted) / planted.length,
        both(suspects, planted) / suspects.length,
      ],
      calls: [
        [
          [1, 2, 3, 4],
          [2, 4, 6, 8, 10],
        ],
        [[5], [5, 7]],
        [[1, 2], [3]],
      ],
      mistakes: [
        [
          (suspects, planted) => [both(suspects, planted) / suspects.length, both(suspects, planted) / planted.length],
          'The two have changed places: the share of the planted first.',
        ],
        [
          (suspects, planted) => [both(suspects, planted), both(suspects, planted)],
          'These are counts: divide each by the list that it is a share of.',
        ],
        [
          (suspects, planted) => [suspects.length / planted.length, planted.length / suspects.length],
          'Count what is in both lists: a suspect need not be planted.',
        ],
        [
          (suspects, planted) => both(suspects, planted) / planted.length,
          'That is the first of the two: a list of both is asked for.',
        ],
        [
          (suspects, planted) => [
            (100 * both(suspects, planted)) / planted.length,
            (100 * both(suspects, planted)) / suspects.length,
          ],
          'These are percentages: shares lie between 0 and 1.',
        ],
      ],
    });
  },
  hint: 'Count the numbers that are in both lists. Of which whole is that a share, once and then the other time?',
  strongerHint:
    '`suspects.filter((each) => planted.includes(each)).length` is in both: divide it by each of the two lengths.',
  solution: {
    code: [
      'const foundShares = (suspects: readonly number[], planted: readonly number[]) => {',
      '  const both = suspects.filter((each) => planted.includes(each)).length;',
      '  return [both / planted.length, both / suspects.length];',
      '};',
    ].join('\n'),
    why: 'They are the recall and the precision of notebook 6. Who names everybody finds all, and is hardly ever right.',
  },
});

/** Exercises of notebook 11. */
export const WRONG_LABELS = defineLesson(11, 'Wrong labels', { plantedGuess, marginOf, thresholdOf, foundShares });
