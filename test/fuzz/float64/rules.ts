/*
 * What a test can replace in the float64 network: the rounding, to know what float32 does, and single terms, to see
 * that a wrong one shows.
 */
import type { Activation } from '../../../lib/engine/network/network';
import { density, shareBelow } from './normal';

export interface Rules {
  /** After every operation. */
  readonly round: (x: number) => number;
  /** Derivative of an activation, by its output y or what went in, x. */
  readonly slope: (kind: Activation, y: number, x: number) => number;
  /** Softmax's way back, from a probability, the gradient by it, and the mean of these. */
  readonly softmaxSlope: (p: number, g: number, mean: number) => number;
  /** Gradient of l1 |w| + l2 w^2. */
  readonly decay: (w: number, l1: number, l2: number) => number;
  /** Part of one sample in the mean over its batch. */
  readonly share: (batch: number, batchSize: number) => number;
  /** Factor of a value that dropout keeps, on the way back. */
  readonly kept: (factor: number) => number;
  /** Positions of padding before the first, of all. */
  readonly before: (padding: number) => number;
  /** What Adam divides a moment by. As in TensorFlow.js the powers of beta are float32 by definition. */
  readonly correction: (beta: number, step: number) => number;
  /** Gradient of a crossentropy by a probability. */
  readonly surprise: (target: number, probability: number) => number;
  /** A probability in the gradient of the crossentropy of logits, which it is less the target. */
  readonly softmaxed: (probability: number) => number;
  /** A gradient by normalized values less what the batch takes off it: the mean, and the part along the values. */
  readonly centred: (g: number, mean: number, value: number, along: number) => number;
  /** A moving average after the next value. */
  readonly averaged: (average: number, value: number, momentum: number) => number;
  /** What the optimizer is given of the gradients of a batch. */
  readonly gradients: (arrays: readonly Float64Array[]) => readonly Float64Array[];
}

/** As they should be, in float64. */
export const RULES: Rules = {
  round: (x) => x,
  slope: (kind, y, x) =>
    ({
      linear: () => 1,
      softmax: () => 1,
      relu: () => (y > 0 ? 1 : 0),
      tanh: () => 1 - y * y,
      sigmoid: () => y * (1 - y),
      gelu: () => shareBelow(x) + x * density(x),
    })[kind](),
  softmaxSlope: (p, g, mean) => p * (g - mean),
  // TensorFlow.js takes the sign of 0 as -1.
  decay: (w, l1, l2) => l1 * (w > 0 ? 1 : -1) + 2 * l2 * w,
  share: (batch) => 1 / batch,
  kept: (factor) => factor,
  before: (padding) => Math.floor(padding / 2),
  correction: (beta, step) => 1 - Math.fround(Math.fround(beta) ** step),
  surprise: (target, probability) => -target / probability,
  softmaxed: (probability) => probability,
  centred: (g, mean, value, along) => g - mean - value * along,
  averaged: (average, value, momentum) => average - (average - value) * (1 - momentum),
  gradients: (arrays) => arrays,
};

/** Told of each number at whose zero the computation takes another way: near it, rounding decides. */
export type Decide = (distance: number) => void;

/** values[index], or NaN, which no comparison lets pass. */
export function at(values: ArrayLike<number>, index: number): number {
  return values[index] ?? NaN;
}
