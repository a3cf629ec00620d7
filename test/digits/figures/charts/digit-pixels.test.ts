import { PIXELS } from '../../../../lib/digits/data/digits';
import { digitPixels } from '../../../../lib/digits/figures/charts/digit-pixels';
import { flatDigits, trace } from '../samples';

test('digitPixels shows all 28 x 28 intensities and writes those that are not 0', () => {
  const images = new Uint8Array(2 * PIXELS);
  images[PIXELS + 28 + 3] = 200;
  images[PIXELS + 27 * 28] = 7;
  const figure = digitPixels({ images, labels: Uint8Array.of(1, 6), count: 2 }, 1);
  const z = trace(figure, 0).z as number[][];
  expect([z.length, z[0]?.length]).toEqual([28, 28]);
  expect([z[1]?.[3], z[27]?.[0], z[0]?.[0]]).toEqual([200, 7, 0]);
  expect(trace(figure, 1)).toMatchObject({ x: [3, 0], y: [1, 27], text: ['200', '7'] });
  expect(trace(figure, 1).textfont?.color).toEqual(['#ffffff', '#000000']);
  expect(trace(figure, 0).colorbar?.title).toMatchObject({ text: 'intensity (0-255)' });
  expect(figure.alt).toContain('2 of 784 pixels hold ink, with intensities up to 200 of 255');
});

test.each([
  [8, 'An 8 as'],
  [1, 'A 1 as'],
])('digitPixels of a %i is titled "%s ..."', (label, title) => {
  expect(digitPixels(flatDigits([label]), 0).layout.title).toMatchObject({
    text: expect.stringMatching(`^${title} `) as string,
  });
});

test('digitPixels of a blank image says so', () => {
  const blank = { images: new Uint8Array(PIXELS), labels: Uint8Array.of(0), count: 1 };
  expect(digitPixels(blank, 0).alt).toContain('0 of 784 pixels hold ink');
});

test('digitPixels of a class has room for its name in the title, whose middle is left out if it is long', () => {
  const classNames = ['diabetic macular edema', 'drusen'];
  const eye = { images: new Uint8Array(64), labels: Uint8Array.of(0), count: 1, size: 8, classes: 2, classNames };
  const { layout, alt } = digitPixels(eye, 0);
  expect(layout.title).toMatchObject({ text: 'diabetic…r edema as the network sees it: 8 x 8 intensities' });
  expect(alt).toContain('The image of diabetic macular edema at');
  // 57 signs of the title's letters, which are 8 pixels wide or so.
  expect((layout.meta as { width: number }).width).toBeGreaterThan(64 + 57 * 8);
});

test('digitPixels refuses an index outside the data', () => {
  expect(() => digitPixels(flatDigits([1]), 1)).toThrow(
    new RangeError('drawing the pixels of a digit: expected an index from 0 to 0, found 1'),
  );
  expect(() => digitPixels(flatDigits([1]), -1)).toThrow(RangeError);
});

test('digitPixels says that its numbers need its whole width', () => {
  const { width, least } = digitPixels(flatDigits([1]), 0).layout.meta as { width: number; least: number };
  // 19 pixels for each of 28 cells, and the margins.
  expect([width, least]).toEqual([19 * 28 + 88, 19 * 28 + 88]);
});
