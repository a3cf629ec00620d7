import { buildAnn } from '../../../lib/digits/model/ann';
import { fit } from '../../../lib/digits/train/fit';
import { type PlateauOptions, reduceOnPlateau } from '../../../lib/digits/train/reduce-on-plateau';
import { testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';
import { epochOf, reference } from './reference';

/** The step sizes of all epochs up to the one after these validation losses. */
function rates(first: number, losses: readonly number[], options: PlateauOptions): number[] {
  const rate = reduceOnPlateau(first, options);
  const results = losses.map((loss, index) => epochOf(index + 1, 'validationLoss', loss));
  return [...losses, NaN].map((_, index) => rate(index + 1, results.slice(0, index)));
}

test('reduceOnPlateau has the step sizes of Keras, for every measure and option', () => {
  for (const { monitor, options, values, rates: kept } of reference.plateaus) {
    const rate = reduceOnPlateau(reference.first, { ...options, monitor });
    const results = values.map((value, index) => epochOf(index + 1, monitor, value));
    // Keras keeps the step size in float32.
    kept.forEach((wanted, index) => expect(rate(index + 1, results.slice(0, index)) / wanted).toBeCloseTo(1, 5));
  }
});

test('reduceOnPlateau halves after two epochs without progress, by hand', () => {
  expect(rates(8, [3, 2, 2, 2, 1, 1, 1], { factor: 0.5, patience: 2 })).toEqual([8, 8, 8, 8, 4, 4, 4, 2]);
  // Epoch 4 of the cooldown counts nothing; 5 counts one; 6 the second.
  expect(rates(8, [1, 1, 1, 1, 1, 1], { factor: 0.5, patience: 2, cooldown: 2 })).toEqual([8, 8, 8, 4, 4, 4, 2]);
  expect(rates(8, [1, 1, 1, 1], { factor: 0.5, patience: 1, minimum: 3 })).toEqual([8, 8, 4, 3, 3]);
  expect(rates(8, [1, 0.95, 0.9], { factor: 0.5, patience: 1, minDelta: 0.1 })).toEqual([8, 8, 4, 2]);
});

test('reduceOnPlateau keeps the step size above 0 in float32, and does not raise one that is smaller from the start', () => {
  const level = Array<number>(400).fill(1);
  expect(rates(0.1, level, { factor: 0.5, patience: 1 }).at(-1)).toBe(2 ** -126);
  expect(rates(0.1, level.slice(0, 4), { factor: 1e-200, patience: 1 }).slice(1)).toEqual([
    0.1,
    ...Array<number>(3).fill(2 ** -126),
  ]);
  expect(rates(1e-50, [1, 1, 1], { patience: 1 })).toEqual(Array(4).fill(1e-50));
});

test('reduceOnPlateau looks at the epochs before the one asked for, and passes over those without the measure', () => {
  const rate = reduceOnPlateau(8, { factor: 0.5, patience: 1 });
  const results = [1, 1, 1].map((loss, index) => epochOf(index + 1, 'validationLoss', loss));
  expect([1, 2, 3, 4].map((epoch) => rate(epoch, results))).toEqual([8, 8, 4, 2]);
  expect(
    rate(
      4,
      [1, 2, 3].map((epoch) => epochOf(epoch, 'loss', 1)),
    ),
  ).toBe(8);
});

test.each<[PlateauOptions, string]>([
  [{ factor: 1 }, 'reduceOnPlateau: expected a factor above 0 and below 1, found 1'],
  [{ patience: -1 }, 'reduceOnPlateau: expected a whole number of epochs of patience, 0 or more, found -1'],
  [{ cooldown: 0.5 }, 'reduceOnPlateau: expected a whole number of epochs of cooldown, 0 or more, found 0.5'],
  [{ minimum: -1 }, 'reduceOnPlateau: expected a least step size of 0 or more, found -1'],
])('reduceOnPlateau refuses %j', (options, message) => {
  expect(() => reduceOnPlateau(1, options)).toThrow(message);
});

describe.each(['wasm-simd', 'tfjs'] as const)('fit with reduceOnPlateau by %s', (engine) => {
  const digits = bandedDigits(40);
  // Of digits with other labels, what is learnt makes the loss rise: each epoch is without progress.
  const validation = { ...bandedDigits(20, 2), labels: bandedDigits(20, 2).labels.map((label) => (label + 5) % 10) };
  const learningRate = reduceOnPlateau(0.01, { factor: 0.5, patience: 2 });
  const options = { engine, batchSize: 8, validation, learningRate, onNotice: () => undefined };

  beforeAll(async () => {
    await testBackend();
  });

  test('reduces the step size in the middle of a run, and goes on so in the next, with the same bits', async () => {
    const [whole, parts] = [buildAnn({ hiddenUnits: 8 }), buildAnn({ hiddenUnits: 8 })];
    const { epochs } = await fit(whole, digits, { ...options, epochs: 7 });
    const first = await fit(parts, digits, { ...options, epochs: 3 });
    const second = await fit(parts, digits, { ...options, epochs: 4 });
    const shown = [...first.epochs, ...second.epochs].map(({ loss, learningRate: rate }) => [loss, rate]);
    expect(shown).toEqual(epochs.map(({ loss, learningRate: rate }) => [loss, rate]));
    expect(epochs.at(0)?.learningRate).toBe(0.01);
    expect(epochs.at(-1)?.learningRate).toBeLessThan(0.005);
  });
});

test('fit refuses to reduce the step size by a measure that the run will not have', async () => {
  await testBackend();
  const run = fit(buildAnn({ hiddenUnits: 2 }), bandedDigits(10), { learningRate: reduceOnPlateau(0.1) });
  await expect(run).rejects.toThrow(
    'training: expected validation data for the learning rate to watch, found none: give validation or validationSplit',
  );
});
