import type { OptimizerSpec } from '../../../lib/engine/network/network';
import { step } from '../../../lib/engine/reference/optimizer';
import { expectNear } from '../near';

/** The weight 2 after two steps by the gradients 0.5 and -0.25. */
function twoSteps(optimizer: OptimizerSpec): { weight: number; first: number; second: number } {
  const slots = { weights: Float64Array.of(2), first: new Float64Array(1), second: new Float64Array(1) };
  step(optimizer, slots, Float64Array.of(0.5), 1);
  step(optimizer, slots, Float64Array.of(-0.25), 2);
  const [weight = NaN] = slots.weights;
  const [first = NaN] = slots.first;
  const [second = NaN] = slots.second;
  return { weight, first, second };
}

test('sgd moves against the gradient', () => {
  const { weight, first, second } = twoSteps({ kind: 'sgd', learningRate: 0.1 });
  expectNear([weight], [2 - 0.1 * 0.5 + 0.1 * 0.25], 1e-15);
  expect([first, second]).toEqual([0, 0]);
});

test('momentum accumulates the gradients', () => {
  const { weight, first } = twoSteps({ kind: 'momentum', learningRate: 0.1, momentum: 0.8, nesterov: false });
  expectNear([first], [0.8 * 0.5 - 0.25], 1e-15);
  expectNear([weight], [2 - 0.1 * 0.5 - 0.1 * (0.8 * 0.5 - 0.25)], 1e-15);
});

test('nesterov looks a step ahead', () => {
  const { weight, first } = twoSteps({ kind: 'momentum', learningRate: 0.1, momentum: 0.8, nesterov: true });
  expectNear([first], [0.8 * 0.5 - 0.25], 1e-15);
  expectNear([weight], [2 - 0.1 * (0.5 + 0.8 * 0.5) - 0.1 * (-0.25 + 0.8 * (0.8 * 0.5 - 0.25))], 1e-15);
});

test('adam divides the mean gradient by the root of the mean square, both made good for their start at 0', () => {
  const { weight, first, second } = twoSteps({
    kind: 'adam',
    learningRate: 0.1,
    beta1: 0.9,
    beta2: 0.99,
    epsilon: 0.01,
  });
  const m = 0.9 * 0.1 * 0.5 - 0.1 * 0.25;
  const v = 0.99 * 0.01 * 0.25 + 0.01 * 0.0625;
  expectNear([first, second], [m, v], 1e-15);
  const firstMove = (0.1 * 0.5) / (0.5 + 0.01);
  const secondMove = (0.1 * (m / (1 - 0.81))) / (Math.sqrt(v / (1 - 0.9801)) + 0.01);
  // The powers of beta are rounded to float32, as in tfjs.
  expectNear([weight], [2 - firstMove - secondMove], 1e-6);
});

test('adam takes the weight decay of a weight before it moves it, apart from the gradient', () => {
  const adam = { kind: 'adam', learningRate: 0.1, beta1: 0.9, beta2: 0.99, epsilon: 0.01 } as const;
  const [plain, decayed] = [twoSteps(adam), twoSteps({ ...adam, weightDecay: 0.5 })];
  const [one, two] = [(0.1 * 0.5) / (0.5 + 0.01), plain.weight];
  const secondMove = 2 - one - two;
  // The powers of beta are rounded to float32, so the first move is not known to the last digit.
  expectNear([decayed.weight], [(2 * 0.95 - one) * 0.95 - secondMove], 1e-6);
  expect([decayed.first, decayed.second]).toEqual([plain.first, plain.second]);
});

test('rmsprop divides the gradient by the root of the mean square, epsilon within, and accumulates what it moves by', () => {
  const { weight, first, second } = twoSteps({
    kind: 'rmsprop',
    learningRate: 0.1,
    decay: 0.9,
    momentum: 0.9,
    epsilon: 0.01,
  });
  const [one, two] = [0.1 * 0.25, 0.9 * 0.1 * 0.25 + 0.1 * 0.0625];
  const firstMove = (0.1 * 0.5) / Math.sqrt(one + 0.01);
  const secondMove = 0.9 * firstMove - (0.1 * 0.25) / Math.sqrt(two + 0.01);
  expectNear([first], [two], 1e-15);
  expectNear([second], [secondMove], 1e-15);
  expectNear([weight], [2 - firstMove - secondMove], 1e-15);
});

test('step moves each weight of an array by itself', () => {
  const slots = { weights: Float64Array.of(1, 2, 3), first: new Float64Array(3), second: new Float64Array(3) };
  step({ kind: 'sgd', learningRate: 0.5 }, slots, Float64Array.of(2, 0, -4), 1);
  expect([...slots.weights]).toEqual([1 - 1, 2, 3 + 2]);
  expect(() => {
    step({ kind: 'sgd', learningRate: 0.5 }, slots, new Float64Array(4), 2);
  }).toThrow(RangeError);
});
