import { layers, sequential } from '@tensorflow/tfjs-layers';

import { occupyModel, requireAtRest, requireNotTraining } from '../../../lib/digits/model/in-training';
import { testBackend } from '../../helpers/backend';

test('occupyModel takes a model once, until it is released', () => {
  const model = sequential();
  const { release } = occupyModel(model);
  expect(() => occupyModel(model)).toThrow(
    'training: expected a model that is not being trained, found that its fit still runs: await it first',
  );
  expect(() => occupyModel(sequential()).release()).not.toThrow();
  release();
  expect(() => occupyModel(model).release()).not.toThrow();
});

test('requireAtRest lets a model be used before, between and after epochs, not during one', async () => {
  const model = sequential();
  const use = (): void => requireAtRest(model, 'saving a model');
  expect(use).not.toThrow();
  const { rest, release } = occupyModel(model);
  expect(use).toThrow('saving a model: expected a model at rest, found one in the middle of an epoch');
  await rest(() => Promise.resolve(expect(use).not.toThrow()));
  await expect(rest(() => Promise.reject(new Error('late')))).rejects.toThrow('late');
  expect(use).toThrow('in the middle of an epoch');
  release();
  expect(use).not.toThrow();
});

test('requireNotTraining refuses a model also between epochs', async () => {
  const model = sequential();
  const { rest, release } = occupyModel(model);
  await rest(() =>
    Promise.resolve(expect(() => requireNotTraining(model, 'freeing a model')).toThrow('freeing a model: expected')),
  );
  release();
  expect(() => requireNotTraining(model, 'freeing a model')).not.toThrow();
});

test('a model whose layers another one trains is in training too, until that lets go', async () => {
  await testBackend();
  const shared = layers.dense({ units: 2, inputShape: [3] });
  const [one, other] = [0, 1].map(() => sequential({ layers: [shared, layers.dense({ units: 2 })] }));
  const stranger = sequential({ layers: [layers.dense({ units: 2, inputShape: [3] })] });
  if (!one || !other) throw new Error('expected two models');
  const { rest, release } = occupyModel(one);
  expect(() => occupyModel(other)).toThrow('found that the fit of a model that shares its layers still runs');
  expect(() => requireAtRest(other, 'saving')).toThrow(
    'found that a model which shares its layers is in the middle of an epoch',
  );
  await rest(() => Promise.resolve(expect(() => requireAtRest(other, 'saving')).not.toThrow()));
  expect(() => occupyModel(stranger).release()).not.toThrow();
  release();
  expect(() => occupyModel(other).release()).not.toThrow();
});
