import { buildAnn } from '../../../lib/digits/model/ann';
import { denseWeights } from '../../../lib/digits/model/weights';
import { fit } from '../../../lib/digits/train/fit';
import { testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';

beforeAll(async () => {
  await testBackend();
});

test("buildAnn is the report's network: Flatten, Dense 128 relu, Dense 10 softmax, Adam", () => {
  const model = buildAnn();
  expect(model.layers.map((layer) => layer.getClassName())).toEqual(['Flatten', 'Dense', 'Dense']);
  expect(model.layers.map((layer) => layer.outputShape)).toEqual([
    [null, 784],
    [null, 128],
    [null, 10],
  ]);
  expect(model.layers.map((layer) => layer.getConfig().activation)).toEqual([undefined, 'relu', 'softmax']);
  expect(model.optimizer.getClassName()).toBe('Adam');
  expect(model.optimizer.getConfig()).toMatchObject({ learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 });
  expect(model.loss).toBe('sparseCategoricalCrossentropy');
  model.dispose();
});

test('buildAnn starts with the same weights for the same seed, and with others for another', () => {
  const weights = (seed: number): number[] => {
    const model = buildAnn({ seed });
    const values = model.getWeights().flatMap((tensor) => [...tensor.dataSync()]);
    model.dispose();
    return values;
  };
  expect(weights(7)).toEqual(weights(7));
  expect(weights(7)).not.toEqual(weights(8));
});

test('buildAnn draws kernels over the Glorot limits and starts biases at zero', () => {
  const model = buildAnn({ seed: 3 });
  const { kernel, bias } = denseWeights(model, 'hidden');
  const limit = Math.sqrt(6 / (784 + 128));
  const extreme = kernel.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  expect(extreme).toBeLessThanOrEqual(limit);
  expect(extreme).toBeGreaterThan(0.999 * limit);
  // Uniform over plus or minus the limit: the standard deviation is limit / sqrt(3).
  const deviation = Math.sqrt(kernel.reduce((sum, weight) => sum + weight ** 2, 0) / kernel.length);
  expect(deviation / (limit / Math.sqrt(3))).toBeCloseTo(1, 2);
  expect(bias.every((value) => value === 0)).toBe(true);
  model.dispose();
});

test.each([NaN, 0, -0.001, Infinity])('buildAnn refuses the learning rate %p', (learningRate) => {
  expect(() => buildAnn({ learningRate })).toThrow(RangeError);
  expect(() => buildAnn({ learningRate })).toThrow(`expected a learning rate above 0, found ${learningRate}`);
});

test('buildAnn refuses a seed that is not an integer, and no hidden units', () => {
  expect(() => buildAnn({ seed: NaN })).toThrow(TypeError);
  expect(() => buildAnn({ hiddenUnits: 0 })).toThrow(RangeError);
});

test('buildAnn with dropout silences after the hidden layer, and keeps the weights of the seed', () => {
  const [plain, dropped] = [buildAnn({ seed: 4 }), buildAnn({ seed: 4, dropout: 0.3 })];
  expect(dropped.layers.map((layer) => layer.getClassName())).toEqual(['Flatten', 'Dense', 'Dropout', 'Dense']);
  expect(dropped.layers[2]?.getConfig().rate).toBe(0.3);
  expect(dropped.countParams()).toBe(101_770);
  dropped
    .getWeights()
    .forEach((weight, index) => expect(weight.dataSync()).toEqual(plain.getWeights()[index]?.dataSync()));
  plain.dispose();
  dropped.dispose();
});

test('buildAnn with L2 adds the penalty on the hidden kernel to the loss of training', async () => {
  const digits = bandedDigits(10);
  const settings = { seed: 2, hiddenUnits: 6 };
  const [plain, penalized] = [buildAnn(settings), buildAnn({ ...settings, l2: 0.01 })];
  const { kernel } = denseWeights(plain, 'hidden');
  const squares = kernel.reduce((sum, weight) => sum + weight ** 2, 0);
  const first = async (model: typeof plain): Promise<number> =>
    (await fit(model, digits, { epochs: 1, batchSize: 10 })).epochs[0]?.loss ?? NaN;
  expect((await first(penalized)) - (await first(plain))).toBeCloseTo(0.01 * squares, 5);
  plain.dispose();
  penalized.dispose();
});

test.each([{ dropout: 1 }, { dropout: -0.1 }, { dropout: NaN }, { l2: -1 }, { l2: Infinity }])(
  'buildAnn refuses %p',
  (options) => {
    expect(() => buildAnn(options)).toThrow(RangeError);
    expect(() => buildAnn(options)).toThrow(`found ${Object.values(options)[0]}`);
  },
);
