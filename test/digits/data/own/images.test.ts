import { imagesOf, type UnlabelledImages } from '../../../../lib/digits/data/own/images';
import { bandedDigits } from '../../../helpers/digits';

const one = new Uint8Array(784).fill(1);
const two = new Uint8ClampedArray(784).fill(2);

test('imagesOf takes digits as they are', () => {
  const digits = bandedDigits(3);
  expect(imagesOf('looking', digits)).toEqual({ digits, isLabelled: true });
});

test.each<[string, UnlabelledImages, number[]]>([
  ['one image', one, [1]],
  ['what holds its pixels', { pixels: two }, [2]],
  ['a list of both', [one, { pixels: two }, two], [1, 2, 2]],
  ['pixels end to end', Uint8Array.from([...one, ...two]), [1, 2]],
  ['none', [], []],
])('imagesOf takes %s', (_, given, firsts) => {
  const { digits, isLabelled } = imagesOf('looking', given);
  expect(isLabelled).toBe(false);
  expect(digits.count).toBe(firsts.length);
  expect(firsts.map((__, index) => digits.images[index * 784])).toEqual(firsts);
});

test('imagesOf asks for at least one where there must be one', () => {
  expect(() => imagesOf('looking', [], 1)).toThrow('looking: expected at least one image, found none');
});

test.each<[string, unknown, RegExp]>([
  ['pixels of half an image', new Uint8Array(392), /expected 784 pixels for each image, found 392: digitFromImage/],
  ['two halves', [new Uint8Array(392), new Uint8Array(392)], /expected 784 pixels an image, found 392 in image 0/],
  ['numbers', [[1, 2]], /expected digits, such as createDigits makes, or images of 784 pixels/],
  ['nothing', undefined, /found undefined/],
])('imagesOf refuses %s', (_, given, words) => {
  expect(() => imagesOf('looking', given as UnlabelledImages)).toThrow(words);
});
