import { occluded } from '../../../../lib/digits/data/transform/occluded';
import { bandedDigits } from '../../../helpers/digits';

const digits = bandedDigits(12);

test('occluded by nothing gives the same pixels', () => {
  expect(occluded(digits, 0).images).toEqual(digits.images);
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
  [30, 'from 0 to 28, found 30'],
  [2.5, 'whole number of pixels, found 2.5'],
])('occluded refuses %p, which is out of range', (strength, message) => {
  expect(() => occluded(digits, strength)).toThrow(RangeError);
  expect(() => occluded(digits, strength)).toThrow(message);
});
