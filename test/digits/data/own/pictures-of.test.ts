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
