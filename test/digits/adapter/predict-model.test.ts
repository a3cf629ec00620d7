import { predictModel } from '../../../lib/digits/adapter/predict-model';
import { expectClose, layers, tf } from '../../engine/helpers';
import { build, builders, networkFor, SCALE } from './models';

test.each(builders)('predictModel gives the outputs that TensorFlow.js gives: a %s model', async (_, build) => {
  const model = build();
  const inputs = Uint8Array.from({ length: 3 * 30 }, (_value, at) => (at * 37) % 256);
  const expected = model.predict(tf.mul(tf.tensor(inputs, [3, 6, 5], 'float32'), SCALE)) as tf.Tensor;
  const actual = await predictModel(model, networkFor(model), inputs);
  expectClose([actual], [await expected.data<'float32'>()], 1e-6);
});

test('predictModel gives the softmax of the bias where all weights are zero', async () => {
  const model = layers.sequential({
    layers: [layers.layers.dense({ inputShape: [2], units: 2, activation: 'softmax', kernelInitializer: 'zeros' })],
  });
  model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy' });
  model.setWeights([tf.zeros([2, 2]), tf.tensor1d([Math.log(3), 0])]);
  const [first, second] = await predictModel(model, networkFor(model), Uint8Array.of(9, 200));
  // Odds of 3 to 1.
  expect(first).toBeCloseTo(0.75, 6);
  expect(second).toBeCloseTo(0.25, 6);
});

test('predictModel gives the same bits where there is so much to do that it takes threads', async () => {
  const model = layers.sequential({
    layers: [
      layers.layers.dense({ inputShape: [400], units: 1000, activation: 'relu' }),
      layers.layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
  model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy' });
  const network = networkFor(model);
  // 5,000 samples of 410,000 multiplications are above the limit, a tenth of them below.
  const inputs = Uint8Array.from({ length: 5000 * 400 }, (_value, at) => Math.max(0, ((at * 37) % 512) - 256));
  const [many, few] = [
    await predictModel(model, network, inputs),
    await predictModel(model, network, inputs.subarray(0, 500 * 400)),
  ];
  expect(many).toHaveLength(50_000);
  expect(many.slice(0, few.length)).toEqual(few);
});

test('predictModel refuses samples that are not whole', async () => {
  const model = build();
  await expect(predictModel(model, networkFor(model), new Uint8Array(31))).rejects.toThrow(RangeError);
});
