import { ActivationCode } from '../../contract/codes';
import { slope } from '../math/vector';
import { Convolution } from '../records';

/** gradient *= activation'(output), or of the sum where that is kept, position by position of a convolution's output. */
export function imageActivationGradient(record: usize): void {
  const c = changetype<Convolution>(record);
  const activation = c.activation,
    bytes = c.sumsRow;
  if (activation == ActivationCode.linear) return;
  const outputStep = c.outputStep,
    gradientStep = c.gradientStep;
  // Positions that lie side by side are one long one: the loop over a few channels costs more than what is done in it.
  const joined = outputStep == bytes && gradientStep == bytes,
    width: u32 = joined ? 1 : c.width,
    run = joined ? c.width * bytes : bytes;
  let output = c.output + c.toSum,
    gradient = c.gradient;
  for (let y: u32 = 0; y < c.height; y++, output += c.outputRow, gradient += c.gradientRow) {
    for (let x: u32 = 0, from = output, at = gradient; x < width; x++, from += outputStep, at += gradientStep) {
      if (activation == ActivationCode.relu) keepPositive(at, from, run);
      else {
        for (let channel: u32 = 0; channel < run; channel += 16)
          v128.store(at + channel, gradientBySum(activation, v128.load(at + channel), v128.load(from + channel)));
      }
    }
  }
}

/** Sets the gradients of outputs that are not positive to 0. */
@inline function keepPositive(gradient: usize, output: usize, bytes: usize): void {
  for (const end = gradient + bytes; gradient < end; gradient += 16, output += 16)
    v128.store(gradient, v128.and(v128.load(gradient), f32x4.gt(v128.load(output), f32x4.splat(0))));
}

/** gradient * activation'(output), or of the sum where that is kept; of an activation that is not linear. */
@inline export function gradientBySum(activation: u32, gradient: v128, value: v128): v128 {
  let result = gradient;
  if (activation == ActivationCode.relu) result = v128.and(gradient, f32x4.gt(value, f32x4.splat(0)));
  else result = f32x4.mul(gradient, slope(activation, value));
  return result;
}
