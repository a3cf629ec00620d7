import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import { selectBackend } from '../../../lib/digits/backend/backend';
import { seededRandom } from '../../../lib/digits/random/random';
import { fit } from '../../../lib/digits/train/fit';
import { bandedDigits } from '../../helpers/digits';

function random(shape: number[], seed: number): Float32Array {
  const source = seededRandom(seed);
  return Float32Array.from(
    { length: shape.reduce((product, size) => product * size, 1) },
    () => source.uniform() - 0.5,
  );
}

type Case = [
  image: [number, number, number, number],
  filter: [number, number, number, number],
  strides: [number, number],
  pad: 'valid' | 'same' | number,
];

/** The gradient of a weighted sum of a convolution's outputs by its filter, on the backend that is chosen. */
async function gradient([image, filter, strides, pad]: Case): Promise<Float32Array> {
  const x = tf.tensor4d(random(image, 1), image);
  const gradients = tf.grad((kernel) => {
    const outputs = tf.conv2d(
      x,
      kernel as tf.Tensor4D,
      strides,
      pad,
      'NHWC',
      [1, 1],
      typeof pad === 'number' ? 'floor' : undefined,
    );
    return tf.sum(tf.mul(outputs, tf.tensor4d(random(outputs.shape, 2), outputs.shape)));
  });
  return Float32Array.from(await gradients(tf.tensor4d(random(filter, 3), filter)).data());
}

const cases: Case[] = [
  [[1, 5, 5, 1], [3, 3, 1, 1], [1, 1], 'valid'],
  [[3, 7, 6, 2], [3, 2, 2, 5], [1, 1], 'valid'],
  [[2, 8, 8, 3], [5, 5, 3, 4], [1, 1], 'same'],
  [[2, 9, 7, 3], [3, 3, 3, 7], [2, 2], 'same'],
  [[4, 10, 11, 2], [4, 3, 2, 3], [3, 2], 'valid'],
  [[2, 6, 6, 1], [2, 2, 1, 9], [2, 2], 'valid'],
  [[1, 7, 7, 5], [1, 1, 5, 2], [2, 2], 'same'],
  [[2, 7, 8, 2], [3, 3, 2, 2], [2, 2], 1],
];

test.each(cases)(
  'Conv2DBackpropFilter on wasm equals that on cpu: image %j, filter %j, strides %j, padding %s',
  async (...given) => {
    await selectBackend('wasm');
    const found = await gradient(given);
    await tf.setBackend('cpu');
    const expected = await gradient(given);
    await tf.setBackend('wasm');
    const most = Math.max(...expected.map(Math.abs));
    const apart = Math.max(...found.map((value, at) => Math.abs(value - (expected[at] ?? NaN))));
    expect(apart / most).toBeLessThan(2e-6);
  },
);

test('a convolutional network that the engine does not know learns on wasm as on cpu, and leaves no tensor behind', async () => {
  const data = bandedDigits(24);
  const run = async (): Promise<number[]> => {
    const model = tfl.sequential({
      layers: [
        tfl.layers.reshape({ inputShape: [28, 28], targetShape: [28, 28, 1] }),
        tfl.layers.conv2d({
          filters: 3,
          kernelSize: 3,
          strides: 2,
          activation: 'elu',
          kernelInitializer: tfl.initializers.glorotUniform({ seed: 1 }),
        }),
        tfl.layers.flatten(),
        tfl.layers.dense({
          units: 10,
          activation: 'softmax',
          kernelInitializer: tfl.initializers.glorotUniform({ seed: 2 }),
        }),
      ],
    });
    model.compile({ optimizer: tf.train.sgd(0.1), loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
    const first = await fit(model, data, { epochs: 2, batchSize: 8, engine: 'tfjs' });
    const before = tf.memory().numTensors;
    const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
    const second = await fit(model, data, { epochs: 1, batchSize: 8, engine: 'tfjs' });
    log.mockRestore();
    expect(tf.memory().numTensors).toBe(before);
    return [...first.epochs, ...second.epochs].map(({ loss }) => loss);
  };
  await selectBackend('wasm');
  const onWasm = await run();
  await tf.setBackend('cpu');
  const onCpu = await run();
  await tf.setBackend('wasm');
  onWasm.forEach((loss, epoch) => expect(loss / (onCpu[epoch] ?? NaN)).toBeCloseTo(1, 4));
  expect(onWasm[2]).toBeLessThan(onWasm[0] ?? NaN);
});
