import fc from 'fast-check';

import { createDigits } from '../../../lib/digits/data/create';
import { type Digits, PIXELS } from '../../../lib/digits/data/digits';
import { loadDigits } from '../../../lib/digits/data/load';
import { firstDigits, selectDigits } from '../../../lib/digits/data/select';
import { type Neighbour, nearestNeighbours } from '../../../lib/digits/labels/neighbours';
import { seededRandom } from '../../../lib/digits/random/random';

/** The same by comparing every pair, pixel by pixel. */
function byBruteForce(digits: Digits, among: Digits, pixels = PIXELS): Neighbour[] {
  return Array.from({ length: digits.count }, (_, index) => {
    const squares = Array.from({ length: among.count }, (__, other) => {
      let sum = 0;
      for (let pixel = 0; pixel < pixels; pixel++) {
        sum += ((digits.images[index * pixels + pixel] ?? 0) - (among.images[other * pixels + pixel] ?? 0)) ** 2;
      }
      return sum;
    });
    const least = Math.min(...squares);
    return { index, neighbour: squares.indexOf(least), distance: Math.sqrt(least) / 255 };
  });
}

test('nearestNeighbours finds what comparing every pair finds, for real digits', () => {
  const { train, test: held } = loadDigits('quick');
  const [digits, among] = [firstDigits(held, 40), firstDigits(train, 700)];
  expect(nearestNeighbours(digits, among)).toEqual(byBruteForce(digits, among));
});

test('nearestNeighbours finds what comparing every pair finds, for images of few and many different pixels', () => {
  const image = fc.tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: PIXELS - 1 }), fc.nat(255));
  const drawn = (specs: readonly (readonly [number, number, number])[]): Digits => {
    const images = new Uint8Array(specs.length * PIXELS);
    specs.forEach(([ground, pixel, ink], index) => {
      images.fill(ground, index * PIXELS, (index + 1) * PIXELS);
      images[index * PIXELS + pixel] = ink;
    });
    return createDigits(images, new Uint8Array(specs.length));
  };
  const some = fc.array(image, { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(some, some, (own, others) => {
      const [digits, among] = [drawn(own), drawn(others)];
      expect(nearestNeighbours(digits, among)).toEqual(byBruteForce(digits, among));
    }),
    { seed: 1 },
  );
});

test('nearestNeighbours finds a copy at distance 0, of several the first, and paper from ink at 28', () => {
  const images = new Uint8Array(3 * PIXELS).fill(255, PIXELS);
  const digits = createDigits(images, Uint8Array.of(1, 2, 3));
  expect(nearestNeighbours(digits, digits)).toEqual([
    { index: 0, neighbour: 0, distance: 0 },
    { index: 1, neighbour: 1, distance: 0 },
    { index: 2, neighbour: 1, distance: 0 },
  ]);
  const paper = firstDigits(digits, 1);
  const ink = createDigits(images.slice(PIXELS, 2 * PIXELS), Uint8Array.of(1));
  expect(nearestNeighbours(paper, ink)[0]?.distance).toBe(28);
});

test('nearestNeighbours finds by hand the nearest of four images of 8 x 8 pixels in 26 classes', () => {
  // One pixel of ink in the last corner: 30; 90 at distance 60/255; 0 at 30/255; 30 and another pixel of 16 at 16/255.
  const images = new Uint8Array(4 * 64);
  images[63] = 30;
  images[127] = 90;
  images[255] = 30;
  images[192] = 16;
  const letters = createDigits(images, Uint8Array.of(25, 3, 25, 11), 'letters', { size: 8, classes: 26 });
  const first = firstDigits(letters, 1);
  const among = selectDigits(letters, [1, 2, 3]);
  expect(nearestNeighbours(first, among)).toEqual([{ index: 0, neighbour: 2, distance: 16 / 255 }]);
  expect(nearestNeighbours(first, selectDigits(among, [0, 1]))).toEqual([
    { index: 0, neighbour: 1, distance: 30 / 255 },
  ]);
});

test.each([1, 2, 8, 9, 15, 30, 64])(
  'nearestNeighbours finds what comparing every pair finds, %i pixels a side',
  (size) => {
    const random = seededRandom(size);
    const about = { size, classes: 26 };
    // Few intensities, so that small images meet their like.
    const made = (count: number): Digits => {
      const images = Uint8Array.from({ length: count * size * size }, () => 51 * random.below(6));
      return createDigits(
        images,
        Uint8Array.from({ length: count }, () => random.below(26)),
        'letters',
        about,
      );
    };
    const [digits, among] = [made(20), made(60)];
    expect(nearestNeighbours(digits, among)).toEqual(byBruteForce(digits, among, size * size));
  },
);

test('nearestNeighbours refuses images of another size', () => {
  const about = { size: 8, classes: 10 };
  const small = createDigits(new Uint8Array(64), Uint8Array.of(1), 'small', about);
  const digits = createDigits(new Uint8Array(PIXELS), Uint8Array.of(1));
  expect(() => nearestNeighbours(small, digits)).toThrow(
    'looking for nearest neighbours: expected images of 8 pixels a side in both sets, found 28',
  );
});
