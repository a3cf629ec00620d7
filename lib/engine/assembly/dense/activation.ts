import { ActivationCode } from '../../contract/codes';
import { Layer } from '../records';
import { exp4, slope } from '../math/vector';

/** output[s] = softmax(output[s]) over the true units; padding columns become 0. */
export function softmax(layer: usize, first: u32, last: u32): void {
  const l = changetype<Layer>(layer);
  const units = l.units;
  for (let s = first; s < last; s++) {
    const row = l.output + s * l.stride * 4;
    let largest = load<f32>(row);
    for (let j: u32 = 1; j < units; j++) largest = max(largest, load<f32>(row + j * 4));
    const shift = f32x4.splat(largest);
    for (let j: u32 = 0; j < l.stride; j += 4) {
      const at = row + j * 4;
      const powers = exp4(f32x4.sub(v128.load(at), shift));
      v128.store(at, f32x4.mul(powers, v128.load(l.columnMask + j * 4)));
    }
    let sum: f32 = 0;
    for (let j: u32 = 0; j < units; j++) sum += load<f32>(row + j * 4);
    const total = f32x4.splat(sum);
    for (let j: u32 = 0; j < l.stride; j += 4) v128.store(row + j * 4, f32x4.div(v128.load(row + j * 4), total));
  }
}

/** From the gradient g by the probabilities p to that by the logits: p_j (g_j - sum_k g_k p_k). */
export function softmaxGradient(layer: usize, first: u32, last: u32): void {
  const l = changetype<Layer>(layer);
  for (let s = first; s < last; s++) {
    const p = l.output + s * l.stride * 4,
      g = l.gradient + s * l.stride * 4;
    let mean: f32 = 0;
    for (let j: u32 = 0; j < l.units; j++) mean += load<f32>(g + j * 4) * load<f32>(p + j * 4);
    const shift = f32x4.splat(mean);
    for (let j: u32 = 0; j < l.stride; j += 4) {
      v128.store(g + j * 4, f32x4.mul(v128.load(p + j * 4), f32x4.sub(v128.load(g + j * 4), shift)));
    }
  }
}

/**
 * gradient[s] *= activation'(y), where the stored output is y times `scale`, the factor of the
 * dropout that follows (1 if none). Where sums are kept they take y's place, and no dropout changes them.
 */
export function activationGradient(layer: usize, first: u32, last: u32, scale: f32): void {
  const l = changetype<Layer>(layer);
  const rowBytes = l.stride * 4;
  const from = l.output + l.toSum;
  let y = from + first * rowBytes,
    g = l.gradient + first * rowBytes;
  const end = from + last * rowBytes,
    keep = f32x4.splat(l.toSum ? 1 : 1 / scale),
    zero = f32x4.splat(0);
  if (l.activation == ActivationCode.relu) {
    for (; y < end; y += 16, g += 16) v128.store(g, v128.and(v128.load(g), f32x4.gt(v128.load(y), zero)));
  } else if (l.activation != ActivationCode.linear) {
    for (; y < end; y += 16, g += 16) {
      v128.store(g, f32x4.mul(v128.load(g), slope(l.activation, f32x4.mul(v128.load(y), keep))));
    }
  }
}
