import { sequential } from '@tensorflow/tfjs-layers';

import { occupyModel, requireAtRest, requireNotTraining } from '../../lib/model/in-training';

test('occupyModel takes a model once, until it is released', () => {
  const model = sequential();
  const { release } = occupyModel(model);
  expect(() => occupyModel(model)).toThrow('training: expected a model that is not being trained, found that its fit still runs: await it first');
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
  await rest(() => Promise.resolve(expect(() => requireNotTraining(model, 'freeing a model')).toThrow('freeing a model: expected')));
  release();
  expect(() => requireNotTraining(model, 'freeing a model')).not.toThrow();
});
