import { confidentLearning, rankLabels } from '../../../lib/digits/labels/confident';

/** Probabilities and labels that other programs can make too: 60 samples of 4 classes. */
function made() {
  const [count, classes] = [60, 4];
  const probabilities = new Float32Array(count * classes);
  for (let i = 0; i < count; i++) {
    const row = Array.from({ length: classes }, (_, j) => {
      return 1 + ((i * i * 5 + i * j * 7 + j * 3) % 23) + (j === (i * 3) % 4 ? 30 : 0);
    });
    const sum = row.reduce((total, value) => total + value, 0);
    row.forEach((value, j) => (probabilities[i * classes + j] = value / sum));
  }
  const labels = Uint8Array.from({ length: count }, (_, i) => (i % 5 === 0 ? (i * 3 + 1 + i / 5) % 4 : (i * 3) % 4));
  return { probabilities, labels, classes };
}

/*
 * The same by cleanlab 2.9.0, after pip install cleanlab==2.9.0, with p and labels as above:
 *   get_confident_thresholds(labels, p)
 *   compute_confident_joint(labels, p, calibrate=False, return_indices_of_off_diagonals=True)
 *   2 * get_normalized_margin_for_each_label(labels, p) - 1, its stable argsort, and
 *   get_self_confidence_for_each_label(labels, p) in that order
 */
const CLEANLAB = {
  thresholds: [0.556001, 0.398826, 0.557724, 0.52072],
  joint: [
    [5, 0, 0, 0],
    [3, 15, 0, 2],
    [0, 0, 5, 0],
    [0, 0, 0, 6],
  ],
  offDiagonal: [0, 5, 20, 40, 45],
  order: [45, 20, 40, 0, 5, 25, 50, 30, 10, 13, 54, 3],
  margins: [
    -0.592105, -0.578313, -0.554217, -0.519231, -0.513889, -0.230769, -0.1875, -0.154762, -0.1375, 0.098901, 0.123457,
    0.135593,
  ],
  selfConfidence: [
    0.026316, 0.060241, 0.048193, 0.076923, 0.041667, 0.192308, 0.25, 0.261905, 0.275, 0.340659, 0.395062, 0.525424,
  ],
};

const rounded = (values: readonly number[]): number[] => values.map((value) => Number(value.toFixed(6)));

test('confidentLearning gives the thresholds, the joint and the suspects of cleanlab', () => {
  const { thresholds, joint, suspects } = confidentLearning(made());
  expect(rounded(thresholds)).toEqual(CLEANLAB.thresholds);
  expect(joint).toEqual(CLEANLAB.joint);
  expect(suspects.map(({ index }) => index).sort((a, b) => a - b)).toEqual(CLEANLAB.offDiagonal);
});

test('rankLabels orders by the normalized margin as cleanlab does', () => {
  const ranked = rankLabels(made(), { limit: 12 });
  expect(ranked.map(({ index }) => index)).toEqual(CLEANLAB.order);
  expect(rounded(ranked.map(({ margin }) => margin))).toEqual(CLEANLAB.margins);
  expect(rounded(ranked.map(({ selfConfidence }) => selfConfidence))).toEqual(CLEANLAB.selfConfidence);
});

test('confidentLearning by hand: a digit confidently of two classes counts for the more probable, one of none not', () => {
  // Thresholds: (0.75 + 0.25) / 2 = 0.5, (0.5 + 0.125) / 2 = 0.3125, and for the class without digits none.
  const probabilities = Float32Array.of(0.75, 0.25, 0, 0.25, 0.375, 0.375, 0.5, 0.5, 0, 0.375, 0.125, 0.5);
  const found = confidentLearning({ probabilities, labels: Uint8Array.of(0, 0, 1, 1), classes: 3 });
  expect(found.thresholds).toEqual([0.5, 0.3125, NaN]);
  // The second reaches class 1 alone; the third both 0 and 1 with equal probability; the fourth neither.
  expect(found.joint).toEqual([
    [1, 1, 0],
    [1, 0, 0],
    [0, 0, 0],
  ]);
  expect(found.suspects).toEqual([
    { index: 1, actual: 0, predicted: 1, confidence: 0.375, selfConfidence: 0.25, margin: -0.125 },
    { index: 2, actual: 1, predicted: 0, confidence: 0.5, selfConfidence: 0.5, margin: 0 },
  ]);
});

test('rankLabels ranks all digits, of equals the lower index first, and needs a second class', () => {
  const probabilities = Float32Array.of(0.5, 0.5, 0.25, 0.75, 0.25, 0.75);
  const ranked = rankLabels({ probabilities, labels: Uint8Array.of(0, 0, 0), classes: 2 });
  expect(ranked.map(({ index }) => index)).toEqual([1, 2, 0]);
  expect(() => rankLabels({ probabilities: Float32Array.of(1), labels: Uint8Array.of(0), classes: 1 })).toThrow(
    'expected at least two classes, found 1',
  );
});
