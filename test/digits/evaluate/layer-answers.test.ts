import { layerAnswers } from '../../../lib/digits/evaluate/layer-answers';
import { wayThrough } from '../../../lib/digits/evaluate/way-through';
import { buildAnn } from '../../../lib/digits/model/ann';
import { testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';

beforeAll(testBackend);

test('layerAnswers gives what the way of each digit gives, and the weights behind it', () => {
  const digits = bandedDigits(5);
  const model = buildAnn({ seed: 2, hiddenUnits: 6 });
  const { answers, count, units, kernel } = layerAnswers(model, digits);
  expect([count, units, kernel.length]).toEqual([5, 6, 784 * 6]);
  for (const index of [0, 4]) {
    const [hidden] = wayThrough(model, digits, index).layers;
    expect(answers.slice(6 * index, 6 * index + 6)).toEqual(Float32Array.from(hidden?.answers ?? []));
  }
});

test('layerAnswers knows the layers by name', () => {
  const model = buildAnn({ seed: 2, hiddenUnits: 6 });
  expect(layerAnswers(model, bandedDigits(2), 'output').units).toBe(10);
  expect(() => layerAnswers(model, bandedDigits(2), 'hiden')).toThrow(
    'asking the units of a layer: expected one of the layers hidden, output, found',
  );
});
