import type { Evaluation } from '../../../../lib/digits/evaluate/evaluate';
import { EVALUATE_MODEL } from '../../../../lib/digits/exercises/lessons/6-evaluate-model';
import { testLesson } from '../cases';

type Matrix = number[][];
const total = (list: readonly number[]): number => list.reduce((sum, each) => sum + each, 0);
const row = (matrix: Matrix, digit: number): number[] => matrix[digit] ?? [];
const hit = (matrix: Matrix, digit: number): number => row(matrix, digit)[digit] ?? NaN;

/** Four digits of two classes: three accepted at 0.9, one of them wrong. */
const evaluation: Evaluation = {
  count: 4,
  classes: 2,
  loss: 1,
  lossName: 'sparseCategoricalCrossentropy',
  accuracy: 0.75,
  confusion: [
    [1, 1, 0],
    [0, 1, 3],
    [2, 0, 5],
  ],
  scores: [],
  mistakes: [{ index: 1, actual: 0, predicted: 1, confidence: 0.9375 }],
  probabilities: Float32Array.of(0.9375, 0.0625, 0.0625, 0.9375, 0.25, 0.75, 0.0625, 0.9375),
};

/** Eleven units; the last one answers to a 3, a 3, an 8 and a 5. */
const hidden = {
  answers: Float32Array.from({ length: 44 }, (_, at) => (at % 11 === 10 ? ([1, 3, 4, 0.5][(at - 10) / 11] ?? 0) : 9)),
  count: 4,
  units: 11,
  kernel: new Float32Array(0),
};
const threeThreeEightFive = {
  images: new Uint8Array(4 * 784),
  labels: Uint8Array.of(3, 3, 8, 5),
  count: 4,
};
/** The same, but the largest single answer belongs to a 3. */
const peaked = { ...hidden, answers: hidden.answers.with(21, 6) };

testLesson(EVALUATE_MODEL, {
  standardError: {
    right: [
      (p: number, n: number) => Math.sqrt((p * (1 - p)) / n),
      (p: number, n: number) => Math.sqrt((p - p * p) / n),
      (p: number, n: number) => Math.sqrt(p * (1 - p)) / Math.sqrt(n),
    ],
    wrong: [
      [(p: number, n: number) => (p * (1 - p)) / n, /Only the root/],
      [(p: number, n: number) => Math.sqrt(p * (1 - p)) / n, /under the root/],
      [(p: number, n: number) => Math.sqrt(p / n), /wrong answers is missing/],
      [(p: number, n: number) => Math.sqrt(p * 1 - p / n), /Brackets/],
      [(p: number, n: number) => Math.sqrt(n * p * (1 - p)), /more precise/],
      [(p: number, n: number) => 2 * Math.sqrt((p * (1 - p)) / n), /twice/],
    ],
  },
  mostConfused: {
    given: [evaluation],
    right: [[1, 2]],
    wrong: [
      [[2, 2], /diagonal/],
      [[2, 1], /its order is not/],
      [[2, 0], /happened 2 times/],
      [[0, 1], /happened once/],
    ],
  },
  recallOf: {
    right: [
      (matrix: Matrix, digit: number) => hit(matrix, digit) / total(row(matrix, digit)),
      (matrix: Matrix, digit: number) => {
        let all = 0;
        for (const count of row(matrix, digit)) all += count;
        return hit(matrix, digit) / all;
      },
    ],
    wrong: [
      [
        (matrix: Matrix, digit: number) => hit(matrix, digit) / total(matrix.map((each) => each[digit] ?? 0)),
        /the precision/,
      ],
      [hit, /how many were found/],
      [(matrix: Matrix, digit: number) => (100 * hit(matrix, digit)) / total(row(matrix, digit)), /percent/],
      [(matrix: Matrix, digit: number) => hit(matrix, digit) / total(matrix.flat()), /divides by all digits/],
      [(matrix: Matrix, digit: number) => 1 - hit(matrix, digit) / total(row(matrix, digit)), /missed/],
      [
        (matrix: Matrix) => total(matrix.map((_, digit) => hit(matrix, digit))) / total(matrix.flat()),
        /accuracy over all/,
      ],
    ],
  },
  sureAnswers: {
    given: [evaluation],
    right: [[0.75, 2 / 3], [0.75, 0.667], Float64Array.of(0.75, 2 / 3)],
    wrong: [
      [[2 / 3, 0.75], /changed places/],
      [[0.75, 0.75], /accuracy on all/],
      [[0.75, 0.5], /share of all digits/],
      [[3, 2 / 3], /count/],
      [[75, 200 / 3], /percentages/],
      [[0.25, 2 / 3], /refused/],
      [[0.75, 0.9], /first is right/],
      [[0.1, 0.1], /largest of its prob/],
      [0.75, /list of two/],
    ],
  },
  unitSum: {
    right: [
      (inputs: number[], weights: number[], bias: number) =>
        inputs.reduce((sum, input, at) => sum + input * (weights[at] ?? 0), bias),
      (inputs: number[], weights: number[], bias: number) => {
        let sum = bias;
        for (let at = 0; at < inputs.length; at++) sum += (inputs[at] ?? 0) * (weights[at] ?? 0);
        return sum;
      },
    ],
    wrong: [
      [
        (inputs: number[], weights: number[]) => inputs.reduce((sum, input, at) => sum + input * (weights[at] ?? 0), 0),
        /bias is missing/,
      ],
      [
        (inputs: number[], weights: number[], bias: number) =>
          inputs.reduce((sum, input, at) => sum + input * (weights[at] ?? 0) + bias, 0),
        /added once, not/,
      ],
      [
        (inputs: number[], weights: number[], bias: number) =>
          inputs.reduce((sum, input, at) => sum + input + (weights[at] ?? 0), bias),
        /not added to it/,
      ],
      [
        (inputs: number[], weights: number[], bias: number) =>
          Math.max(
            0,
            inputs.reduce((sum, input, at) => sum + input * (weights[at] ?? 0), bias),
          ),
        /what relu makes/,
      ],
    ],
  },
  favouriteDigit: {
    given: [hidden, threeThreeEightFive],
    right: [8],
    wrong: [
      [3, /comes second/],
      [4, /mean answer/],
      [7, /add up the unit/],
    ],
  },
});

test('favouriteDigit tells the digit of the largest single answer from that of the largest mean', () => {
  const exercise = EVALUATE_MODEL.exercises.find(({ name }) => name === 'favouriteDigit');
  const look = (answer: number) => exercise?.look(answer, [peaked, threeThreeEightFive]);
  // Now the threes answer 1 and 6, on average 3.5, and the 8 answers 4.
  expect(look(8)).toMatchObject({ kind: 'right' });
  expect(look(3)).toMatchObject({ kind: 'wrong', hint: expect.stringContaining('single digit') as string });
});
