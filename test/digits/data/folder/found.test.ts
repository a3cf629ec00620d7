import { createDigits } from '../../../../lib/digits/data/create';
import { foundText, otherDataText } from '../../../../lib/digits/data/folder/found';

const about = { size: 8, classes: 3, classNames: ['Bag', 'Coat', 'Shirt'] };
const train = createDigits(new Uint8Array(4 * 64).fill(9, 64), Uint8Array.of(0, 0, 1, 2), 'train', about);
const test_ = createDigits(new Uint8Array(64), Uint8Array.of(1), 'test', about);

test('foundText says counts, classes, balance, repeats and hashes', () => {
  const files = [{ name: 'train-images', sha256: 'abc' }];
  const lines = foundText({ name: 'x', source: 'Things, from /x', train, test: test_, files }).split('\n');
  expect(lines).toEqual([
    'Things, from /x: 4 training and 1 test images of 8 x 8 pixels, in 3 classes: Bag, Coat, Shirt.',
    'Balance: 1 (Coat) to 2 (Bag) training images a class, up to 50.0 % from the mean.',
    'Of the training images 2 repeat an earlier one, 2 of them with another label; 1 are blank.',
    'Of the test images 0 repeat an earlier one, 0 of them with another label; 1 are blank.',
    'SHA-256 of train-images, unpacked: abc',
  ]);
});

test('otherDataText says what does not apply', () => {
  expect(otherDataText('Things')).toContain("about MNIST's digits: they do not apply to Things.");
});
