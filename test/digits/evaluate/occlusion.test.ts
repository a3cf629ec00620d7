import * as tf from '@tensorflow/tfjs-core';

import { occlusion } from '../../../lib/digits/evaluate/occlusion';
import { buildSoftmaxRegression } from '../../../lib/digits/model/softmax-regression';
import { testBackend } from '../../helpers/backend';

beforeAll(testBackend);

/** A digit of label 3 with ink in one place. */
function spot(row: number, column: number) {
  const images = new Uint8Array(784);
  images[row * 28 + column] = 255;
  return { images, labels: Uint8Array.of(3), count: 1 };
}

/** A model for which ink in a place speaks for a 3 with this weight, and nothing else for anything. */
function modelOf(row: number, column: number, weight: number) {
  const model = buildSoftmaxRegression({ seed: 1 });
  const kernel = tf.buffer([784, 10]);
  kernel.set(weight, row * 28 + column, 3);
  model.layers.at(-1)?.setWeights([kernel.toTensor(), tf.zeros([10])]);
  return model;
}

test('occlusion is the fall of the probability where the ink that matters is covered, by hand', async () => {
  const drops = await occlusion(modelOf(10, 12, 2), spot(10, 12), 0, { side: 3 });
  // With the ink e^2 / (e^2 + 9), without it 1 / 10.
  const fall = Math.exp(2) / (Math.exp(2) + 9) - 1 / 10;
  const found = Array.from(drops).flatMap((drop, at) =>
    Math.abs(drop) > 1e-6 ? [{ drop, row: Math.floor(at / 28), column: at % 28 }] : [],
  );
  expect(found.map(({ row, column }) => [row, column])).toEqual(
    [9, 10, 11].flatMap((row) => [11, 12, 13].map((column) => [row, column])),
  );
  for (const { drop } of found) expect(drop).toBeCloseTo(fall, 6);
});

test('occlusion is below 0 where ink speaks against the label, and does not wrap round the edge', async () => {
  const drops = await occlusion(modelOf(5, 0, -2), spot(5, 0), 0, { side: 3 });
  expect(drops[5 * 28]).toBeLessThan(0);
  expect(drops[4 * 28 + 27]).toBeCloseTo(0, 6);
});

test.each([
  [2, 1],
  [8, 3],
  [16, 5],
  [28, 7],
  [64, 17],
])('occlusion covers the same part of an image, whatever its size: of %i pixels %i', async (size, side) => {
  const middle = Math.floor(size / 2) * (size + 1);
  const images = new Uint8Array(size * size);
  images[middle] = 255;
  const digits = { images, labels: Uint8Array.of(3), count: 1, size };
  const model = buildSoftmaxRegression({ data: digits });
  const kernel = tf.buffer([size * size, 10]);
  kernel.set(2, middle, 3);
  model.layers.at(-1)?.setWeights([kernel.toTensor(), tf.zeros([10])]);
  const drops = await occlusion(model, digits, 0);
  // As many places cover the only ink as the square has pixels.
  expect(drops.filter((drop) => drop > 0.1)).toHaveLength(side * side);
});

test.each([0, 4, 29])('occlusion refuses a square of side %d', async (side) => {
  await expect(occlusion(modelOf(0, 0, 1), spot(0, 0), 0, { side })).rejects.toThrow(
    `covering parts of a digit: expected an odd side from 1 to 27, found ${side}`,
  );
});

test('occlusion refuses an image of a single pixel, of which no part can be covered', async () => {
  const dot = { images: Uint8Array.of(255), labels: Uint8Array.of(3), count: 1, size: 1 };
  const run = occlusion(buildSoftmaxRegression({ data: dot }), dot, 0);
  await expect(run).rejects.toThrow('covering parts of a digit: expected images of at least 2 pixels a side, found 1');
});
