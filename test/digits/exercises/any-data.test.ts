import { createDigits } from '../../../lib/digits/data/create';
import type { Digits } from '../../../lib/digits/data/digits';
import { LESSONS } from '../../../lib/digits/exercises/check';
import type { Finding } from '../../../lib/digits/exercises/finding';

/** 52 images of 8 x 8 pixels: two of each letter, their darkest pixels 1 to 52. */
function letters(): Digits {
  const images = new Uint8Array(52 * 64);
  const labels = Uint8Array.from({ length: 52 }, (_, index) => index % 26);
  labels.forEach((_, index) => images.set([index + 1], 64 * index + 9));
  return createDigits(images, labels, 'letters', { size: 8, classes: 26 });
}

function look(name: string, answer: unknown, ...given: readonly unknown[]): Finding {
  const found = LESSONS.flatMap(({ exercises }) => exercises).find((each) => each.name === name);
  if (!found) throw new Error(`there is no exercise ${name}`);
  return found.look(answer, given);
}

const RIGHT = expect.objectContaining({ kind: 'right' }) as unknown;
const darkestOf64 = (digits: Digits, index: number): number =>
  Math.max(...digits.images.subarray(64 * index, 64 * (index + 1)));

test('pixelsOfTest counts the pixels of the data, and its hint names their size', () => {
  expect(look('pixelsOfTest', 52 * 64, letters())).toEqual(RIGHT);
  expect(look('pixelsOfTest', 3, letters())).toMatchObject({
    hint: expect.stringMatching(/one image, 8 × 8\.$/) as string,
  });
});

test('darkest is asked about images as large as those of the data, and its hints name their bytes', () => {
  expect(look('darkest', darkestOf64, letters())).toEqual(RIGHT);
  const beginsLate = (digits: Digits, index: number): number => Math.max(...digits.images.subarray(index, index + 64));
  expect(look('darkest', beginsLate, letters())).toMatchObject({
    hint: 'Image `index` begins at byte 64 × index, since each takes 64.',
  });
});

test('sharpest finds the darkest of 26 averages of 8 x 8 pixels', () => {
  const { images, labels } = letters();
  const average = createDigits(images.slice(0, 26 * 64), labels.slice(0, 26), 'averages', { size: 8, classes: 26 });
  expect(look('sharpest', 25, average)).toEqual(RIGHT);
  expect(look('sharpest', 0, average)).toMatchObject({ hint: expect.stringContaining('most blurred') as string });
});

test('mostAndLeast, favouriteDigit and mostConfused know more than ten classes', () => {
  const data = letters();
  const labels = data.labels.with(0, 25);
  expect(look('mostAndLeast', [25, 0], { ...data, labels })).toEqual(RIGHT);
  const answers = new Float32Array(52 * 11);
  answers[25 * 11 + 10] = 3;
  expect(look('favouriteDigit', 25, { answers, units: 11 }, data)).toEqual(RIGHT);
  const confusion = Array.from({ length: 26 }, (_, actual) =>
    Array.from({ length: 26 }, (__, guess) => (actual === 24 && guess === 25 ? 2 : 0)),
  );
  expect(look('mostConfused', [24, 25], { confusion })).toEqual(RIGHT);
});

test('of equals each is right: frequent and rare classes, sharp averages, epochs, what a silent unit answers to', () => {
  const data = letters();
  // Every letter occurs twice.
  expect(
    [
      [0, 1],
      [25, 7],
      [3, 3],
    ].map((answer) => look('mostAndLeast', answer, data)),
  ).toEqual([RIGHT, RIGHT, RIGHT]);
  const one = { ...data, labels: data.labels.with(0, 25) };
  expect(
    [
      [25, 0],
      [25, 3],
      [3, 0],
    ].map((answer) => look('mostAndLeast', answer, one).kind),
  ).toEqual(['right', 'wrong', 'wrong']);
  const full = createDigits(data.images.slice(0, 26 * 64).fill(255, 0, 128), data.labels.slice(0, 26), 'averages', {
    size: 8,
    classes: 26,
  });
  expect([0, 1, 2].map((answer) => look('sharpest', answer, full).kind)).toEqual(['right', 'right', 'wrong']);
  const epochs = [2.5, 2.3, 2.3].map((loss, at) => ({ epoch: at + 1, loss, accuracy: 0.1, validationLoss: loss }));
  expect([1, 2, 3].map((answer) => look('lowestEpoch', answer, { epochs }).kind)).toEqual(['wrong', 'right', 'right']);
  const silent = { answers: new Float32Array(52 * 11), units: 11 };
  expect([0, 25, 26].map((answer) => look('favouriteDigit', answer, silent, data).kind)).toEqual([
    'right',
    'right',
    'wrong',
  ]);
});

test('exercises on mistakes and sure answers are not checked where a network has none, and say why', () => {
  const confusion = [
    [3, 0],
    [0, 2],
  ];
  expect(look('mostConfused', [0, 0], { confusion })).toMatchObject({ kind: 'stopped' });
  const unsure = { probabilities: Float32Array.of(0.6, 0.4, 0.5, 0.5), count: 2, mistakes: [] };
  expect(look('sureAnswers', [0, 1], unsure)).toMatchObject({ kind: 'stopped' });
});

test('paperGuess says of images that are mostly ink what is true of them', () => {
  const ink = createDigits(new Uint8Array(64).fill(200), Uint8Array.of(0), 'ink', { size: 8, classes: 2 });
  expect(look('paperGuess', 0.8, ink)).toMatchObject({ words: expect.stringContaining('less than half') as string });
  expect(look('paperGuess', 0.1, letters())).toMatchObject({
    words: expect.stringContaining('most of every image is paper') as string,
  });
});

test('exercises on digits that the data have not are not checked, and say why', () => {
  const data = { ...letters(), labels: new Uint8Array(52) };
  expect(look('firstSeven', 3, data)).toEqual({
    kind: 'stopped',
    reason: 'No training image has the label 7, so there is none to find.',
  });
  const confusion = Array.from({ length: 5 }, () => [1, 2, 3, 4, 5]);
  const frames = [0, 1].map((epoch) => ({ epoch, confusion }));
  expect(look('foursAsNines', 1, { frames })).toEqual({
    kind: 'stopped',
    reason: 'These images have no class 9, so none was taken for it.',
  });
});

// Notebook 1 asks about five images of 28 x 28 pixels; those from 9 on read what is stored of MNIST's.
const OF_THE_DATA = LESSONS.filter(({ notebook }) => notebook >= 2 && notebook <= 8);
const HELP = OF_THE_DATA.flatMap(({ exercises }) =>
  exercises.flatMap(({ name, definition: { hint, strongerHint, solution } }) =>
    [hint, strongerHint, solution.why].map((words) => ({ name, words })),
  ),
);

test.each([
  ['the size of MNIST', /\b784\b|28 [×·x] 28|101,770/, /MNIST|report's network|The sum above|buildAnn/, 4],
  ['ten', /\bten(th)?\b/, /MNIST|report's network|ten classes|guessing among ten|noisy digits in ten/, 3],
])('help that says %s says of what it is so', (_, fact, owner, least) => {
  const named = HELP.filter(({ words }) => fact.test(words));
  expect(named.length).toBeGreaterThanOrEqual(least);
  expect(named.filter(({ words }) => !owner.test(words))).toEqual([]);
});
