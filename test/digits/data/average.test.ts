import { averageDigits } from '../../../lib/digits/data/average';
import { createDigits } from '../../../lib/digits/data/create';
import { PIXELS } from '../../../lib/digits/data/digits';

const images = new Uint8Array(3 * PIXELS);
images.fill(10, 0, PIXELS);
images.fill(21, PIXELS, 2 * PIXELS);
images.fill(200, 2 * PIXELS);
const digits = createDigits(images, Uint8Array.of(7, 7, 0));

test('averageDigits gives the rounded mean image of each class, blank where there is none', () => {
  const average = averageDigits(digits);
  const firstPixels = Array.from({ length: 10 }, (_, label) => average.images[label * PIXELS]);
  // (10 + 21) / 2 = 15.5, rounded to 16.
  expect(firstPixels).toEqual([200, 0, 0, 0, 0, 0, 0, 16, 0, 0]);
  expect([...average.labels]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});
