import { centreDigit, centreOfMass } from '../../../../lib/digits/data/drawn/centre';
import { loadDigits } from '../../../../lib/digits/data/load';
import { imageAt } from '../../../../lib/digits/data/select';

const blank = (width: number, height: number) => ({ pixels: new Uint8Array(width * height), width, height });

/** A picture with a rectangle of ink. */
function rectangle(width: number, height: number, left: number, top: number, wide: number, high: number) {
  const image = blank(width, height);
  for (let row = top; row < top + high; row++) image.pixels.fill(255, row * width + left, row * width + left + wide);
  return image;
}

const size = 28;
const field = (pixels: Uint8Array) => ({ pixels, width: size, height: size });

test("centreDigit leaves MNIST's own test digits as they are, all but three of 19 pixels", () => {
  const { test } = loadDigits('mnist');
  const sides = Array.from({ length: test.count }, (_, index) => imageAt(test, index)).flatMap((image) => {
    const { cropped, pixels } = centreDigit(field(image));
    const isSame = pixels.every((value, at) => value === image[at]);
    return isSame ? [] : [Math.max(cropped.width, cropped.height)];
  });
  expect(sides).toEqual([19, 19, 19]);
});

test('centreDigit finds a digit of MNIST again, wherever it stands on a larger sheet', () => {
  const digit = imageAt(loadDigits('quick').test, 3);
  const sheet = blank(90, 60);
  for (let row = 0; row < size; row++)
    sheet.pixels.set(digit.subarray(row * size, (row + 1) * size), (row + 21) * 90 + 50);
  expect(centreDigit(sheet).pixels).toEqual(digit);
});

test('centreDigit crops to the ink, and scales its longer side to 20', () => {
  const { cropped, scaled } = centreDigit(rectangle(100, 80, 10, 5, 40, 60));
  expect([cropped.width, cropped.height]).toEqual([40, 60]);
  // 40 * 20 / 60 = 13.3
  expect([scaled.width, scaled.height]).toEqual([13, 20]);
});

test.each([
  ['a high rectangle', rectangle(100, 80, 10, 5, 20, 60)],
  ['a wide rectangle', rectangle(100, 80, 10, 5, 60, 20)],
  ['a small square', rectangle(9, 9, 7, 0, 2, 2)],
  ['a single pixel', rectangle(5, 5, 4, 4, 1, 1)],
])('centreDigit puts the centre of mass of %s next to (14, 14)', (_, image) => {
  const { row, column } = centreOfMass(field(centreDigit(image).pixels));
  expect(Math.abs(row - 14)).toBeLessThanOrEqual(0.5);
  expect(Math.abs(column - 14)).toBeLessThanOrEqual(0.5);
});

test('centreDigit keeps all ink within the field, if the centre of mass would push it out', () => {
  // A heavy foot and a thin line far up: centred on its foot, the line would leave the field.
  const image = rectangle(40, 200, 0, 180, 40, 20);
  for (let row = 0; row < 180; row++) image.pixels[row * 40 + 20] = 40;
  const { pixels, scaled, top } = centreDigit(image);
  expect(top).toBeGreaterThanOrEqual(0);
  expect(top + scaled.height).toBeLessThanOrEqual(size);
  const ink = (values: Uint8Array | Uint8ClampedArray) => [...values].reduce((sum, value) => sum + value, 0);
  expect(ink(pixels)).toBe(ink(scaled.pixels));
});

test('centreDigit makes a blank digit of blank paper', () => {
  for (const image of [blank(30, 20), blank(0, 0)]) {
    const { cropped, scaled, pixels } = centreDigit(image);
    expect([cropped.width, scaled.width]).toEqual([0, 0]);
    expect(pixels).toEqual(new Uint8Array(784));
  }
});

test('centreOfMass weighs each pixel by its intensity', () => {
  // (0 * 100 + 3 * 50) / 150 = 1
  expect(centreOfMass({ pixels: Uint8Array.of(100, 0, 0, 50), width: 4, height: 1 })).toEqual({ row: 0, column: 1 });
  expect(centreOfMass(blank(3, 5))).toEqual({ row: 2, column: 1 });
});

test('centreDigit refuses pixels that do not fit the size', () => {
  const image = { pixels: new Uint8Array(5), width: 2, height: 3 };
  expect(() => centreDigit(image)).toThrow(new RangeError('preparing a digit: expected 2 x 3 pixels, found 5'));
});
