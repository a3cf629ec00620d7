import { dropoutStage, IMAGE_MASKS, imageStage, sizeOf } from '../../../lib/engine/network/images';
import type { PoolingSpec } from '../../../lib/engine/network/network';

const input = { height: 7, width: 6, channels: 2 };

const pool = (options: Partial<PoolingSpec>): PoolingSpec => ({
  kind: 'maxPooling',
  poolSize: [2, 2],
  strides: [2, 2],
  padding: 'valid',
  ...options,
});

test('imageStage counts the windows that fit, and keeps the channels of a pooling', () => {
  expect(imageStage(pool({}), input, 'a layer')).toMatchObject({
    output: { height: 3, width: 3, channels: 2 },
    top: 0,
    left: 0,
  });
});

test('imageStage pads with the odd one below and to the right, as TensorFlow does', () => {
  // ceil(7 / 2) = 4 rows of windows need 3 * 2 + 2 = 8: one more, which goes below.
  expect(imageStage(pool({ padding: 'same' }), input, 'a layer')).toMatchObject({
    output: { height: 4, width: 3 },
    top: 0,
    left: 0,
  });
  // 4 rows of windows of 4 need 10: three more, one above.
  expect(imageStage(pool({ padding: 'same', poolSize: [4, 4] }), input, 'a layer')).toMatchObject({ top: 1, left: 1 });
});

test('imageStage takes the filters of a convolution for its channels', () => {
  const { output } = imageStage(
    { kind: 'convolution', filters: 9, kernelSize: [3, 2], strides: [1, 1], padding: 'valid', activation: 'relu' },
    input,
    'a layer',
  );
  expect(output).toEqual({ height: 5, width: 5, channels: 9 });
});

test('imageStage refuses windows that do not fit, and sizes that are no counts', () => {
  expect(() => imageStage(pool({ poolSize: [8, 1] }), input, 'layer 3')).toThrow(
    'planning the network: expected a window of at most 7 x 6 in layer 3, found 8 x 1',
  );
  expect(() => imageStage(pool({ strides: [0, 1] }), input, 'layer 3')).toThrow(
    'planning the network: expected whole numbers of at least 1 as the sizes of layer 3, found 0',
  );
});

test('dropoutStage keeps the shape of an image, and takes masks that no dense layer has', () => {
  const stage = dropoutStage(0.3, input, 2);
  expect([stage.input, stage.output, stage.rate, stage.maskNumber]).toEqual([input, input, 0.3, IMAGE_MASKS + 2]);
});

test('sizeOf counts the numbers of an image', () => {
  expect(sizeOf(input)).toBe(7 * 6 * 2);
});
