import { averageDigits } from '../../../lib/digits/data/average';
import { createDigits } from '../../../lib/digits/data/create';
import { PIXELS } from '../../../lib/digits/data/digits';
import { predictedLabels } from '../../../lib/digits/measure/classification';
import { accuracy } from '../../../lib/digits/measure/measures';
import { nearestAverage } from '../../../lib/digits/model/nearest-average';
import { bandedDigits } from '../../helpers/digits';
import { dotted } from '../../helpers/images';

/** Averages that are paper but for a different dot each. */
const averages = createDigits(
  Uint8Array.from({ length: 10 * PIXELS }, (_, at) => (at % PIXELS === Math.floor(at / PIXELS) ? 255 : 0)),
  Uint8Array.from({ length: 10 }, (_, label) => label),
);

test('nearestAverage gives each class exp(-d²/2), made to sum to 1', () => {
  // One dot of full ink at pixel 3: distance 0 to class 3, squared distance 1 + 1 = 2 to the others.
  const { probabilities, labels } = nearestAverage(averages, dotted([[0, 3, 255]]));
  const other = Math.exp(-1) / (1 + 9 * Math.exp(-1));
  const right = 1 / (1 + 9 * Math.exp(-1));
  expect([...probabilities]).toEqual(
    Array.from({ length: 10 }, (_, label) => expect.closeTo(label === 3 ? right : other, 6) as number),
  );
  expect(labels).toEqual(Uint8Array.of(0));
});

test('nearestAverage is sure, not NaN, when all classes are far away', () => {
  const ink = createDigits(new Uint8Array(PIXELS).fill(255), Uint8Array.of(5));
  const far = {
    ...averages,
    images: averages.images.map((value, at) => (Math.floor(at / PIXELS) === 5 ? 200 : value)),
  };
  const { probabilities } = nearestAverage(far, ink);
  expect(probabilities[5]).toBeCloseTo(1, 6);
  expect(probabilities.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 6);
});

test('nearestAverage classifies digits it has not seen by the averages of others', () => {
  const answers = nearestAverage(averageDigits(bandedDigits(50)), bandedDigits(30, 2));
  expect(accuracy(answers)).toBe(1);
  expect(predictedLabels(answers)).toEqual(bandedDigits(30, 2).labels);
});

test('nearestAverage never answers a class that has no digits, though its blank average is near to thin ones', () => {
  // Nearer to blank paper than to an average with a dot of full ink.
  const images = averages.images.map((value, at) => (Math.floor(at / PIXELS) === 7 ? 0 : value));
  const { probabilities } = nearestAverage({ ...averages, images }, dotted([[9, 9, 10]]));
  const others = Array.from(probabilities).filter((_, label) => label !== 7);
  expect(probabilities[7]).toBe(0);
  expect(others).toEqual(others.map(() => expect.closeTo(1 / 9, 6) as number));
  // Without any digit there is nothing to tell the classes apart by.
  const blank = nearestAverage({ ...averages, images: new Uint8Array(10 * PIXELS) }, dotted([[9, 9, 10]]));
  expect([...blank.probabilities]).toEqual(Array(10).fill(Math.fround(0.1)));
});

test('nearestAverage refuses averages that are not ten', () => {
  expect(() => nearestAverage(dotted([], 9), averages)).toThrow(RangeError);
  expect(() => nearestAverage(dotted([], 9), averages)).toThrow('expected 10 of them, found 9');
});
