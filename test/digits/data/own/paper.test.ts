import { grayOfRows } from '../../../../lib/digits/data/own/numbers';
import { inverted, isDarkOnBright, widened, withoutGround } from '../../../../lib/digits/data/own/paper';
import { seededRandom } from '../../../../lib/digits/random/random';
import { bar } from './files';

test('isDarkOnBright finds which of the two the ink is', () => {
  expect(isDarkOnBright(grayOfRows('', bar(240, 30)))).toBe(true);
  expect(isDarkOnBright(grayOfRows('', bar(20, 200)))).toBe(false);
});

test('isDarkOnBright is not misled by a shadow over half of the paper', () => {
  const shaded = bar(220, 40).map((row) => row.map((value, column) => (column > 19 ? value * 0.7 : value)));
  expect(isDarkOnBright(grayOfRows('', shaded))).toBe(true);
});

test('inverted exchanges bright and dark', () => {
  expect([...inverted({ pixels: Uint8Array.of(0, 9, 255), width: 3, height: 1 }).pixels]).toEqual([255, 246, 0]);
});

test('widened gives each pixel the brightest of the square around it, as a plain search does', () => {
  const random = seededRandom(3);
  const [width, height] = [13, 9];
  const pixels = Uint8Array.from({ length: width * height }, () => random.below(256));
  for (const reach of [1, 2, 5, 20]) {
    const plain = Uint8Array.from(pixels, (_, at) => {
      const near = [...pixels].filter((_value, other) => {
        const [down, across] = [Math.floor(other / width) - Math.floor(at / width), (other % width) - (at % width)];
        return Math.abs(down) <= reach && Math.abs(across) <= reach;
      });
      return Math.max(...near);
    });
    expect(widened({ pixels, width, height }, reach).pixels).toEqual(plain);
  }
});

test('withoutGround leaves the ink of a picture whose ground rises from one side to the other', () => {
  const sloped = bar(20, 120).map((row) => row.map((value, column) => value + 2 * column));
  const { pixels } = withoutGround(grayOfRows('', sloped));
  const at = (row: number, column: number): number => pixels[row * 40 + column] ?? -1;
  // The bar stands 100 above its ground, which rises by 10 below it, and by 38 over a square of 19.
  expect(at(20, 22)).toBeGreaterThanOrEqual(90);
  expect(Math.max(...[0, 8, 15, 28, 39].map((column) => at(20, column)))).toBeLessThan(40);
});
