import { rotated } from '../../../../lib/digits/data/transform/rotated';
import { bandedDigits } from '../../../helpers/digits';
import { dotsOf, dotted, variants } from '../../../helpers/images';

const digits = bandedDigits(12);

test('rotated by nothing gives the same pixels', () => {
  expect(rotated(digits, 0).images).toEqual(digits.images);
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

test.each([[NaN, 'expected degrees from 0 to 180, found NaN']])(
  'rotated refuses %p, which is out of range',
  (strength, message) => {
    expect(() => rotated(digits, strength)).toThrow(RangeError);
    expect(() => rotated(digits, strength)).toThrow(message);
  },
);
