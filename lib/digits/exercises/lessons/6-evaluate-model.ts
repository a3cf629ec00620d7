import { type Digits, measuresOf } from '../../data/digits';
import type { Evaluation } from '../../evaluate/evaluate';
import type { LayerAnswers } from '../../evaluate/layer-answers';
import { aFunction, aNumber, numbers } from '../answers';
import { exercise, exerciseWith } from '../define';
import { defineLesson } from '../exercises';
import { right, stopped, wrong } from '../finding';
import { isSame, judgeFunction, judgeNumber, judgeValue } from '../judge';

const standardError = exercise({
  task: 'Write the standard error: a function of a share p and a number of answers n.',
  answer: aFunction<(p: number, n: number) => number>('(p, n) => number'),
  judge: (answer) =>
    judgeFunction(answer, {
      like: (p, n) => Math.sqrt((p * (1 - p)) / n),
      calls: [
        [0.5, 100],
        [0.97, 10_000],
        [0.9, 400],
      ],
      mistakes: [
        [(p, n) => (p * (1 - p)) / n, 'Only the root is missing: `Math.sqrt`.'],
        [(p, n) => Math.sqrt(p * (1 - p)) / n, 'The division by n belongs under the root.'],
        [(p, n) => Math.sqrt(p / n), 'The share of wrong answers is missing: p(1 − p).'],
        [(p, n) => Math.sqrt(p * 1 - p / n), 'Brackets: 1 − p is one factor, `p * (1 - p)`.'],
        [(p, n) => Math.sqrt(n * p * (1 - p)), 'More answers make it more precise: divide by n.'],
        [(p, n) => 2 * Math.sqrt((p * (1 - p)) / n), 'That is twice the standard error.'],
      ],
    }),
  hint: 'The formula stands above: √(p(1 − p)/n). Mind the brackets.',
  strongerHint: 'All of `p * (1 - p) / n` stands in the brackets of `Math.sqrt`.',
  solution: {
    code: 'const standardError = (p: number, n: number) => Math.sqrt(p * (1 - p) / n);',
    why: 'Four times as many digits halve it, since n stands under the root.',
  },
});

/** Digits in three classes: rows actual, columns predicted. */
const MATRIX: readonly number[][] = [
  [8, 2, 0],
  [1, 5, 4],
  [0, 1, 19],
];
const sum = (list: readonly (number | undefined)[]): number =>
  list.reduce<number>((total, each) => total + (each ?? 0), 0);
const rowSum = (matrix: readonly number[][], digit: number): number => sum(matrix[digit] ?? []);
const columnSum = (matrix: readonly number[][], digit: number): number => sum(matrix.map((row) => row[digit]));
const hits = (matrix: readonly number[][], digit: number): number => matrix[digit]?.[digit] ?? 0;

const recallOf = exercise({
  task: 'Write the recall of a digit: a function of a confusion matrix and the digit.',
  answer: aFunction<(matrix: readonly number[][], digit: number) => number>('(matrix, digit) => number'),
  judge: (answer) =>
    judgeFunction<[readonly number[][], number]>(answer, {
      like: (matrix, digit) => hits(matrix, digit) / rowSum(matrix, digit),
      calls: [
        [MATRIX, 0],
        [MATRIX, 1],
        [MATRIX, 2],
      ],
      mistakes: [
        [
          (matrix, digit) => hits(matrix, digit) / columnSum(matrix, digit),
          'That is the precision: it divides by the column, all answers of this digit. Recall divides by the row.',
        ],
        [hits, 'That is how many were found: divide by how many there are, the sum of the row.'],
        [
          (matrix, digit) => (100 * hits(matrix, digit)) / rowSum(matrix, digit),
          'That is in percent: a share lies between 0 and 1.',
        ],
        [
          (matrix, digit) => hits(matrix, digit) / sum(matrix.map((_, each) => rowSum(matrix, each))),
          'It divides by all digits: divide by those of this class, its row.',
        ],
        [(matrix, digit) => 1 - hits(matrix, digit) / rowSum(matrix, digit), 'That is the share that was missed.'],
        [
          (matrix) =>
            sum(matrix.map((_, each) => hits(matrix, each))) / sum(matrix.map((_, each) => rowSum(matrix, each))),
          'That is the accuracy over all digits, whichever is asked for.',
        ],
      ],
    }),
  hint: 'Of all sevens, how many were found? All sevens are the row of the 7; those found stand on the diagonal.',
  strongerHint: '`matrix[digit][digit]` were found; `matrix[digit].reduce((sum, each) => sum + each, 0)` are all.',
  solution: {
    code: [
      'const recallOf = (matrix: readonly (readonly number[])[], digit: number) =>',
      '  matrix[digit][digit] / matrix[digit].reduce((sum, each) => sum + each, 0);',
    ].join('\n'),
    why: 'A row holds all digits of a class as they are, its diagonal cell those that were read rightly. The column would give the precision.',
  },
});

const mostConfused = exerciseWith<readonly number[], [evaluation: Evaluation]>({
  task: 'Which digit is most often taken for which? Give both: [the digit, what it is taken for].',
  answer: numbers(2, 'a list of two digits, as `[3, 5]`'),
  given: ['evaluation'],
  judge: (answer, { confusion }) => {
    const at = (actual = 0, guess = 0): number => (actual === guess ? 0 : (confusion[actual]?.[guess] ?? 0));
    const most = Math.max(...confusion.flatMap((row, actual) => row.map((_, guess) => at(actual, guess))));
    if (most === 0) return stopped('This network took no digit for another, so there is no pair to find.');
    const [actual, guess] = answer;
    if (at(actual, guess) === most) return right();
    if (actual === guess) return wrong('That is on the diagonal, where the right answers stand.');
    if (at(guess, actual) === most) {
      return wrong(
        'The pair is right, and its order is not: the row is the digit as it is, the column what it was taken for.',
      );
    }
    const count = at(actual, guess);
    return wrong(`That happened ${count === 1 ? 'once' : `${count} times`}, and another mistake more often.`);
  },
  hint: 'Look beside the diagonal for the darkest cell, and point at it.',
  strongerHint: 'The row of that cell is the digit as it is, the column what the network read.',
  solution: {
    code: [
      'const pairs = evaluation.confusion.flatMap((row, actual) =>',
      '  row.map((count, guess) => ({ actual, guess, count: actual === guess ? 0 : count })));',
      'const worst = pairs.reduce((most, pair) => pair.count > most.count ? pair : most);',
      'const mostConfused = [worst.actual, worst.guess];',
    ].join('\n'),
    why: 'The darkest cell beside the diagonal. It need not be dark on the other side: in MNIST a 4 that is closed becomes a 9 more easily than a 9 becomes a 4.',
  },
});

/** What an evaluation gives if only answers above 0.9 are accepted: share accepted, and share right of those. */
function acceptedOf({ probabilities, count, mistakes }: Evaluation, limit = 0.9): readonly [number, number] {
  const classes = probabilities.length / count;
  const sure = Array.from({ length: count }, (_, index) =>
    Math.max(...probabilities.subarray(classes * index, classes * (index + 1))),
  );
  const accepted = sure.filter((most) => most > limit).length;
  const wrongOnes = mistakes.filter(({ confidence }) => confidence > limit).length;
  return [accepted / count, (accepted - wrongOnes) / accepted];
}

const sureAnswers = exerciseWith<readonly number[], [evaluation: Evaluation]>({
  task: 'Accept only answers with a probability above 0.9. Give [the share of digits that remains, the share of those that is right].',
  answer: numbers(2, 'a list of two shares, as `[0.5, 0.9]`'),
  given: ['evaluation'],
  judge: (answer, evaluation) => {
    const [share, accuracy] = acceptedOf(evaluation);
    if (share === 0) return stopped('No answer has a probability above 0.9, so none is accepted.');
    const rounded = answer.map((each, at) =>
      Math.abs(each - ([share, accuracy][at] ?? NaN)) < 0.0006 ? [share, accuracy][at] : each,
    );
    return judgeValue<readonly (number | undefined)[]>(rounded, [share, accuracy], {
      mistakes: [
        [[accuracy, share], 'The two have changed places.'],
        [
          [share, evaluation.accuracy],
          'The second is the accuracy on all digits: count only those that were accepted.',
        ],
        [[share, share * accuracy], 'The second is a share of all digits: divide by the number of those accepted.'],
        [[share * evaluation.count, accuracy], 'The first is a count: divide by the number of all digits.'],
        [[100 * share, 100 * accuracy], 'These are percentages: shares lie between 0 and 1.'],
        [[1 - share, accuracy], 'The first is the share that is refused.'],
      ],
      otherwise: isSame(rounded[0], share)
        ? 'The first is right. Of the accepted ones, subtract the mistakes whose `confidence` is above 0.9.'
        : 'A digit is accepted if the largest of its probabilities is above 0.9.',
    });
  },
  hint: '`probabilityRow(evaluation, index)` gives the probabilities of a digit, one for each class. `evaluation.mistakes` have their `confidence`.',
  strongerHint:
    'Count the digits whose largest probability is above 0.9, and the mistakes whose `confidence` is; the rest is division.',
  solution: {
    code: [
      'const indices = Array.from({ length: evaluation.count }, (_, index) => index);',
      'const accepted = indices.filter((index) =>',
      '  Math.max(...probabilityRow(evaluation, index)) > 0.9).length;',
      'const missed = evaluation.mistakes.filter(({ confidence }) => confidence > 0.9).length;',
      'const sureAnswers = [accepted / evaluation.count, (accepted - missed) / accepted];',
    ].join('\n'),
    why: 'Who refuses the doubtful answers is right more often on the rest. What that is worth depends on who reads the refused ones.',
  },
});

type UnitSum = (inputs: readonly number[], weights: readonly number[], bias: number) => number;

/** A sum that is made of each input and its weight. */
const added =
  (part: (input: number, weight: number) => number, start: (bias: number) => number): UnitSum =>
  (inputs, weights, bias) =>
    inputs.reduce((sum, input, at) => sum + part(input, weights[at] ?? 0), start(bias));

const unitSum = exercise({
  task: 'Write what a unit adds up: a function of its inputs, its weights and its bias.',
  answer: aFunction<UnitSum>('(inputs, weights, bias) => number'),
  judge: (answer) =>
    judgeFunction(answer, {
      like: added(
        (input, weight) => input * weight,
        (bias) => bias,
      ),
      calls: [
        [[1, 2, 3], [0.5, -1, 4], 0.25],
        [[2], [3], -10],
        [[0, 0], [5, 6], 0.5],
      ],
      mistakes: [
        [
          added(
            (input, weight) => input * weight,
            () => 0,
          ),
          'The bias is missing: it is added once.',
        ],
        [
          (inputs, weights, bias) => inputs.reduce((sum, input, at) => sum + input * (weights[at] ?? 0) + bias, 0),
          'The bias is added once, not with every product.',
        ],
        [
          added(
            (input, weight) => input + weight,
            (bias) => bias,
          ),
          'Each input is multiplied with its weight, not added to it.',
        ],
        [
          (inputs, weights, bias) =>
            Math.max(
              0,
              inputs.reduce((sum, input, at) => sum + input * (weights[at] ?? 0), bias),
            ),
          'That is what relu makes of the sum: the sum itself may be below 0.',
        ],
      ],
    }),
  hint: 'The table below the network does it in front of you: a product in each row, then the bias, then the sum.',
  strongerHint: '`inputs.reduce((sum, input, at) => sum + ..., bias)`: what is added for the input in place `at`?',
  solution: {
    code: [
      'const unitSum = (inputs: readonly number[], weights: readonly number[], bias: number) =>',
      '  inputs.reduce((sum, input, at) => sum + input * weights[at], bias);',
    ].join('\n'),
    why: 'Each input times its weight, all added to the bias. Everything that the network does is made of this sum, and of the bend that follows it.',
  },
});

/** The mean answer of a unit to the digits of each class. */
function meanAnswers({ answers, units }: LayerAnswers, test: Digits, unit: number): number[] {
  const { labels } = test;
  return Array.from({ length: measuresOf(test).classes }, (_, digit) => {
    const ofDigit = Array.from(labels.keys()).filter((index) => labels[index] === digit);
    return ofDigit.reduce((sum, index) => sum + (answers[index * units + unit] ?? 0), 0) / ofDigit.length;
  });
}

/** The unit that the exercise asks about. */
const UNIT = 10;

const favouriteDigit = exerciseWith<number, [hidden: LayerAnswers, test: Digits]>({
  task: `To which digit does hidden unit ${UNIT} answer most, on average over all test digits of a class?`,
  answer: aNumber,
  given: ['hidden', 'digits.test'],
  judge: (answer, hidden, test) => {
    const { labels } = test;
    const means = meanAnswers(hidden, test, UNIT).map((mean) => (Number.isNaN(mean) ? -Infinity : mean));
    const sorted = [...means].sort((a, b) => b - a);
    const strongest = hidden.answers.reduce(
      (best, value, at) => (at % hidden.units === UNIT && value > (hidden.answers[best] ?? -Infinity) ? at : best),
      UNIT,
    );
    // Of equals each is right: a unit that never answers has the mean 0 for all.
    if (means[answer] === sorted[0]) return right();
    return judgeNumber(answer, means.indexOf(sorted[0] ?? NaN), {
      within: 0,
      mistakes: [
        [
          labels[Math.floor(strongest / hidden.units)] ?? NaN,
          'That is the single digit to which it answers most: the mean is asked for.',
        ],
        [means.indexOf(sorted[1] ?? NaN), 'That one comes second.'],
        [means.indexOf(sorted.at(-1) ?? NaN), 'To that digit it answers least.'],
        [sorted[0] ?? NaN, 'That is the mean answer: to which digit does it belong?'],
      ],
      otherwise:
        "For each digit, add up the unit's answers to all test digits with that label, and divide by their number.",
    });
  },
  hint: `\`hidden.answers[index * hidden.units + ${UNIT}]\` is what the unit answers to test digit \`index\`.`,
  strongerHint:
    '`indicesOf(digits.test, 7)`, from `digits`, gives the places of all sevens: take the mean of the answers there.',
  solution: {
    code: [
      'const meanOf = (digit: number) => {',
      '  const places = Array.from(digits.test.labels.keys()).filter((at) => digits.test.labels[at] === digit);',
      `  return places.reduce((sum, at) => sum + hidden.answers[at * hidden.units + ${UNIT}], 0) / places.length;`,
      '};',
      'const means = evaluation.confusion.map((_, digit) => meanOf(digit));',
      'const favouriteDigit = means.indexOf(Math.max(...means));',
    ].join('\n'),
    why: 'A unit seldom answers to one digit alone: it answers to a stroke, and several digits have it. The output weighs many such answers.',
  },
});

/** Exercises of notebook 6. */
export const EVALUATE_MODEL = defineLesson(6, 'Evaluate the model', {
  standardError,
  mostConfused,
  recallOf,
  sureAnswers,
  unitSum,
  favouriteDigit,
});
