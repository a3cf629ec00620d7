import { differences } from '../../../lib/book/live/check/compare';
import { tableBundle } from '../../../lib/digits/display/table';
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

test('epochRows gives one row an epoch, empty where there was no validation and no rate was kept', () => {
  const run = { batchSize: 32, seed: 1, engine: 'test' };
  const epoch = { epoch: 4, loss: 0.25, accuracy: 0.5, seconds: 1.234 };
  const row = { epoch: 4, loss: 0.25, accuracy: 0.5, 'validation loss': undefined, 'validation accuracy': undefined };
  expect(epochRows({ ...run, epochs: [epoch, { ...epoch, learningRate: 0.002618033 }] })).toEqual([
    { ...row, 'learning rate': undefined, time: '1.23 s' },
    { ...row, 'learning rate': '0.00262', time: '1.23 s' },
  ]);
});

test('epochRows of two runs that differ in their times alone are the same to the comparison of the book', () => {
  const table = (seconds: number) => {
    const epochs = [{ epoch: 1, loss: 0.5, accuracy: 0.5, seconds, learningRate: 0.001 }];
    const rows = epochRows({ batchSize: 32, seed: 1, engine: 'test', epochs });
    return [{ id: 'table', outputs: [tableBundle(rows)] }];
  };
  expect(differences(table(0.5), table(123.456))).toEqual([]);
});
