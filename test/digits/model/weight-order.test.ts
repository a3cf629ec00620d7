import { weightsOf, weightsOfLayer } from '../../../lib/digits/model/weight-order';
import { testBackend } from '../../helpers/backend';
import { FREEZING, squareModel } from './frozen-models';

beforeAll(() => testBackend());

test.each(FREEZING)('weightsOf has the weights layer by layer, also where the first is frozen %s', (_way, freeze) => {
  const model = squareModel();
  const names = ['first/kernel', 'first/bias', 'second/kernel', 'second/bias'];
  expect(weightsOf(model).map(({ originalName }) => originalName)).toEqual(names);
  freeze(model, false);
  expect(weightsOf(model).map(({ originalName }) => originalName)).toEqual(names);
  expect(model.weights.map(({ originalName }) => originalName)).toEqual([...names.slice(2), ...names.slice(0, 2)]);
});

test('weightsOfLayer has the kernel before the bias, also where the kernel alone is frozen', () => {
  const layer = squareModel().getLayer('first');
  const [kernel] = layer.weights;
  if (kernel) kernel.trainable = false;
  expect(weightsOfLayer(layer).map(({ originalName }) => originalName)).toEqual(['first/kernel', 'first/bias']);
});
