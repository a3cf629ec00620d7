import { classScores, confusionMatrix } from '../../../lib/digits/measure/confusion';

/** One-hot probabilities of the predictions. */
function answers(predicted: number[], actual: number[], classes: number): Parameters<typeof confusionMatrix>[0] {
  const probabilities = new Float32Array(predicted.length * classes);
  predicted.forEach((label, sample) => (probabilities[sample * classes + label] = 1));
  return { probabilities, labels: Uint8Array.from(actual), classes };
}

test('confusionMatrix counts rows by the actual and columns by the predicted class', () => {
  // Actual 0 four times: answered 0, 0, 0, 2. Actual 1 once: answered 0. Actual 2 twice: answered 2, 2.
  const matrix = confusionMatrix(answers([0, 0, 0, 2, 0, 2, 2], [0, 0, 0, 0, 1, 2, 2], 3));
  expect(matrix).toEqual([
    [3, 0, 1],
    [1, 0, 0],
    [0, 0, 2],
  ]);
});

test('classScores are precision by column, recall by row, and their harmonic mean', () => {
  const scores = classScores([
    [3, 0, 1],
    [1, 0, 0],
    [0, 0, 2],
  ]);
  expect(scores[0]).toEqual({ label: 0, precision: 3 / (3 + 1), recall: 3 / (3 + 1), f1: 3 / 4, support: 4 });
  expect(scores[2]).toEqual({ label: 2, precision: 2 / (1 + 2), recall: 2 / 2, f1: 4 / 5, support: 2 });
  // Harmonic mean of 2/3 and 1: 2 * (2/3) / (5/3) = 4/5.
});

test('classScores define 0/0 as 0: a class never predicted, a class that does not occur', () => {
  expect(
    classScores([
      [1, 0],
      [0, 0],
    ])[1],
  ).toEqual({ label: 1, precision: 0, recall: 0, f1: 0, support: 0 });
  expect(
    classScores([
      [0, 0],
      [2, 0],
    ])[0],
  ).toEqual({ label: 0, precision: 0, recall: 0, f1: 0, support: 0 });
  expect(
    classScores([
      [0, 0],
      [2, 0],
    ])[1],
  ).toEqual({ label: 1, precision: 0, recall: 0, f1: 0, support: 2 });
});

test('classScores refuses a matrix that is not square', () => {
  expect(() =>
    classScores([
      [1, 2, 3],
      [4, 5, 6],
    ]),
  ).toThrow(RangeError);
});
