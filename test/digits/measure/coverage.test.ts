import { accuracy } from '../../../lib/digits/measure/measures';
import { answeredAbove, answeredShares } from '../../../lib/digits/measure/coverage';
import { answers, reference } from './reference';

test('answeredShares is what NumPy sorts out', () => {
  const found = answeredShares(
    answers,
    reference.shares.map(([share]) => share),
  );
  found.forEach(({ share, accuracy: right, threshold }, place) => {
    const [expectedShare, expectedAccuracy, expectedThreshold] = reference.shares[place] ?? [];
    expect(share).toBeCloseTo(expectedShare ?? NaN, 12);
    expect(right).toBeCloseTo(expectedAccuracy ?? NaN, 12);
    expect(threshold).toBe(expectedThreshold);
  });
});

test('answeredShares ends with the accuracy of all answers, in steps of a hundredth', () => {
  const shares = answeredShares(answers);
  expect(shares).toHaveLength(100);
  expect(shares.at(-1)).toMatchObject({ share: 1, accuracy: accuracy(answers) });
});

test('answeredShares rounds up to whole digits, and is not led astray by rounding', () => {
  const count = 100;
  const many = {
    probabilities: Float32Array.from({ length: 2 * count }, (_, at) => (at % 2 === 0 ? 0.75 : 0.25)),
    labels: new Uint8Array(count),
    classes: 2,
  };
  // 0.07 * 100 is 7.000000000000001.
  expect(answeredShares(many, [0.07, 0.071]).map(({ share }) => share)).toEqual([0.07, 0.08]);
  for (const least of [1e-10, Number.MIN_VALUE]) {
    expect(answeredShares(many, [least])).toEqual([{ share: 0.01, accuracy: 1, threshold: 0.75 }]);
  }
});

test('answeredAbove answers from the threshold of a share on what the share does', () => {
  for (const found of answeredShares(answers, [0.1, 0.5]))
    expect(answeredAbove(answers, found.threshold)).toEqual(found);
});

test('answeredAbove a threshold that nothing reaches answers nothing', () => {
  const unsure = { probabilities: Float32Array.of(0.5, 0.5), labels: Uint8Array.of(0), classes: 2 };
  expect(answeredAbove(unsure, 0.9)).toEqual({ share: 0, accuracy: NaN, threshold: NaN });
});

test('shares and thresholds out of their range are refused', () => {
  for (const share of [0, 1.1, NaN]) expect(() => answeredShares(answers, [share])).toThrow(RangeError);
  for (const threshold of [-0.1, 1.1, NaN]) expect(() => answeredAbove(answers, threshold)).toThrow(RangeError);
});
