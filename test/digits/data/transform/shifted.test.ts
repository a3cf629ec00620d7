import { shifted } from '../../../../lib/digits/data/transform/shifted';
import { bandedDigits } from '../../../helpers/digits';
import { dotted, variants } from '../../../helpers/images';

const digits = bandedDigits(12);

test('shifted by nothing gives the same pixels', () => {
  expect(shifted(digits, 0).images).toEqual(digits.images);
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

test.each([
  [29, 'expected pixels from 0 to 28, found 29'],
  [1.5, 'whole number of pixels, found 1.5'],
])('shifted refuses %p, which is out of range', (strength, message) => {
  expect(() => shifted(digits, strength)).toThrow(RangeError);
  expect(() => shifted(digits, strength)).toThrow(message);
});
