import { classify } from '../../../../lib/digits/evaluate/classify';
import { loadDigits } from '../../../../lib/digits/data/load';
import { digitsFromFolder } from '../../../../lib/digits/data/own/folder';
import {
  digitFromImage,
  digitsAfter,
  IMAGE_STEPS,
  type ImageStep,
  pixelsAfter,
} from '../../../../lib/digits/data/own/from-image';
import { picturesOf } from '../../../../lib/digits/data/own/pictures-of';
import { firstDigits, imageAt } from '../../../../lib/digits/data/select';
import { predictedLabels } from '../../../../lib/digits/measure/classification';
import { accuracy } from '../../../../lib/digits/measure/measures';
import { loadModel } from '../../../../lib/digits/model/storage';
import { shippedFolder } from '../../../../lib/digits/platform/folders';
import { testBackend } from '../../../helpers/backend';
import { bar } from './files';

beforeAll(testBackend);

test.each([
  ['dark on bright', 240, 30],
  ['bright on dark', 15, 230],
  ['pale on bright', 220, 170],
])('digitFromImage makes the same digit of a bar %s', (_, ground, ink) => {
  const { pixels, cropped, scaled } = digitFromImage(bar(ground, ink));
  expect([cropped.width, cropped.height]).toEqual([5, 35]);
  // 5 * 20 / 35 = 2.9
  expect([scaled.width, scaled.height]).toEqual([3, 20]);
  expect(pixels).toEqual(digitFromImage(bar(0, 255)).pixels);
  expect([pixels[0], Math.max(...pixels)]).toEqual([0, 255]);
});

test('digitFromImage does not mind where the digit stands, or how large the picture is', () => {
  const there = digitFromImage(bar(240, 30, { left: 3 })).pixels;
  expect(digitFromImage(bar(240, 30, { left: 30, width: 60 })).pixels).toEqual(there);
});

test('digitFromImage leaves the shape of a digit of MNIST: more than 97 pixels in 100 stay within a tenth', () => {
  const { train } = loadDigits('quick');
  let near = 0;
  for (let index = 0; index < 50; index++) {
    const image = imageAt(train, index);
    const rows = Array.from({ length: 28 }, (_, row) => [...image.subarray(row * 28, row * 28 + 28)]);
    const { pixels, warnings } = digitFromImage(rows);
    near += pixels.filter((value, at) => Math.abs(value - (image[at] ?? 0)) <= 26).length;
    // Some digits of MNIST do reach the edge.
    expect(warnings.filter((words) => !words.startsWith('the ink reaches'))).toEqual([]);
  }
  expect(near / (50 * 784)).toBeGreaterThan(0.97);
});

test.each([
  ['of one shade', Array.from({ length: 9 }, () => new Array<number>(9).fill(200))],
  ['of a single pixel', [[7]]],
  ['nearly of one shade', bar(200, 190)],
])('digitFromImage finds no digit in a picture %s', (_, rows) => {
  expect(() => digitFromImage(rows)).toThrow(
    /^taking a digit from a picture: expected strokes that differ from their ground by at least 20 of 255, found \d+/,
  );
});

test.each([
  ['several digits', bar(240, 30, { width: 60 }).map((row) => [...row, ...row]), /2 digits side by side/],
  ['pale ink', bar(240, 200), /pale: it differs from its ground by 40 of 255/],
  ['a small digit', bar(240, 30, { height: 30, wide: 3 }), /small: 15 of 40 pixels/],
  ['a digit at the edge', bar(240, 30, { left: 35 }), /reaches the edge/],
  ['a thin stroke', bar(240, 30, { width: 200, height: 200, left: 90, wide: 4 }), /strokes are thin/],
])('digitFromImage warns of %s', (_, rows, words) => {
  expect(digitFromImage(rows).warnings.join('; ')).toMatch(words);
});

test('digitFromImage warns of nothing in an ordinary picture', () => {
  expect(digitFromImage(bar(240, 30, { width: 60, left: 28 })).warnings).toEqual([]);
});

test('pixelsAfter gives what a network would be given after each step', () => {
  const digit = digitFromImage(bar(240, 30, { left: 3 }));
  const [gray, ink, cropped, scaled, centred] = IMAGE_STEPS.map((step) => pixelsAfter(digit, step));
  expect(gray?.[27]).toBe(240);
  expect(ink?.[27]).toBe(0);
  expect([...(cropped ?? [])].every((value) => value > 200)).toBe(true);
  // A bar of 3 x 20 in the middle of 28 x 28.
  expect([scaled?.[3 * 28 + 13], scaled?.[4 * 28 + 13], scaled?.[23 * 28 + 13], scaled?.[24 * 28 + 13]]).toEqual([
    0, 255, 255, 0,
  ]);
  expect(centred).toEqual(digit.pixels);
  expect(() => pixelsAfter(digit, 'grey' as ImageStep)).toThrow(
    'reading a step: expected gray, ink, cropped, scaled, centred, found "grey"',
  );
});

test('digitsAfter puts the pictures of a step together, with their labels', () => {
  const made = [digitFromImage(bar(240, 30)), digitFromImage(bar(240, 30, { left: 3 }))];
  const { images, labels, count } = digitsAfter(made, Uint8Array.of(1, 7), 'gray');
  expect([count, ...labels]).toEqual([2, 1, 7]);
  expect(images.subarray(784)).toEqual(made[1] && pixelsAfter(made[1], 'gray'));
  expect(() => digitsAfter(made, Uint8Array.of(1), 'gray')).toThrow(/784 in all, found 1568/);
});

test('the CNN reads all ten pictures that come with the project, and both photographs', async () => {
  const own = digitsFromFolder();
  const cnn = await loadModel(`${shippedFolder()}/cnn`);
  expect([...predictedLabels(await classify(cnn, own))]).toEqual([...own.labels]);
});

test('on pictures of test digits the steps read nearly all, where plain resizing reads few', async () => {
  const { test } = loadDigits('mnist');
  const few = firstDigits(test, 100);
  const made = picturesOf(few, { seed: 1 }).map((picture) => digitFromImage(picture));
  const cnn = await loadModel(`${shippedFolder()}/cnn`);
  const read = async (step: ImageStep): Promise<number> => {
    return accuracy(await classify(cnn, digitsAfter(made, few.labels, step)));
  };
  expect(await read('gray')).toBeLessThan(0.5);
  expect(await read('centred')).toBeGreaterThan(0.95);
});
