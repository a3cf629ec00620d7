import { loadDigits } from '../../../../lib/digits/data/load';
import { unusualImages, unusualLooks } from '../../../../lib/digits/data/own/unusual';
import { imageAt } from '../../../../lib/digits/data/select';
import { moved } from '../../../../lib/digits/data/transform/moved';

const { test: digits } = loadDigits('mnist');
const image = imageAt(digits, 0);

test.each([
  [
    'a bright ground',
    image.map((value) => 255 - value),
    /the ground is bright: digitFromImage makes it dark \(edge 255\.0/,
  ],
  ['flat ink', image.map((value) => value / 4), /flat: .* \(contrast 63\.0, in training 254 to 255\)/],
  ['a blank image', new Uint8Array(784), /there is little ink/],
  ['a full image', new Uint8Array(784).fill(255), /there is much ink/],
  ['a digit too far down', imageAt(moved(digits, 4, 0), 0), /off centre, too low \(row 1[67]/],
  ['a digit too far left', imageAt(moved(digits, 0, -4), 0), /off centre, too far left/],
])('unusualLooks warns of %s', (_, pixels, words) => {
  expect(unusualLooks(pixels).join('; ')).toMatch(words);
});

test('unusualImages names few of the test digits: fewer than one in a hundred', () => {
  const unusual = unusualImages(digits);
  expect(unusual.length).toBeGreaterThan(0);
  expect(unusual.length).toBeLessThan(100);
});

test('unusualImages takes images without labels, and tells which', () => {
  const negative = image.map((value) => 255 - value);
  expect(unusualImages([image, negative]).map(({ index }) => index)).toEqual([1]);
  expect(unusualImages({ pixels: image })).toEqual([]);
});
