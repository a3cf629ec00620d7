import type { OptimizerSpec } from '../network/network';
import { item } from '../validation/item';

/** One parameter array with its moments, all of one length; `step` changes them in place. */
export interface Slots {
  readonly weights: Float64Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/** Moves the weights by their gradient. @param t Number of the step over the optimizer's life, from 1. */
export function step(
  optimizer: OptimizerSpec,
  { weights, first, second }: Slots,
  gradient: Float64Array,
  t: number,
): void {
  gradient.forEach((g, at) => {
    const w = item(weights, at);
    if (optimizer.kind === 'sgd') {
      weights[at] = w - optimizer.learningRate * g;
    } else if (optimizer.kind === 'momentum') {
      const a = optimizer.momentum * item(first, at) + g;
      first[at] = a;
      weights[at] = w - optimizer.learningRate * (optimizer.nesterov ? g + optimizer.momentum * a : a);
    } else if (optimizer.kind === 'rmsprop') {
      // G. Hinton, Neural Networks for Machine Learning, lecture 6, 2012, with the momentum of tfjs.
      const { learningRate, decay, momentum, epsilon } = optimizer;
      const v = decay * item(first, at) + (1 - decay) * g * g;
      const a = momentum * item(second, at) + (learningRate * g) / Math.sqrt(v + epsilon);
      first[at] = v;
      second[at] = a;
      weights[at] = w - a;
    } else {
      // D. Kingma and J. Ba, Adam, 2015, with the roundings of tfjs in the powers of beta; the weight decay by
      // I. Loshchilov and F. Hutter, Decoupled weight decay regularization, 2019.
      const { learningRate, beta1, beta2, epsilon, weightDecay = 0 } = optimizer;
      const m = beta1 * item(first, at) + (1 - beta1) * g;
      const v = beta2 * item(second, at) + (1 - beta2) * g * g;
      first[at] = m;
      second[at] = v;
      const mHat = m / (1 - Math.fround(beta1) ** t);
      const vHat = v / (1 - Math.fround(beta2) ** t);
      weights[at] = w * (1 - learningRate * weightDecay) - (learningRate * mHat) / (Math.sqrt(vHat) + epsilon);
    }
  });
}
