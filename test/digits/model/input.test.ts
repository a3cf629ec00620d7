import * as tfl from '@tensorflow/tfjs-layers';

import { createDigits } from '../../../lib/digits/data/create';
import { PIXELS } from '../../../lib/digits/data/digits';
import { checkImageInput, inputSampleShape, inputTensor, scaledPixels } from '../../../lib/digits/model/input';
import { testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';

beforeAll(async () => {
  await testBackend();
});

test('scaledPixels divides each pixel by 255', () => {
  const images = new Uint8Array(2 * PIXELS);
  images[PIXELS + 5] = 51;
  images[3] = 255;
  const scaled = scaledPixels(createDigits(images, Uint8Array.of(0, 1)), [1, 0]);
  expect(scaled[5]).toBe(Math.fround(51 / 255));
  expect(scaled[PIXELS + 3]).toBe(1);
  expect(scaled.filter((value) => value !== 0)).toHaveLength(2);
});

test('inputTensor has the shape that the model wants, and refuses one of other than 784 numbers', () => {
  const tensor = inputTensor(bandedDigits(3), [2, 1], [28, 28, 1]);
  expect(tensor.shape).toEqual([2, 28, 28, 1]);
  tensor.dispose();
  expect(() => inputTensor(bandedDigits(3), [0], [32, 32])).toThrow(RangeError);
  expect(() => inputTensor(bandedDigits(3), [0], [32, 32])).toThrow(
    'expected a model whose input is 28 x 28 pixels, found [32, 32]',
  );
});

test('inputSampleShape refuses an input of unknown size', () => {
  const model = tfl.sequential({
    layers: [tfl.layers.conv2d({ filters: 1, kernelSize: 3, inputShape: [null, 28, 1] })],
  });
  expect(() => inputSampleShape(model)).toThrow(TypeError);
});

test.each([[[28, 28]], [[28, 28, 1]], [[784]]])('checkImageInput takes images of the shape %j', (inputShape) => {
  checkImageInput('looking', tfl.sequential({ layers: [tfl.layers.reshape({ inputShape, targetShape: [784] })] }), {});
});

test('checkImageInput refuses images of another size', () => {
  const model = tfl.sequential({ layers: [tfl.layers.flatten({ inputShape: [14, 28] })] });
  expect(() => checkImageInput('looking', model, {})).toThrow(
    'looking: expected a model whose input is 28 x 28 pixels, found [14, 28]',
  );
});
