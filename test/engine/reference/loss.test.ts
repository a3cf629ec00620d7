import { sampleLoss } from '../../../lib/engine/reference/loss';
import { expectNear } from '../near';

const SPARSE = 'sparseCategoricalCrossentropy';
const CATEGORICAL = 'categoricalCrossentropy';
const LOGITS = 'softmaxCrossentropy';
const SQUARED = 'meanSquaredError';

test('sparseCategoricalCrossentropy is -log p of the label', () => {
  const { loss, gradient, hit } = sampleLoss(SPARSE, [1 / 8, 2 / 8, 5 / 8], [1]);
  expectNear([loss], [Math.log(4)], 1e-15);
  // Through the division by the sum of all p: 1, less 1 / p for the label.
  expectNear(gradient, [1, 1 - 4, 1], 1e-15);
  expect(hit).toBe(false);
});

test('sparseCategoricalCrossentropy clips at 1e-7, and is flat outside', () => {
  const { loss, gradient, hit } = sampleLoss(SPARSE, [0, 1], [0]);
  expectNear([loss], [7 * Math.log(10)], 1e-7);
  expect(gradient).toEqual([0, 0]);
  expect(hit).toBe(false);
});

test('categoricalCrossentropy divides by the sum and weighs by the targets', () => {
  const { loss, gradient, hit } = sampleLoss(CATEGORICAL, [1, 3], [0.25, 0.75]);
  expectNear([loss], [0.25 * Math.log(4) + 0.75 * Math.log(4 / 3)], 1e-15);
  // Targets equal to the shares are the least loss.
  expectNear(gradient, [0, 0], 0);
  expect(hit).toBe(true);
  expectNear(sampleLoss(CATEGORICAL, [1, 3], [1, 0]).gradient, [(1 - 4) / 4, 1 / 4], 1e-15);
});

test('softmaxCrossentropy is -log of the softmax of the outputs, weighed by the targets', () => {
  // The softmax of log 1, log 3 and log 4 is 1 / 8, 3 / 8 and 4 / 8.
  const outputs = [Math.log(1), Math.log(3), Math.log(4)];
  const { loss, gradient, hit } = sampleLoss(LOGITS, outputs, [0, 1, 0]);
  expectNear([loss], [Math.log(8 / 3)], 1e-15);
  expectNear(gradient, [1 / 8, 3 / 8 - 1, 4 / 8], 1e-15);
  expect(hit).toBe(false);
  expectNear([sampleLoss(LOGITS, outputs, [0.25, 0, 0.75]).loss], [0.25 * Math.log(8) + 0.75 * Math.log(2)], 1e-15);
});

test('softmaxCrossentropy clips nothing, and no size of the outputs is too large', () => {
  const { loss, gradient } = sampleLoss(LOGITS, [1000, -1000], [0, 1]);
  expect([loss, gradient]).toEqual([2000, [1, -1]]);
});

test('meanSquaredError is the mean over the outputs', () => {
  expect(sampleLoss(SQUARED, [1, 2], [0, 4])).toEqual({ loss: (1 + 4) / 2, gradient: [1, -2], hit: true });
});

test.each([
  ['the first of equal outputs counts', SPARSE, [0.5, 0.5], [0], true],
  ['the first of equal outputs counts', SPARSE, [0.5, 0.5], [1], false],
  ['the first of equal targets counts', CATEGORICAL, [0.6, 0.4], [0.5, 0.5], true],
  ['one output above a half means 1', SQUARED, [0.6], [1], true],
  ['one output above a half means 1', SQUARED, [0.6], [0], false],
  ['one output of a half means 0', SQUARED, [0.5], [0], true],
] as const)('hits: %s (%s)', (_, kind, outputs, target, hit) => {
  expect(sampleLoss(kind, outputs, target).hit).toBe(hit);
});

test('targets that are missing throw', () => {
  expect(() => sampleLoss(SQUARED, [1, 2], [0])).toThrow(RangeError);
  expect(() => sampleLoss(SPARSE, [1, 2], [])).toThrow('reading the labels');
});
