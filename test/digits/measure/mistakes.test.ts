import { confidentMistakes } from '../../../lib/digits/measure/mistakes';

const answers = {
  probabilities: Float32Array.of(0.75, 0.25, 0.125, 0.875, 0.5625, 0.4375, 1, 0),
  labels: Uint8Array.of(1, 0, 1, 0),
  classes: 2,
};

test('confidentMistakes lists the wrong answers, the most confident first', () => {
  expect(confidentMistakes(answers)).toEqual([
    { index: 1, actual: 0, predicted: 1, confidence: 0.875 },
    { index: 0, actual: 1, predicted: 0, confidence: 0.75 },
    { index: 2, actual: 1, predicted: 0, confidence: 0.5625 },
  ]);
});

test('confidentMistakes stops at the limit', () => {
  expect(confidentMistakes(answers, { limit: 1 }).map(({ index }) => index)).toEqual([1]);
});
