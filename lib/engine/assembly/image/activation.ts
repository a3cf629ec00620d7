import { ActivationCode } from '../../contract/codes';
import { slope } from '../math/vector';
import { Convolution } from '../records';

/** gradient *= activation'(output), or of the sum where that is kept, position by position of a convolution's output. */
export function imageActivationGradient(record: usize): void {
  const c = changetype<Convolution>(record);
  const activation = c.activation,
    bytes = c.sumsRow,
    zero = f32x4.splat(0);
  if (activation == ActivationCode.linear) return;
  let output = c.output + c.toSum,
    gradient = c.gradient;
  for (let y: u32 = 0; y < c.height; y++, output += c.outputRow, gradient += c.gradientRow) {
    for (let x: u32 = 0, from = output, at = gradient; x < c.width; x++, from += c.outputStep, at += c.gradientStep) {
      for (let channel: u32 = 0; channel < bytes; channel += 16) {
        const value = v128.load(from + channel),
          g = v128.load(at + channel);
        v128.store(
          at + channel,
          activation == ActivationCode.relu
            ? v128.and(g, f32x4.gt(value, zero))
            : f32x4.mul(g, slope(activation, value)),
        );
      }
    }
  }
}
