import type { Classification } from '../../../lib/digits/measure/classification';
import { averageAnswers, countMisses } from '../../../lib/digits/measure/several';

const labels = Uint8Array.of(0, 1, 1);
const answer = (...probabilities: number[]): Classification => ({
  probabilities: Float32Array.from(probabilities),
  labels,
  classes: 2,
});
const answers = [
  answer(1, 0, 0.5, 0.5, 0.25, 0.75),
  answer(0.5, 0.5, 1, 0, 0.25, 0.75),
  answer(0, 1, 0.75, 0.25, 0.25, 0.75),
];

test('averageAnswers gives the mean of each probability', () => {
  const mean = averageAnswers(answers);
  expect([...mean.probabilities]).toEqual([0.5, 0.5, 0.75, 0.25, 0.25, 0.75]);
  expect([mean.labels, mean.classes]).toEqual([labels, 2]);
});

test('countMisses counts the networks that miss each digit, of equal probabilities taking the lower class', () => {
  // The first digit is missed by the third network, the second by all, the third by none.
  expect(countMisses(answers)).toEqual([1, 3, 0]);
});

test('averageAnswers and countMisses refuse no answers, and answers to other digits', () => {
  const others = { ...answer(1, 0, 1, 0, 1, 0), labels: Uint8Array.of(0, 1, 0) };
  const fewer = { probabilities: Float32Array.of(1, 0), labels: Uint8Array.of(0), classes: 2 };
  for (const door of [averageAnswers, countMisses]) {
    expect(() => door([])).toThrow('expected the answers of at least one network, found none');
    for (const stranger of [others, fewer]) {
      expect(() => door([answer(1, 0, 1, 0, 1, 0), stranger])).toThrow('found other labels at position 1');
    }
  }
});
