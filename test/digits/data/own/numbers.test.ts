import * as tf from '@tensorflow/tfjs-core';

import { grayOfRows, grayOfTensor } from '../../../../lib/digits/data/own/numbers';
import { testBackend } from '../../../helpers/backend';

beforeAll(testBackend);

test('grayOfRows takes numbers of 0 to 255, and of 0 to 1 where none is larger', () => {
  expect([
    ...grayOfRows('reading', [
      [0, 128],
      [255, 7],
    ]).pixels,
  ]).toEqual([0, 128, 255, 7]);
  expect([
    ...grayOfRows('reading', [
      [0, 0.5],
      [1, 0.2],
    ]).pixels,
  ]).toEqual([0, 128, 255, 51]);
  expect(grayOfRows('reading', [Float32Array.of(1, 2, 3)])).toMatchObject({ width: 3, height: 1 });
});

test.each([
  ['rows of several lengths', [[1, 2], [3]], /expected rows of 2 numbers, found 1 in row 1/],
  ['a number below 0', [[1, -2]], /expected numbers from 0 to 255, found -2 at position 1/],
  ['NaN', [[NaN]], /found NaN/],
  ['an empty row', [[]], /found 0 x 1/],
])('grayOfRows refuses %s', (_, rows, words) => {
  expect(() => grayOfRows('reading', rows)).toThrow(words);
});

test('grayOfTensor takes a tensor of TensorFlow.js, with and without channels', () => {
  expect(grayOfTensor('reading', tf.tensor2d([[0, 255, 3]]))).toEqual({
    pixels: Uint8Array.of(0, 255, 3),
    width: 3,
    height: 1,
  });
  // 0.299 * 255 and 0.114 * 255
  expect([
    ...grayOfTensor(
      'reading',
      tf.tensor3d([
        [
          [1, 0, 0],
          [0, 0, 1],
        ],
      ]),
    ).pixels,
  ]).toEqual([76, 29]);
  expect([...grayOfTensor('reading', tf.tensor3d([[[1], [0]]])).pixels]).toEqual([255, 0]);
});

test('grayOfTensor refuses other shapes', () => {
  expect(() => grayOfTensor('reading', tf.tensor1d([1, 2]))).toThrow(/expected a tensor of shape .* found \[2\]/);
  expect(() => grayOfTensor('reading', tf.zeros([2, 2, 2]))).toThrow(/found \[2, 2, 2\]/);
});

test('grayOfTensor says that a tensor was disposed of, or has other numbers than its shape says', () => {
  const gone = tf.zeros([2, 2]);
  gone.dispose();
  expect(() => grayOfTensor('reading', gone)).toThrow(
    'reading: expected a tensor that can be read, found one that cannot: Tensor is disposed.',
  );
  const nothing: unknown = null;
  const without = { shape: [2, 2], dataSync: () => nothing as number[] };
  expect(() => grayOfTensor('reading', without)).toThrow(
    'reading: expected a tensor with an array of numbers, found null',
  );
  expect(() => grayOfTensor('reading', { shape: [2, 2], dataSync: () => [1, 2, 3] })).toThrow(
    'reading: expected 4 numbers in the tensor, found 3',
  );
});
