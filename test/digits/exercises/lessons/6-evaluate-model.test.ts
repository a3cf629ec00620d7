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
      [[0.1, 0.1], /largest of its ten/],
      [0.75, /list of two/],
    ],
  },
});
