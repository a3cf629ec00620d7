import { ActivationCode } from '../../contract/codes';
import { slope } from '../math/vector';
import { Convolution } from '../records';

/** gradient *= activation'(output), or of the sum where that is kept, position by position of a convolution's output. */
export function imageActivationGradient(record: usize): void {
  const c = changetype<Convolution>(record);
  const activation = c.activation,
    bytes = c.sumsRow;
  if (activation == ActivationCode.linear) return;
  let output = c.output + c.toSum,
    gradient = c.gradient;
  for (let y: u32 = 0; y < c.height; y++, output += c.outputRow, gradient += c.gradientRow) {
    for (let x: u32 = 0, from = output, at = gradient; x < c.width; x++, from += c.outputStep, at += c.gradientStep) {
      for (let channel: u32 = 0; channel < bytes; channel += 16) {
        const value = v128.load(from + channel),
          g = v128.load(at + channel);
        v128.store(at + channel, gradientBySum(activation, g, value));
      }
    }
  }
}

/** gradient * activation'(output), or of the sum where that is kept; of an activation that is not linear. */
@inline export function gradientBySum(activation: u32, gradient: v128, value: v128): v128 {
  let result = gradient;
  if (activation == ActivationCode.relu) result = v128.and(gradient, f32x4.gt(value, f32x4.splat(0)));
  else result = f32x4.mul(gradient, slope(activation, value));
  return result;
}
