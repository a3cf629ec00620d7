import { bestEpoch, epochRows, lastEpoch, weightsEpoch } from '../../../lib/digits/train/epochs';

test('lastEpoch gives the last epoch and refuses an empty history', () => {
  const history = { batchSize: 32, seed: 1, engine: 'test' };
  const epoch = (number: number) => ({ epoch: number, loss: 1 / number, accuracy: 0.5, seconds: 1 });
  expect(lastEpoch({ ...history, epochs: [epoch(1), epoch(2)] })).toEqual(epoch(2));
  expect(() => lastEpoch({ ...history, epochs: [] })).toThrow(RangeError);
});

test('bestEpoch gives the first epoch of the least validation loss', () => {
  const run = { batchSize: 32, seed: 1, engine: 'test' };
  const epoch = (number: number, validationLoss?: number) => ({
    epoch: number,
    loss: 1,
    accuracy: 0.5,
    seconds: 1,
    ...(validationLoss !== undefined && { validationLoss }),
  });
  expect(bestEpoch({ ...run, epochs: [epoch(1), epoch(2, 0.3), epoch(3, 0.2), epoch(4, 0.2)] }).epoch).toBe(3);
  expect(() => bestEpoch({ ...run, epochs: [epoch(1)] })).toThrow(
    'expected at least one epoch with a validation loss, found none',
  );
});

test('weightsEpoch is the last epoch, or the one whose weights were put back', () => {
  const epochs = [1, 2, 3].map((epoch) => ({ epoch, loss: 1, accuracy: 0.5, seconds: 1 }));
  const run = { batchSize: 32, seed: 1, engine: 'test', epochs };
  expect(weightsEpoch(run)).toBe(3);
  expect(weightsEpoch({ ...run, restoredEpoch: 2 })).toBe(2);
});

test('epochRows gives one row an epoch, empty where there was no validation', () => {
  const run = { batchSize: 32, seed: 1, engine: 'test' };
  const epochs = [{ epoch: 4, loss: 0.25, accuracy: 0.5, seconds: 1 }];
  expect(epochRows({ ...run, epochs })).toEqual([
    { epoch: 4, loss: 0.25, accuracy: 0.5, 'validation loss': undefined, 'validation accuracy': undefined },
  ]);
});
