import { noisy } from '../../../../lib/digits/data/transform/noisy';
import { bandedDigits } from '../../../helpers/digits';
import { dotted } from '../../../helpers/images';

const digits = bandedDigits(12);

test('noisy by nothing gives the same pixels', () => {
  expect(noisy(digits, 0).images).toEqual(digits.images);
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

test.each([[-1, 'expected a standard deviation from 0 to 255, found -1']])(
  'noisy refuses %p, which is out of range',
  (strength, message) => {
    expect(() => noisy(digits, strength)).toThrow(RangeError);
    expect(() => noisy(digits, strength)).toThrow(message);
  },
);
