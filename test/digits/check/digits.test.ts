import { checkDigit, checkDigits, checkSameSize } from '../../../lib/digits/check/digits';
import type { Digits } from '../../../lib/digits/data/digits';

const two = { images: new Uint8Array(2 * 784), labels: Uint8Array.of(3, 9), count: 2 };
const check = (digits: unknown) => (): void => checkDigits('predicting', digits as Digits);

describe('checkDigits', () => {
  test('takes digits, also in a Buffer, which is a Uint8Array', () => {
    expect(check(two)).not.toThrow();
    expect(check({ ...two, images: Buffer.alloc(2 * 784) })).not.toThrow();
  });

  test.each([
    ['no object', null, 'expected digits, such as createDigits makes, found null'],
    ['no labels', { images: two.images, count: 2 }, 'expected digits, such as createDigits makes, found an Object'],
    [
      'clamped bytes',
      { ...two, images: new Uint8ClampedArray(1568) },
      'expected pixels in a Uint8Array, found a Uint8ClampedArray',
    ],
    [
      'numbers from 0 to 1',
      { ...two, images: new Float32Array(1568) },
      'expected pixels in a Uint8Array, found a Float32Array',
    ],
    ['a plain array of labels', { ...two, labels: [3, 9] }, 'expected labels in a Uint8Array, found an array of 2'],
  ])('refuses %s with a TypeError', (_, digits, words) => {
    expect(check(digits)).toThrow(TypeError);
    expect(check(digits)).toThrow(`predicting: ${words}`);
  });

  test.each([
    [
      'none',
      { ...two, images: new Uint8Array(), labels: new Uint8Array(), count: 0 },
      'expected at least one digit, found none',
    ],
    ['a count of fewer', { ...two, count: 1 }, 'for each of 1 digits, found 1568 pixels and 2 labels'],
    ['a count that is no number', { ...two, count: NaN }, 'for each of NaN digits'],
    ['images of another size', { ...two, images: new Uint8Array(2 * 1024) }, 'found 2048 pixels and 2 labels'],
    [
      'a label without a class',
      { ...two, labels: Uint8Array.of(3, 10) },
      'expected labels from 0 to 9, found 10 at index 1',
    ],
  ])('refuses %s with a RangeError', (_, digits, words) => {
    expect(check(digits)).toThrow(RangeError);
    expect(check(digits)).toThrow(words);
  });
});

test('checkDigits lets none pass where none is enough', () => {
  const none = { images: new Uint8Array(), labels: new Uint8Array(), count: 0 };
  expect(() => checkDigits('counting', none, 0)).not.toThrow();
});

test('checkDigit tells an index of the wrong kind from one without a digit', () => {
  const at = (index: unknown) => (): void => checkDigit('looking', two, index as number);
  expect(at(1)).not.toThrow();
  expect(at('1')).toThrow(new TypeError('looking: expected an index from 0 to 1, found "1"'));
  expect(at(2)).toThrow(new RangeError('looking: expected an index from 0 to 1, found 2'));
});

test('checkSameSize takes sets of one size, also where one leaves it unsaid, and refuses two sizes', () => {
  const small = { images: new Uint8Array(64), labels: Uint8Array.of(1), count: 1, size: 8 };
  expect(() => checkSameSize('pairing', two, { ...two, size: 28, classes: 26 })).not.toThrow();
  expect(() => checkSameSize('pairing', two, small)).toThrow(
    new RangeError('pairing: expected images of 28 pixels a side in both sets, found 8'),
  );
});
