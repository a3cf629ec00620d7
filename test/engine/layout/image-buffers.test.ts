import { gradientBuffer, inputBuffer, plainBuffer } from '../../../lib/engine/layout/image-buffers';
import { imageStage } from '../../../lib/engine/network/images';
import type { ConvolutionSpec } from '../../../lib/engine/network/network';

/** Everything begins at 1000. */
const asked: number[] = [];
const allocate = (bytes: number): number => {
  asked.push(bytes);
  return 1000;
};
beforeEach(() => {
  asked.length = 0;
});

const input = { height: 5, width: 6, channels: 3 };
const convolution: ConvolutionSpec = {
  kind: 'convolution',
  filters: 5,
  kernelSize: [3, 3],
  strides: [2, 1],
  padding: 'same',
  activation: 'relu',
};
const stage = imageStage(convolution, input, 'a convolution');

test('plainBuffer fills channels up to whole vectors', () => {
  expect(plainBuffer(input, allocate)).toEqual({
    start: 1000,
    bytes: 5 * 6 * 16,
    bufferRow: 6 * 16,
    address: 1000,
    step: 16,
    row: 6 * 16,
  });
  expect(asked).toEqual([480]);
});

test('inputBuffer leaves a border as wide as the padding', () => {
  // Three rows of output, two apart, of windows of 3: 7 rows; six columns of windows of 3: 8 columns.
  expect(inputBuffer(stage, 4, allocate)).toEqual({
    start: 1000,
    bytes: 7 * 8 * 16,
    bufferRow: 8 * 16,
    address: 1000 + 8 * 16 + 16,
    step: 16,
    row: 8 * 16,
  });
});

test('gradientBuffer lays positions the strides apart, with a window less one around', () => {
  // Rows at 2, 4 and 6 of as many as the input has with its padding and the border, 2 + 1 + 5; 2 + 1 + 6 columns.
  expect(gradientBuffer(stage, allocate)).toEqual({
    start: 1000,
    bytes: 8 * 9 * 32,
    bufferRow: 9 * 32,
    address: 1000 + 2 * 9 * 32 + 2 * 32,
    step: 32,
    row: 2 * 9 * 32,
  });
});
