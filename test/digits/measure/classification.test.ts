import { confidentLearning, rankLabels } from '../../../lib/digits/labels/confident';
import { type Classification, predictedLabels, probabilityRow } from '../../../lib/digits/measure/classification';
import { calibration } from '../../../lib/digits/measure/calibration';
import { confusionMatrix } from '../../../lib/digits/measure/confusion';
import { answeredAbove, answeredShares } from '../../../lib/digits/measure/coverage';
import { accuracy, crossentropy, meanSquaredError } from '../../../lib/digits/measure/measures';
import { confidentMistakes } from '../../../lib/digits/measure/mistakes';
import { fitTemperature, withTemperature } from '../../../lib/digits/measure/temperature';

test('probabilityRow gives the probabilities of one sample, and refuses one that is not there', () => {
  const probabilities = Float32Array.of(0.25, 0.75, 1, 0);
  expect([...probabilityRow(probabilities, 1, 2)]).toEqual([1, 0]);
  expect(() => probabilityRow(probabilities, 2, 2)).toThrow('expected a sample from 0 to 1, found 2');
});

test('measures take what classify gives, and say so of what predict gives', () => {
  const answers = Float32Array.of(0.25, 0.75);
  expect(() => accuracy(answers as never)).toThrow(
    new TypeError(
      'evaluating: expected probabilities and labels, such as classify(model, digits) gives, found a Float32Array',
    ),
  );
  expect(() => accuracy(Promise.resolve(answers) as never)).toThrow('found a Promise: await it first');
});

test('measures name the number of classes where whole rows of another number are there', () => {
  const labels = Uint8Array.of(0, 1);
  const probabilities = Float32Array.of(1, 0, 0, 1);
  expect(accuracy({ probabilities, labels, classes: 2 })).toBe(1);
  expect(() => accuracy({ probabilities, labels })).toThrow(/found 4; if there are 2 classes, say so: classes: 2$/);
});

test.each([NaN, Infinity])('measures refuse the probability %p', (wrong) => {
  const classification = { probabilities: Float32Array.of(1, 0, wrong, 1), labels: Uint8Array.of(0, 1), classes: 2 };
  expect(() => accuracy(classification)).toThrow(
    new RangeError(`evaluating: expected finite probabilities, found ${wrong} at index 2`),
  );
});

test('probabilityRow refuses arrays that are no rows', () => {
  expect(() => probabilityRow(new Float32Array(15), 0)).toThrow(
    new RangeError('reading probabilities: expected rows of 10 probabilities, found 15 in all'),
  );
  expect(() => probabilityRow([0.5] as never, 0)).toThrow(TypeError);
});

test('predictedLabels tells 256 classes apart, and measures refuse more: an answer is a byte, as a label is', () => {
  const sure = (classes: number, answer: number) => ({
    probabilities: Float32Array.from({ length: classes }, (_, label) => (label === answer ? 1 : 0)),
    labels: Uint8Array.of(7),
    classes,
  });
  expect([...predictedLabels(sure(256, 255))]).toEqual([255]);
  expect(() => accuracy(sure(300, 263))).toThrow(
    new RangeError('evaluating: expected a whole number of classes from 1 to 256, found 300'),
  );
});

/** What a model with linear outputs gives: the first answer is right, the second is not. */
const linear = { probabilities: Float32Array.of(12.3, -2, 3, 1), labels: Uint8Array.of(0, 1), classes: 2 };

test.each<[string, (answers: Classification) => unknown]>([
  ['measuring the calibration', calibration],
  ['answering a share', answeredShares],
  ['answering above a threshold', (answers) => answeredAbove(answers, 0.5)],
  ['fitting a temperature', fitTemperature],
  ['changing the temperature', (answers) => withTemperature(answers, 2)],
  ['learning confidently', confidentLearning],
  ['ranking labels', rankLabels],
])('%s refuses outputs that are no probabilities, but not what float32 rounds', (doing, measure) => {
  expect(() => measure(linear)).toThrow(
    new RangeError(
      `${doing}: expected probabilities from 0 to 1, such as a softmax gives, found ${Math.fround(12.3)} at index 0`,
    ),
  );
  const rounded = { ...linear, probabilities: Float32Array.of(1 + 2 ** -22, -1e-9, 0.5, 0.5) };
  expect(() => measure(rounded)).not.toThrow();
});

test('measures of answers and losses take any finite outputs', () => {
  expect(accuracy(linear)).toBe(0.5);
  expect(confusionMatrix(linear)).toEqual([
    [1, 0],
    [1, 0],
  ]);
  expect(confidentMistakes(linear)).toMatchObject([{ index: 1, confidence: 3 }]);
  for (const loss of [crossentropy, meanSquaredError]) expect(Number.isFinite(loss(linear))).toBe(true);
});
