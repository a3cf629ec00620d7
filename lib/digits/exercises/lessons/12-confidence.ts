import type { Calibration, CalibrationBin } from '../../measure/calibration';
import { aFunction, aNumber } from '../answers';
import { exercise, exerciseWith } from '../define';
import { defineLesson } from '../exercises';
import { judgeFunction, judgeNumber } from '../judge';

const add = (list: readonly number[]): number => list.reduce((sum, each) => sum + each, 0);
const gapOf = ({ confidence, accuracy }: CalibrationBin): number => Math.abs(confidence - accuracy);

const calibrationError = exercise({
  task: 'Write the expected calibration error: a function of the bins.',
  answer: aFunction<(bins: readonly CalibrationBin[]) => number>('(bins) => number'),
  judge: (answer) => {
    const answers = (bins: readonly CalibrationBin[]): number => add(bins.map(({ count }) => count));
    return judgeFunction<[readonly CalibrationBin[]]>(answer, {
      like: (bins) => add(bins.map((bin) => bin.count * gapOf(bin))) / answers(bins),
      calls: [
        [
          [
            { count: 10, confidence: 0.5, accuracy: 0.75 },
            { count: 30, confidence: 0.75, accuracy: 0.625 },
          ],
        ],
        [[{ count: 5, confidence: 0.875, accuracy: 0.875 }]],
        [[{ count: 4, confidence: 0.25, accuracy: 0.75 }]],
      ],
      mistakes: [
        [
          (bins) => add(bins.map(gapOf)) / bins.length,
          'Each bin counts as much as another there: weight it by its `count` of answers.',
        ],
        [
          (bins) => add(bins.map(({ count, confidence, accuracy }) => count * (confidence - accuracy))) / answers(bins),
          'Too sure in one bin and not sure enough in another must not make up for each other: take `Math.abs`.',
        ],
        [
          (bins) => add(bins.map(({ count, confidence, accuracy }) => count * (accuracy - confidence))) / answers(bins),
          'A distance is never negative: take `Math.abs` of the difference in each bin.',
        ],
        [
          (bins) => add(bins.map((bin) => bin.count * gapOf(bin))),
          'That is the sum over all answers: divide by how many there are.',
        ],
        [
          (bins) => add(bins.map((bin) => bin.count * gapOf(bin))) / bins.length,
          'Divide by the number of answers, not by that of the bins.',
        ],
        [
          (bins) => Math.max(...bins.map(gapOf)),
          'That is the largest difference: the mean over all answers is asked for.',
        ],
      ],
    });
  },
  hint: 'In each bin, how far is `confidence` from `accuracy`? Count that once for each of its answers.',
  strongerHint: 'The sum of `count * Math.abs(confidence - accuracy)`, divided by the sum of `count`.',
  solution: {
    code: [
      'type Bin = { count: number; confidence: number; accuracy: number };',
      'const calibrationError = (bins: readonly Bin[]) => {',
      '  const answers = bins.reduce((sum, { count }) => sum + count, 0);',
      '  return bins.reduce((sum, { count, confidence, accuracy }) =>',
      '    sum + count * Math.abs(confidence - accuracy), 0) / answers;',
      '};',
    ].join('\n'),
    why: 'Most answers lie in the last bin, so that it decides most. `calibration` works it out like this.',
  },
});

const farthestBin = exerciseWith<number, [before: Calibration]>({
  task: 'How many answers are in the bin of `before.bins` that is farthest from the dotted line?',
  answer: aNumber,
  given: ['before'],
  judge: (answer, { bins }) => {
    const farthest = bins.reduce((a, b) => (gapOf(b) > gapOf(a) ? b : a));
    const heaviest = bins.reduce((a, b) => (b.count * gapOf(b) > a.count * gapOf(a) ? b : a));
    const most = bins.reduce((a, b) => (b.count > a.count ? b : a));
    return judgeNumber(answer, farthest.count, {
      within: 0,
      mistakes: [
        [bins.indexOf(farthest), 'That is the place of the bin: take its `count`.'],
        [most.count, 'That is the bin with the most answers: which has `accuracy` farthest from `confidence`?'],
        [heaviest.count, 'That is the bin that adds most to the error. Here the distance alone counts.'],
        [gapOf(farthest), 'That is its distance from the line: how many answers does it hold?'],
        [add(bins.map(({ count }) => count)), 'These are all answers: take those of one bin.'],
      ],
      otherwise:
        'Look in the table of the bins for the largest difference of `confidence` and `accuracy`, and take the `count` there.',
    });
  },
  hint: 'The distance of a bin from the line is the difference of its `confidence` and its `accuracy`.',
  strongerHint:
    'Sort a copy: `[...before.bins].sort((a, b) => ...)`, by `Math.abs(confidence - accuracy)`; of the last take `count`.',
  solution: {
    code: [
      'const gaps = before.bins.map(({ confidence, accuracy }) => Math.abs(confidence - accuracy));',
      'const farthestBin = before.bins[gaps.indexOf(Math.max(...gaps))].count;',
    ].join('\n'),
    why: 'Few of ten thousand. A point far from the line catches the eye, but it may weigh little: look at the counts beside the picture.',
  },
});

const atTemperature = exercise({
  task: 'Write what a temperature makes of the probabilities of one digit: a function of the row and the temperature that gives the new row.',
  answer: aFunction<(row: readonly number[], temperature: number) => number[]>('(row, temperature) => number[]'),
  judge: (answer) => {
    const powers = (row: readonly number[], power: number): number[] => row.map((each) => each ** power);
    const shares = (row: readonly number[]): number[] => row.map((each) => each / add(row));
    const softmax = (row: readonly number[], temperature: number): number[] =>
      shares(row.map((each) => Math.exp(each / temperature)));
    return judgeFunction<[readonly number[], number]>(answer, {
      like: (row, temperature) => shares(powers(row, 1 / temperature)),
      calls: [
        [[0.8, 0.2], 2],
        [[0.5, 0.25, 0.25], 1],
        [[0.7, 0.2, 0.1], 0.5],
      ],
      mistakes: [
        [(row, temperature) => powers(row, 1 / temperature), 'These do not add up to 1: divide each by their sum.'],
        [
          (row, temperature) => shares(powers(row, temperature)),
          'The other way round: above 1 a temperature should bring the probabilities nearer to each other. The power is 1/T.',
        ],
        [
          (row, temperature) => row.map((each) => each / temperature),
          'The sums before the softmax are divided, not the probabilities: of these take the power 1/T.',
        ],
        [
          (row, temperature) => shares(row.map((each) => each / temperature)),
          'Dividing all by one number and then by their sum changes nothing: take the power 1/T instead.',
        ],
        [softmax, 'That is a softmax of the probabilities, which are a softmax already: take their powers 1/T.'],
      ],
    });
  },
  hint: 'A probability is e to the power of a sum, divided by one number. If the sum is divided by T, what becomes of the probability?',
  strongerHint:
    'Each to the power of 1/T: `p ** (1 / temperature)`. Then divide by the sum of all, so that they make 1 again.',
  solution: {
    code: [
      'const atTemperature = (row: readonly number[], temperature: number) => {',
      '  const powers = row.map((probability) => probability ** (1 / temperature));',
      '  const sum = powers.reduce((a, b) => a + b, 0);',
      '  return powers.map((power) => power / sum);',
      '};',
    ].join('\n'),
    why: 'The sums themselves are not needed: e^(s/T) is (e^s)^(1/T). The largest stays the largest, so that no answer changes.',
  },
});

interface Answer {
  readonly confidence: number;
  readonly right: boolean;
}

const answeredOnly = exercise({
  task: 'Write what a limit gives: a function of the answers, each with `confidence` and `right`, and the limit, that gives [the share that is answered, the share of these that is right].',
  answer: aFunction<(answers: readonly Answer[], limit: number) => number[]>('(answers, limit) => [number, number]'),
  judge: (answer) => {
    const from = (answers: readonly Answer[], limit: number): readonly Answer[] =>
      answers.filter(({ confidence }) => confidence >= limit);
    const rights = (answers: readonly Answer[]): number => answers.filter(({ right }) => right).length;
    const four = [
      { confidence: 0.9, right: true },
      { confidence: 0.75, right: false },
      { confidence: 0.75, right: true },
      { confidence: 0.5, right: false },
      { confidence: 0.25, right: true },
    ];
    return judgeFunction<[readonly Answer[], number]>(answer, {
      like: (answers, limit) => {
        const answered = from(answers, limit);
        return [answered.length / answers.length, rights(answered) / answered.length];
      },
      calls: [
        [four, 0.75],
        [four, 0.4],
        [four, 0],
      ],
      mistakes: [
        [
          (answers, limit) => {
            const answered = from(answers, limit);
            return [answered.length / answers.length, rights(answered) / answers.length];
          },
          'The second share is one of the digits that are *answered*, not of all.',
        ],
        [
          (answers, limit) => {
            const answered = answers.filter(({ confidence }) => confidence > limit);
            return [answered.length / answers.length, rights(answered) / answered.length];
          },
          'A digit of which the network is just as sure as the limit is answered: `>=`.',
        ],
        [
          (answers, limit) => [from(answers, limit).length, rights(from(answers, limit))],
          'These are counts: divide each by the whole that it is a share of.',
        ],
        [
          (answers, limit) => {
            const answered = from(answers, limit);
            return [rights(answered) / answered.length, answered.length / answers.length];
          },
          'The two have changed places: first the share that is answered.',
        ],
        [
          (answers, limit) => [from(answers, limit).length / answers.length, rights(answers) / answers.length],
          'The second is that of all answers: leave out those below the limit.',
        ],
      ],
    });
  },
  hint: 'Keep the answers with a confidence of at least the limit. What share of all are they, and what share of them is right?',
  strongerHint:
    '`answers.filter(({ confidence }) => confidence >= limit)` are answered: divide their number by that of all, and the right ones among them by theirs.',
  solution: {
    code: [
      'const answeredOnly = (answers: readonly { confidence: number; right: boolean }[], limit: number) => {',
      '  const answered = answers.filter(({ confidence }) => confidence >= limit);',
      '  const right = answered.filter((each) => each.right).length;',
      '  return [answered.length / answers.length, right / answered.length];',
      '};',
    ].join('\n'),
    why: 'Two figures belong together: an accuracy among the answered says nothing without the share that was answered.',
  },
});

/** Exercises of notebook 12. */
export const CONFIDENCE = defineLesson(12, 'How sure is it?', {
  calibrationError,
  farthestBin,
  atTemperature,
  answeredOnly,
});
