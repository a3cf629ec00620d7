import type { Digits } from '../../../../lib/digits/data/digits';
import { DISTORTIONS } from '../../../../lib/digits/data/transform/distortions';
import { noisy } from '../../../../lib/digits/data/transform/noisy';
import { occluded } from '../../../../lib/digits/data/transform/occluded';
import { rotated } from '../../../../lib/digits/data/transform/rotated';
import { shifted } from '../../../../lib/digits/data/transform/shifted';
import { bandedDigits } from '../../../helpers/digits';
import { dotsOf, dotted } from '../../../helpers/images';

/** The different results among some digits that were equal before. */
function variants(digits: Digits): string[] {
  return [...new Set(Array.from({ length: digits.count }, (_, index) => JSON.stringify(dotsOf(digits, index))))].sort();
}

const digits = bandedDigits(12);

test.each(DISTORTIONS)('$name keeps labels and source, follows its seed and changes something', ({ apply }) => {
  const before = digits.images.slice();
  const first = apply(digits, { seed: 1 });
  expect(first.labels).toEqual(digits.labels);
  expect(first.count).toBe(digits.count);
  expect(digits.images).toEqual(before);
  expect(first.images).not.toEqual(before);
  expect(apply(digits, { seed: 1 }).images).toEqual(first.images);
  expect(apply(digits).images).toEqual(first.images);
  expect(apply(digits, { seed: 2 }).images).not.toEqual(first.images);
  expect(() => apply(digits, { seed: 0.5 })).toThrow(TypeError);
});

test.each([
  ['shifted', () => shifted(digits, 0)],
  ['rotated', () => rotated(digits, 0)],
  ['noisy', () => noisy(digits, 0)],
  ['occluded', () => occluded(digits, 0)],
])('%s by nothing gives the same pixels', (_, apply) => {
  expect(apply().images).toEqual(digits.images);
});

test('shifted moves an image up, down, left or right by so many pixels', () => {
  const moved = shifted(
    dotted(
      [
        [10, 12, 200],
        [11, 12, 90],
      ],
      60,
    ),
    3,
  );
  expect(variants(moved)).toEqual(
    [
      [
        [7, 12, 200],
        [8, 12, 90],
      ],
      [
        [13, 12, 200],
        [14, 12, 90],
      ],
      [
        [10, 9, 200],
        [11, 9, 90],
      ],
      [
        [10, 15, 200],
        [11, 15, 90],
      ],
    ]
      .map((dots) => JSON.stringify(dots))
      .sort(),
  );
});

test('shifted loses what leaves the picture, and brings nothing in on the other side', () => {
  // The corner survives a step down or to the right, and is lost by one up or to the left.
  expect(variants(shifted(dotted([[0, 0, 255]], 60), 1))).toEqual(['[[0,1,255]]', '[[1,0,255]]', '[]']);
  expect(variants(shifted(dotted([[27, 27, 255]], 60), 1))).toEqual(['[[26,27,255]]', '[[27,26,255]]', '[]']);
  expect(variants(shifted(dotted([[5, 5, 255]], 60), 28))).toEqual(['[]']);
});

test('rotated by 90 degrees takes a pixel a quarter of the way round, either way', () => {
  // About the middle (13.5, 13.5), (3, 10) lies 10.5 up and 3.5 left: a quarter on, 3.5 down or up and 10.5 to a side.
  expect(variants(rotated(dotted([[3, 10, 180]], 30), 90))).toEqual(['[[10,24,180]]', '[[17,3,180]]']);
});

test('rotated by 45 degrees mixes four pixels by their distances', () => {
  const turned = rotated(
    dotted(
      [
        [13, 13, 200],
        [13, 14, 200],
        [14, 13, 200],
        [14, 14, 200],
      ],
      10,
    ),
    45,
  );
  // The source of (13, 13) lies at distance sqrt(1/2) straight up or left of the middle, at (13.5 - 0.707, 13.5): down
  // from row 12 by 0.793, so 0.793 of the ink there: 0.793 * 200 = 158.58.
  for (let index = 0; index < 10; index++) expect(dotsOf(turned, index)).toContainEqual([13, 13, 159]);
});

test('noisy adds noise of the deviation, and cuts it off at paper and ink', () => {
  const gray = { ...digits, images: digits.images.map(() => 128) };
  const values = [...noisy(gray, 20).images].map((value) => value - 128);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / values.length);
  // 9,408 pixels: the standard error of the mean is 20 / sqrt(9408) = 0.21, of the deviation 0.15.
  expect(Math.abs(mean)).toBeLessThan(0.8);
  expect(Math.abs(deviation - 20)).toBeLessThan(0.6);
  // On paper half of the noise is negative and cut off.
  const paper = noisy(dotted([]), 50).images;
  const zeros = paper.filter((value) => value === 0).length / paper.length;
  expect(zeros).toBeGreaterThan(0.42);
  expect(zeros).toBeLessThan(0.58);
});

test('occluded lays one square of paper over each image, at many places', () => {
  const white = { ...digits, images: digits.images.map(() => 255) };
  const covered = occluded(white, 5);
  const corners = new Set<string>();
  for (let index = 0; index < covered.count; index++) {
    const image = covered.images.subarray(index * 784, (index + 1) * 784);
    const holes = [...image].flatMap((value, at) => (value === 0 ? [at] : []));
    const [first = NaN] = holes;
    expect(holes).toEqual(Array.from({ length: 25 }, (_, hole) => first + Math.floor(hole / 5) * 28 + (hole % 5)));
    expect(first % 28).toBeLessThanOrEqual(23);
    corners.add(String(first));
  }
  expect(corners.size).toBeGreaterThan(8);
  expect(occluded(white, 28).images.every((value) => value === 0)).toBe(true);
});

test.each([
  ['shifted', () => shifted(digits, 29), 'expected pixels from 0 to 28, found 29'],
  ['shifted', () => shifted(digits, 1.5), 'whole number of pixels, found 1.5'],
  ['rotated', () => rotated(digits, NaN), 'expected degrees from 0 to 180, found NaN'],
  ['noisy', () => noisy(digits, -1), 'expected a standard deviation from 0 to 255, found -1'],
  ['occluded', () => occluded(digits, 30), 'from 0 to 28, found 30'],
  ['occluded', () => occluded(digits, 2.5), 'whole number of pixels, found 2.5'],
])('%s refuses a strength out of range', (_, apply, message) => {
  expect(apply).toThrow(RangeError);
  expect(apply).toThrow(message);
});
