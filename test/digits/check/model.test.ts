import * as tfl from '@tensorflow/tfjs-layers';

import { checkModel } from '../../../lib/digits/check/model';
import { buildAnn } from '../../../lib/digits/model/ann';
import { testBackend } from '../../helpers/backend';

beforeAll(async () => {
  await testBackend();
});

const check = (model: unknown) => (): void => checkModel('predicting', model as tfl.LayersModel);

test('checkModel takes the models of both kinds that TensorFlow.js has', () => {
  const input = tfl.input({ shape: [2] });
  expect(check(buildAnn({ hiddenUnits: 1 }))).not.toThrow();
  expect(check(tfl.model({ inputs: input, outputs: input }))).not.toThrow();
});

test('checkModel says of a promise that it is to be awaited first', () => {
  const loading = Promise.resolve(buildAnn({ hiddenUnits: 1 }));
  expect(check(loading)).toThrow(
    new TypeError('predicting: expected a model, such as buildAnn makes, found a Promise: await it first'),
  );
});

test.each([
  [undefined, 'undefined'],
  [null, 'null'],
  [{}, 'an Object'],
  ['ann', '"ann"'],
  [buildAnn, 'a function buildAnn'],
])('checkModel refuses %p', (model, found) => {
  expect(check(model)).toThrow(TypeError);
  expect(check(model)).toThrow(`predicting: expected a model, such as buildAnn makes, found ${found}`);
});

test('checkModel says of a model that it was disposed of', () => {
  const model = buildAnn({ hiddenUnits: 1 });
  model.dispose();
  expect(check(model)).toThrow(new Error('predicting: expected a model in use, found one that was disposed of'));
});
