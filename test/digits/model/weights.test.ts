import { buildAnn } from '../../../lib/digits/model/ann';
import { denseWeights } from '../../../lib/digits/model/weights';
import { testBackend } from '../../helpers/backend';

beforeAll(async () => {
  await testBackend();
});

test('denseWeights gives a copy of kernel and bias with their sizes', () => {
  const model = buildAnn({ hiddenUnits: 3 });
  const weights = denseWeights(model, 'output');
  expect([weights.inputs, weights.units, weights.kernel.length, weights.bias.length]).toEqual([3, 10, 30, 10]);
  expect(weights.kernel).toEqual(model.getWeights()[2]?.dataSync());
  weights.kernel.fill(0);
  expect(denseWeights(model, 'output').kernel.some((weight) => weight !== 0)).toBe(true);
});

test('denseWeights refuses a layer that is not there or is not Dense', () => {
  const model = buildAnn({ hiddenUnits: 3 });
  expect(() => denseWeights(model, 'third')).toThrow(
    'expected one of the layers flatten, hidden, output, found "third"',
  );
  expect(() => denseWeights(model, 'flatten')).toThrow(TypeError);
});
