import { checkAssumptions, compareImages } from '../../../lib/digits/data/assumptions';
import { createDigits } from '../../../lib/digits/data/create';
import { PIXELS } from '../../../lib/digits/data/digits';
import { loadMnist } from '../../../lib/digits/data/mnist';
import { selectDigits } from '../../../lib/digits/data/select';
import { bandedDigits } from '../../helpers/digits';

test('checkAssumptions finds that they hold for MNIST', () => {
  const checks = checkAssumptions(loadMnist().train);
  expect(checks.map(({ holds }) => holds)).toEqual([true, true, true, true]);
  expect(checks.map(({ assumption }) => assumption)).toEqual([
    'Images are 28 x 28 pixels, grayscale',
    'Every image shows something',
    'Classes are balanced',
    'Labels are from 0 to 9, and equal images have equal labels',
  ]);
  // 6742 ones against a mean of 6000: 742 / 6000 = 12.4 %.
  expect(checks[2]?.found).toBe(
    '5421 to 6742 images a class, up to 12.4 % from the mean (up to 20.0 % counts as balanced)',
  );
});

test('checkAssumptions finds classes out of balance', () => {
  const digits = selectDigits(
    bandedDigits(100),
    [...Array(90).keys()].filter((index) => index % 10 !== 3 || index < 50),
  );
  const balance = checkAssumptions(digits)[2];
  // 86 digits: nine classes of 9 and one of 5; the mean is 8.6, and (8.6 - 5) / 8.6 = 41.9 %.
  expect(balance).toMatchObject({ holds: false });
  expect(balance?.found).toContain('5 to 9 images a class, up to 41.9 % from the mean');
  expect(checkAssumptions(digits, { balance: 0.5 })[2]?.holds).toBe(true);
});

test('compareImages counts blank images, repeats, and repeats with another label', () => {
  const images = new Uint8Array(5 * PIXELS);
  images.fill(9, PIXELS, 4 * PIXELS);
  // Blank, nine, nine, nine, blank; the second nine has the first one's label, the third another.
  const digits = createDigits(images, Uint8Array.of(1, 2, 2, 3, 1));
  expect(compareImages(digits)).toEqual({ blank: 2, duplicates: 3, conflicts: 1 });
  expect(checkAssumptions(digits)[3]).toMatchObject({ holds: false });
  expect(checkAssumptions(digits)[1]).toMatchObject({ holds: false, found: '2 blank images' });
});

test('checkAssumptions refuses no digits', () => {
  expect(() => checkAssumptions(createDigits(new Uint8Array(0), new Uint8Array(0)))).toThrow(RangeError);
});

test('checkAssumptions holds data to their own size and their own number of classes', () => {
  const labels = Uint8Array.from({ length: 102 }, (_, index) => index % 26);
  const images = Uint8Array.from({ length: 102 * 64 }, (_, at) => (at % 64 === 0 ? 1 + Math.floor(at / 64) : 9));
  const letters = createDigits(images, labels, 'letters', { size: 8, classes: 26 });
  const [size, , balance, classes] = checkAssumptions(letters);
  expect(size).toEqual({
    assumption: 'Images are 8 x 8 pixels, grayscale',
    holds: true,
    found: '64 bytes an image, one a pixel',
  });
  // 102 = 3 * 26 + 24: 24 classes of four and two of three; the mean is 102 / 26 = 3.92, and 3 lies 23.5 % below it.
  expect(balance?.found).toContain('3 to 4 images a class, up to 23.5 % from the mean');
  expect(balance?.holds).toBe(false);
  expect(classes).toMatchObject({
    assumption: 'Labels are from 0 to 25, and equal images have equal labels',
    holds: true,
  });
});
