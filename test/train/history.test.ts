import { epochRows, lastEpoch } from '../../lib/train/history';

test('lastEpoch gives the last epoch and refuses an empty history', () => {
  const history = { batchSize: 32, seed: 1, engine: 'test' };
  const epoch = (number: number) => ({ epoch: number, loss: 1 / number, accuracy: 0.5, seconds: 1 });
  expect(lastEpoch({ ...history, epochs: [epoch(1), epoch(2)] })).toEqual(epoch(2));
  expect(() => lastEpoch({ ...history, epochs: [] })).toThrow(RangeError);
});

test('epochRows gives one row an epoch, empty where there was no validation', () => {
  const run = { batchSize: 32, seed: 1, engine: 'test' };
  const epochs = [{ epoch: 4, loss: 0.25, accuracy: 0.5, seconds: 1 }];
  expect(epochRows({ ...run, epochs })).toEqual([
    { epoch: 4, loss: 0.25, accuracy: 0.5, 'validation loss': undefined, 'validation accuracy': undefined },
  ]);
});
