import { createDigits } from '../../../../lib/digits/data/create';
import { digitFromImage } from '../../../../lib/digits/data/own/from-image';
import { grayOf } from '../../../../lib/digits/data/own/gray';
import { isDarkOnBright } from '../../../../lib/digits/data/own/paper';
import { picturesOf } from '../../../../lib/digits/data/own/pictures-of';
import { loadDigits } from '../../../../lib/digits/data/load';
import { firstDigits } from '../../../../lib/digits/data/select';

const few = firstDigits(loadDigits('quick').test, 60);

test('picturesOf gives the same pictures for a seed, and others for another', () => {
  expect(picturesOf(few, { seed: 2 })).toEqual(picturesOf(few, { seed: 2 }));
  expect(picturesOf(few, { seed: 2 })[0]).not.toEqual(picturesOf(few, { seed: 3 })[0]);
});

test('picturesOf draws sizes and grounds as it says: 64 to 160 pixels, about half of them bright', () => {
  const pictures = picturesOf(few, { seed: 1 });
  for (const { width, height, data } of pictures) {
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(64);
    expect(Math.max(width, height)).toBeLessThanOrEqual(160);
    expect(data.length).toBe(4 * width * height);
  }
  const bright = pictures.filter((picture) => isDarkOnBright(grayOf(picture))).length;
  expect(bright).toBeGreaterThan(15);
  expect(bright).toBeLessThan(45);
});

test.each([8, 16, 28, 64])('picturesOf draws images of %i pixels a side whole', (size) => {
  // A bar in the lower half, three times as wide as high.
  const isInk = (row: number, column: number): boolean =>
    row >= (size * 5) / 8 && row < (size * 7) / 8 && column >= size / 8 && column < (size * 7) / 8;
  const bar = Uint8Array.from({ length: size * size }, (_, at) => (isInk(Math.floor(at / size), at % size) ? 255 : 0));
  const images = new Uint8Array(20 * size * size);
  for (let index = 0; index < 20; index++) images.set(bar, index * size * size);
  for (const picture of picturesOf(createDigits(images, new Uint8Array(20), 'bars', { size }), { seed: 1 })) {
    const { cropped } = digitFromImage(picture);
    // At least 1.5 times 28 pixels, three quarters of them the bar's; turned by up to 15 degrees it is higher.
    expect(cropped.width).toBeGreaterThanOrEqual(27);
    expect(cropped.width / cropped.height).toBeGreaterThan(1.7);
    expect(cropped.width / cropped.height).toBeLessThan(3.6);
  }
});
