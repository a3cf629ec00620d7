import { checkSize } from '../../../../lib/digits/data/own/picture';

test('checkSize takes a picture of a camera, and refuses one without a pixel or of a hundred megapixels, with a cure', () => {
  expect(() => checkSize('reading', 6000, 4000)).not.toThrow();
  expect(() => checkSize('reading', 0, 9)).toThrow(
    'reading: expected a picture of 1 to 25 million pixels, found 0 x 9',
  );
  expect(() => checkSize('reading', 10_000, 10_000)).toThrow(/found 10000 x 10000: make it smaller/);
});
