import { closestEpoch } from '../../../lib/digits/report/closest';
import type { EpochResult, History } from '../../../lib/digits/train/history';

function history(...losses: [number, number | undefined][]): History {
  const epochs = losses.map(([loss, validationLoss], index): EpochResult => ({
    epoch: index + 1,
    loss,
    accuracy: 1,
    seconds: 1,
    ...(validationLoss !== undefined && { validationLoss }),
  }));
  return { epochs, batchSize: 32, seed: 1, engine: 'test' };
}

test('closestEpoch finds the epoch nearest to the report, by ratio', () => {
  // Distances from (0.004, 0.13): ln 5 + 0, then ln 1.25 + ln 1.3, then ln 4 + 0.
  expect(closestEpoch(history([0.02, 0.13], [0.005, 0.1], [0.001, 0.13])).epoch).toBe(2);
});

test('closestEpoch takes another pair, and passes over epochs without validation', () => {
  expect(
    closestEpoch(history([0.5, undefined], [0.4, 0.3], [0.02, 0.1]), { loss: 0.5, validationLoss: 0.3 }).epoch,
  ).toBe(2);
});

test('closestEpoch refuses a history without validation', () => {
  expect(() => closestEpoch(history([0.5, undefined]))).toThrow(RangeError);
});
