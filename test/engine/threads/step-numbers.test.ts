import { OptimizerCode } from '../../../lib/engine/contract/codes';
import { power, stepNumbers } from '../../../lib/engine/threads/step-numbers';
import { ADAM } from '../helpers';

const REST = { beta2: 0, rest1: 0, rest2: 0, root: 0, epsilon: 0, keep: 1 };

test('stepNumbers divides the rate of Adam by 1 - beta1^t, and by the root of 1 - beta2^t', () => {
  const { rate, root, beta1, rest1, beta2, rest2, epsilon, optimizer } = stepNumbers(ADAM, 3);
  // Powers are float32, so seven digits agree.
  expect(rate).toBeCloseTo(0.001 / (1 - 0.9 ** 3), 8);
  expect(root / (1 / Math.sqrt(1 - 0.999 ** 3))).toBeCloseTo(1, 4);
  expect([beta1, rest1, beta2, rest2, epsilon]).toEqual([0.9, 1 - 0.9, 0.999, 1 - 0.999, 1e-7]);
  expect(optimizer).toBe(OptimizerCode.adam);
});

test('stepNumbers takes another learning rate in place of the own', () => {
  expect(stepNumbers(ADAM, 1, 0.5).rate).toBeCloseTo(0.5 / (1 - Math.fround(0.9)), 5);
  expect(stepNumbers({ kind: 'sgd', learningRate: 0.1 }, 9, 0.2).rate).toBe(0.2);
});

test('stepNumbers keep what weight decay leaves of a weight, by the learning rate of the step', () => {
  expect(stepNumbers(ADAM, 5).keep).toBe(1);
  expect(stepNumbers({ ...ADAM, weightDecay: 0.25 }, 5).keep).toBe(1 - 0.001 * 0.25);
  expect(stepNumbers({ ...ADAM, weightDecay: 0.25 }, 5, 0.5).keep).toBe(1 - 0.5 * 0.25);
});

test('stepNumbers of momentum and of gradient descent are their own', () => {
  const momentum = { kind: 'momentum', learningRate: 0.1, momentum: 0.8, nesterov: true } as const;
  expect(stepNumbers(momentum, 7)).toEqual({
    ...REST,
    optimizer: OptimizerCode.momentum,
    rate: 0.1,
    beta1: 0.8,
    nesterov: 1,
  });
  expect(stepNumbers({ kind: 'sgd', learningRate: 0.1 }, 7)).toEqual({
    ...REST,
    optimizer: OptimizerCode.sgd,
    rate: 0.1,
    beta1: 0,
    nesterov: 0,
  });
});

test('stepNumbers of RMSProp do not change from step to step', () => {
  const rmsprop = { kind: 'rmsprop', learningRate: 0.1, decay: 0.9, momentum: 0.5, epsilon: 1e-5 } as const;
  const numbers = stepNumbers(rmsprop, 1);
  expect(numbers).toEqual({
    ...REST,
    optimizer: OptimizerCode.rmsprop,
    rate: 0.1,
    beta1: 0.5,
    beta2: 0.9,
    rest2: 1 - 0.9,
    epsilon: 1e-5,
    nesterov: 0,
  });
  expect(stepNumbers(rmsprop, 100)).toEqual(numbers);
});

test('power multiplies a number by itself', () => {
  expect([power(3, 0), power(3, 1), power(3, 13), power(-2, 5)]).toEqual([1, 3, 1594323, -32]);
  expect(power(0.999, 100_000) / 0.999 ** 100_000).toBeCloseTo(1, 10);
});
