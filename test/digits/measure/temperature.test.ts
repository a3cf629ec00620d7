import { predictedLabels } from '../../../lib/digits/measure/classification';
import { crossentropy } from '../../../lib/digits/measure/measures';
import { fitTemperature, withTemperature } from '../../../lib/digits/measure/temperature';
import { answers, reference } from './reference';

test('fitTemperature finds what SciPy finds', () => {
  expect(fitTemperature(answers)).toBeCloseTo(reference.temperature, 6);
  expect(crossentropy(withTemperature(answers, fitTemperature(answers)))).toBeCloseTo(reference.loss, 6);
});

test('withTemperature is the softmax of the sums divided by it, as SciPy has it', () => {
  const { probabilities } = withTemperature(answers, 2);
  reference.atTwo.forEach((expected, at) => expect(probabilities[at]).toBeCloseTo(expected, 6));
});

test('withTemperature changes no answer, and nothing at all at 1', () => {
  for (const temperature of [0.2, 5]) {
    expect(predictedLabels(withTemperature(answers, temperature))).toEqual(predictedLabels(answers));
  }
  const { probabilities } = withTemperature(answers, 1);
  probabilities.forEach((share, at) => expect(share).toBeCloseTo(answers.probabilities[at] ?? NaN, 6));
});

test('fitTemperature of answers that are right as often as they say is 1', () => {
  const probabilities = Float32Array.from([0, 1, 2, 3].flatMap(() => [0.75, 0.25]));
  expect(fitTemperature({ probabilities, labels: Uint8Array.of(0, 0, 0, 1), classes: 2 })).toBeCloseTo(1, 6);
});

test('fitTemperature goes to its limits where all answers are right, or all wrong', () => {
  const probabilities = Float32Array.of(0.75, 0.25);
  expect(fitTemperature({ probabilities, labels: Uint8Array.of(0), classes: 2 })).toBeCloseTo(0.01, 6);
  expect(fitTemperature({ probabilities, labels: Uint8Array.of(1), classes: 2 })).toBeCloseTo(100, 3);
});

test('probabilities of 0 do no harm', () => {
  const sure = { probabilities: Float32Array.of(1, 0, 1, 0), labels: Uint8Array.of(0, 1), classes: 2 };
  expect(Number.isFinite(fitTemperature(sure))).toBe(true);
  expect([...withTemperature(sure, 50).probabilities].every(Number.isFinite)).toBe(true);
});

test.each([0, -1, NaN, Infinity])('withTemperature refuses a temperature of %d', (temperature) => {
  expect(() => withTemperature(answers, temperature)).toThrow('expected a temperature above 0');
});
