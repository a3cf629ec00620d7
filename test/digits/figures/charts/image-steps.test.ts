import { digitFromImage } from '../../../../lib/digits/data/own/from-image';
import { imageSteps } from '../../../../lib/digits/figures/charts/image-steps';
import { bar } from '../../data/own/files';

const digit = digitFromImage(bar(240, 30, { width: 60, left: 28 }));

test('imageSteps draws five steps, bright paper bright, and all else dark on bright', () => {
  const { data, alt } = imageSteps(digit);
  const [{ z = [] } = {}, { text = [] } = {}] = data as { z?: (number | null)[][]; text?: string[] }[];
  expect(text).toEqual(['1. gray', '2. ink alone', '3. cropped', '4. scaled', '5. centred']);
  // Row 7 + 28 goes through the middle of all tiles, which are 59 apart; the paper is 255 - 240 in gray.
  const row = z[7 + 28] ?? [];
  expect([row[2], row[59 + 2], row[4 * 59 + 2]]).toEqual([15, 0, 0]);
  // Beside what is narrower than its tile the page shows through.
  expect(row[2 * 59 + 2]).toBeNull();
  expect(alt).toBe(
    'From a picture to a digit: a picture of 60 x 50 in gray; its ink alone; cropped to 5 x 35; scaled to 3 x 20; ' +
      'centred in 28 x 28.',
  );
});

test('imageSteps says in words what makes a digit doubtful', () => {
  expect(imageSteps(digitFromImage(bar(240, 200))).alt).toMatch(/Doubtful: the ink is pale/);
});
