import { calibration, confidencesOf } from '../../../lib/digits/measure/calibration';
import { answers, reference } from './reference';

test('calibration is what scikit-learn finds', () => {
  const { bins, error } = calibration(answers, { bins: reference.bins });
  expect(bins.map(({ count }) => count)).toEqual(reference.counts);
  bins.forEach(({ accuracy, confidence }, place) => {
    expect(accuracy).toBeCloseTo(reference.accuracies[place] ?? NaN, 12);
    expect(confidence).toBeCloseTo(reference.confidences[place] ?? NaN, 12);
  });
  expect(error).toBeCloseTo(reference.error, 12);
});

test('calibration is what one works out by hand', () => {
  // Sure by 0.75, 0.75 and 0.625; right, wrong, right: in two bins of (0.5, 1] and (0, 0.5] all are in the upper one.
  const probabilities = Float32Array.of(0.75, 0.25, 0.75, 0.25, 0.375, 0.625);
  const three = { probabilities, labels: Uint8Array.of(0, 1, 1), classes: 2 };
  const sure = (0.75 + 0.75 + 0.625) / 3;
  expect(calibration(three, { bins: 2 })).toEqual({
    bins: [{ count: 3, confidence: sure, accuracy: 2 / 3 }],
    error: Math.abs(sure - 2 / 3),
  });
});

test('calibration puts a limit into the bin below it, and 1 into the last', () => {
  const probabilities = Float32Array.of(0.5, 0.5, 1, 0);
  const two = { probabilities, labels: Uint8Array.of(0, 0), classes: 2 };
  expect(calibration(two, { bins: 2 }).bins).toEqual([
    { count: 1, confidence: 0.5, accuracy: 1 },
    { count: 1, confidence: 1, accuracy: 1 },
  ]);
});

test('confidencesOf has the probability of each answer, and whether it is right', () => {
  const probabilities = Float32Array.of(0.75, 0.25, 0.375, 0.625);
  expect(confidencesOf('measuring', { probabilities, labels: Uint8Array.of(0, 0), classes: 2 })).toEqual({
    confidences: [0.75, 0.625],
    right: [true, false],
  });
});

test('calibration refuses no bins, half a bin, and more than there is room for', () => {
  for (const bins of [0, 1.5, 2 ** 40]) {
    expect(() => calibration(answers, { bins })).toThrow(
      new RangeError(`measuring the calibration: expected a whole number of bins from 1 to a million, found ${bins}`),
    );
  }
});
