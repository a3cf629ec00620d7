import type { Activation } from './network';

/**
 * What the way back works an activation's slope out of: its output, which is there anyway, or the weighted sum, which
 * then is kept beside it. gelu falls and rises again, so one output belongs to two sums.
 *
 * It is the sum that is kept, not the slope: so an evaluation computes no slopes in vain, and a slope is in each case a
 * function of one number.
 */
export const SLOPE_FROM = {
  linear: 'output',
  relu: 'output',
  tanh: 'output',
  sigmoid: 'output',
  softmax: 'output',
  gelu: 'sum',
} as const satisfies Readonly<Record<Activation, 'output' | 'sum'>>;
