import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import { createDigits } from '../../../lib/digits/data/create';
import { PIXELS } from '../../../lib/digits/data/digits';
import { buildCnn } from '../../../lib/digits/model/cnn';
import { convolutionFilters, featureMaps } from '../../../lib/digits/model/feature-maps';
import { testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';

/** One filter of 2 x 2 that adds the upper left pixel and twice the lower right one. */
async function model(): Promise<tfl.Sequential> {
  await testBackend();
  const network = tfl.sequential({
    layers: [
      tfl.layers.reshape({ inputShape: [28, 28], targetShape: [28, 28, 1] }),
      tfl.layers.conv2d({ name: 'corners', filters: 1, kernelSize: 2 }),
      tfl.layers.flatten({ name: 'flat' }),
    ],
  });
  network.layers[1]?.setWeights([tf.tensor4d([1, 0, 0, 2], [2, 2, 1, 1]), tf.zeros([1])]);
  return network;
}

const images = new Uint8Array(2 * PIXELS);
images[PIXELS] = 255;
images[PIXELS + 29] = 51;
const digits = createDigits(images, Uint8Array.of(0, 1));

test('featureMaps is what the layer makes of the digit', async () => {
  const maps = await featureMaps(await model(), digits, 1, 'corners');
  expect([maps.rows, maps.columns, maps.channels]).toEqual([27, 27, 1]);
  // Upper left 255/255 and twice the lower right 51/255; one row and column on, the pixel 51 is upper left.
  expect(maps.values[0]).toBeCloseTo(1 + 2 * 0.2, 6);
  expect(maps.values[28]).toBeCloseTo(0.2, 6);
  expect(maps.values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1.6, 5);
});

test('featureMaps leaves no tensor behind', async () => {
  const network = await model();
  const before = tf.memory().numTensors;
  await featureMaps(network, digits, 0, 'corners');
  expect(tf.memory().numTensors).toBe(before);
});

test('featureMaps refuses a digit or a layer that is not there, and one without maps', async () => {
  const network = await model();
  await expect(featureMaps(network, digits, 2, 'corners')).rejects.toThrow('expected a digit from 0 to 1, found 2');
  await expect(featureMaps(network, digits, 0, 'edges')).rejects.toThrow(RangeError);
  await expect(featureMaps(network, digits, 0, 'flat')).rejects.toThrow(TypeError);
});

test('convolutionFilters gives a copy of the kernel, and refuses a layer without one', async () => {
  const network = await model();
  expect(convolutionFilters(network, 'corners')).toEqual({
    kernel: Float32Array.of(1, 0, 0, 2),
    rows: 2,
    columns: 2,
    inputs: 1,
    filters: 1,
  });
  expect(() => convolutionFilters(network, 'flat')).toThrow(
    'reading filters: expected a convolution, found the layer flat',
  );
});

test('featureMaps of a layer that two models share are those of the model asked, before and after', async () => {
  await testBackend();
  const base = buildCnn({ seed: 2 });
  const digits = bandedDigits(3);
  const before = await featureMaps(base, digits, 1, 'parts');
  const next = tfl.sequential({
    layers: [...base.layers.slice(0, -1), tfl.layers.dense({ units: 10, activation: 'softmax' })],
  });
  expect(await featureMaps(next, digits, 1, 'parts')).toEqual(before);
  expect(await featureMaps(base, digits, 1, 'parts')).toEqual(before);
});
