import { createHash } from 'node:crypto';

import { compareImages } from '../../../lib/digits/data/assumptions';
import type { Digits } from '../../../lib/digits/data/digits';
import { loadMnist } from '../../../lib/digits/data/mnist';
import { loadQuick } from '../../../lib/digits/data/quick';
import { classCounts, imageAt } from '../../../lib/digits/data/select';

const { train, test: held } = loadQuick();

function keys(digits: Digits): string[] {
  return Array.from({ length: digits.count }, (_, index) =>
    createHash('sha256')
      .update(imageAt(digits, index))
      .update(Uint8Array.of(digits.labels[index] ?? 255))
      .digest('base64'),
  );
}

test('loadQuick gives 8,000 and 2,000 digits of every class', () => {
  expect([train.count, held.count]).toEqual([8000, 2000]);
  expect(Math.min(...classCounts(train))).toBeGreaterThan(600);
  expect(Math.min(...classCounts(held))).toBeGreaterThan(150);
});

test('loadQuick gives digits of MNIST, byte for byte and with the same labels', () => {
  const original = new Set(keys(loadMnist().train));
  expect(keys(train).filter((key) => !original.has(key))).toEqual([]);
  expect(keys(held).filter((key) => !original.has(key))).toEqual([]);
});

test('loadQuick shares no digit between training and test', () => {
  const training = new Set(keys(train));
  expect(keys(held).filter((key) => training.has(key))).toEqual([]);
  expect(compareImages(train).duplicates).toBe(0);
});

test('loadQuick gives the same digits in the same order every time', () => {
  expect(loadQuick().train.labels).toEqual(train.labels);
});

test('loadQuick gives arrays whose slice is a copy', () => {
  for (const array of [train.images, train.labels, held.images, held.labels]) {
    expect(Object.getPrototypeOf(array)).toBe(Uint8Array.prototype);
  }
});
