import { OptimizerCode } from '../contract/codes';
import type { OptimizerSpec } from '../network/network';

/** The scalars of a step: the fields of a Step's record that depend on the optimizer alone. */
export type StepNumbers = Readonly<
  Record<
    'optimizer' | 'rate' | 'beta1' | 'rest1' | 'beta2' | 'rest2' | 'root' | 'epsilon' | 'nesterov' | 'keep',
    number
  >
>;

const NONE = { beta1: 0, rest1: 0, beta2: 0, rest2: 0, root: 0, epsilon: 0, nesterov: 0, keep: 1 };

/**
 * The scalars of step t, counted from 1, in the roundings of tfjs: the powers of beta are float32.
 *
 * @param rate Learning rate. @default the optimizer's own
 */
export function stepNumbers(optimizer: OptimizerSpec, t: number, rate = optimizer.learningRate): StepNumbers {
  const base = { ...NONE, optimizer: OptimizerCode[optimizer.kind], rate };
  if (optimizer.kind === 'sgd') return base;
  if (optimizer.kind === 'momentum')
    return { ...base, beta1: optimizer.momentum, nesterov: optimizer.nesterov ? 1 : 0 };
  if (optimizer.kind === 'rmsprop') {
    const { decay, momentum, epsilon } = optimizer;
    return { ...base, beta1: momentum, beta2: decay, rest2: 1 - decay, epsilon };
  }
  const { beta1, beta2, epsilon, weightDecay = 0 } = optimizer;
  return {
    ...base,
    beta1,
    rest1: 1 - beta1,
    beta2,
    rest2: 1 - beta2,
    epsilon,
    keep: 1 - rate * weightDecay,
    rate: rate / Math.fround(1 - Math.fround(power(Math.fround(beta1), t))),
    root: 1 / Math.sqrt(Math.fround(1 - Math.fround(power(Math.fround(beta2), t)))),
  };
}

/** base^exponent by repeated squaring: the same bits everywhere, which Math.pow does not promise. */
export function power(base: number, exponent: number): number {
  let result = 1;
  for (let square = base, left = exponent; left > 0; left = Math.floor(left / 2), square *= square) {
    if (left % 2 === 1) result *= square;
  }
  return result;
}
