import { buildSoftmaxRegression } from '../../../lib/digits/model/softmax-regression';
import { fit } from '../../../lib/digits/train/fit';
import { testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';

beforeAll(async () => {
  await testBackend();
});

test('buildSoftmaxRegression is Flatten and Dense 10 softmax, 7,850 parameters', () => {
  const model = buildSoftmaxRegression();
  expect(model.layers.map((layer) => layer.getClassName())).toEqual(['Flatten', 'Dense']);
  expect(model.layers[1]?.getConfig().activation).toBe('softmax');
  expect(model.countParams()).toBe(784 * 10 + 10);
  model.dispose();
});

test('buildSoftmaxRegression draws its weights from the seed, and learns', async () => {
  const weights = (seed: number): Float32Array => {
    const model = buildSoftmaxRegression({ seed });
    const [kernel] = model.getWeights();
    const values = kernel?.dataSync<'float32'>().slice() ?? new Float32Array();
    model.dispose();
    return values;
  };
  expect(weights(3)).toEqual(weights(3));
  expect(weights(3)).not.toEqual(weights(4));
  const model = buildSoftmaxRegression({ learningRate: 0.01 });
  const { epochs } = await fit(model, bandedDigits(100), { epochs: 8, batchSize: 10, validation: bandedDigits(50, 2) });
  expect(epochs.at(-1)?.validationAccuracy).toBeGreaterThan(0.95);
  model.dispose();
});

test('buildSoftmaxRegression refuses a learning rate of 0 and a seed that is not an integer', () => {
  expect(() => buildSoftmaxRegression({ learningRate: 0 })).toThrow(RangeError);
  expect(() => buildSoftmaxRegression({ seed: 0.5 })).toThrow(TypeError);
});
