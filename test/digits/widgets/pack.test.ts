import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import { buildAnn } from '../../../lib/digits/model/ann';
import { unpackBytes } from '../../../lib/widgets/base/unpack';
import { bytePlanes, packBytes, packNetwork, packPictures } from '../../../lib/digits/widgets/pack';
import { testBackend } from '../../helpers/backend';

beforeAll(testBackend);

test('bytePlanes puts the bytes together by their place in the number', () => {
  // 1 is 3f800000 and -2 is c0000000, the last byte first.
  expect([...bytePlanes(Float32Array.of(1, -2))]).toEqual([0, 0, 0, 0, 0x80, 0, 0x3f, 0xc0]);
});

test('bytePlanes lets weights be packed in less room', () => {
  const weights = Float32Array.from({ length: 10_000 }, (_, at) => 0.05 * Math.sin(at * at));
  const plain = packBytes(new Uint8Array(weights.buffer)).length;
  expect(packBytes(bytePlanes(weights)).length).toBeLessThan(0.95 * plain);
});

test('packNetwork names the layers that learn, and gives the same weights the same key', () => {
  const first = packNetwork('testing', buildAnn({ seed: 1, hiddenUnits: 3 }));
  expect(first.names).toEqual(['hidden', 'output']);
  expect(first.lengths).toEqual([784 * 3, 3, 30, 10]);
  expect(packNetwork('testing', buildAnn({ seed: 1, hiddenUnits: 3 })).key).toBe(first.key);
  expect(packNetwork('testing', buildAnn({ seed: 2, hiddenUnits: 3 })).key).not.toBe(first.key);
});

test("the report's network takes less than 500 kB", () => {
  expect(packNetwork('testing', buildAnn({ seed: 1 })).bytes.length).toBeLessThan(500_000);
});

test('packNetwork refuses a model that the engine does not know, and says why', () => {
  const layers = [
    tfl.layers.flatten({ inputShape: [28, 28] }),
    tfl.layers.dense({ units: 10, activation: 'softplus' }),
  ];
  expect(() => packNetwork('testing', tfl.sequential({ layers }))).toThrow(
    /^testing: expected a model that this project's engine can ask, found that /,
  );
});

test('packNetwork refuses a model that ends in logits, which a page would show for probabilities', () => {
  const layers = [tfl.layers.flatten({ inputShape: [28, 28] }), tfl.layers.dense({ units: 10 })];
  const model = tfl.sequential({ layers });
  model.compile({ optimizer: 'sgd', loss: tf.losses.softmaxCrossEntropy });
  expect(() => packNetwork('testing', model)).toThrow(
    'testing: expected a model that ends in probabilities, found one whose loss takes logits',
  );
});

test('packPictures keeps paper and ink, and takes the nearest of sixteen grays between them', async () => {
  const pictures = await unpackBytes(packPictures(Uint8Array.of(0, 8, 9, 128, 255)));
  expect([...pictures]).toEqual([0, 0, 17, 136, 255]);
});
