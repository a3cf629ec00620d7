import fc from 'fast-check';

import { createDigits } from '../../../lib/digits/data/create';
import { type Digits, PIXELS } from '../../../lib/digits/data/digits';
import { loadDigits } from '../../../lib/digits/data/load';
import { firstDigits } from '../../../lib/digits/data/select';
import { type Neighbour, nearestNeighbours } from '../../../lib/digits/labels/neighbours';

/** The same by comparing every pair, pixel by pixel. */
function byBruteForce(digits: Digits, among: Digits): Neighbour[] {
  return Array.from({ length: digits.count }, (_, index) => {
    const squares = Array.from({ length: among.count }, (__, other) => {
      let sum = 0;
      for (let pixel = 0; pixel < PIXELS; pixel++) {
        sum += ((digits.images[index * PIXELS + pixel] ?? 0) - (among.images[other * PIXELS + pixel] ?? 0)) ** 2;
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
