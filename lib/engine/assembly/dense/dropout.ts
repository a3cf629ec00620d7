import { mix4, rowKey, STEP } from '../math/random';

/**
 * Inverted dropout in place: rows[s][j] is kept and scaled by `scale` = 1 / (1 - rate) if its random
 * word is at least `threshold` = rate * 2^32, else set to 0. Samples [first, last), vectors of
 * columns [firstVector, lastVector).
 */
export function dropout(
  rows: usize,
  stride: u32,
  first: u32,
  last: u32,
  firstVector: u32,
  lastVector: u32,
  seed: u32,
  step: u32,
  layerNumber: u32,
  threshold: u32,
  scale: f32,
): void {
  const limit = i32x4.splat(threshold),
    factor = f32x4.splat(scale);
  const lanes = i32x4(0, STEP, STEP * 2, STEP * 3);
  for (let s = first; s < last; s++) {
    const key = rowKey(seed, step, layerNumber, s);
    const row = rows + s * stride * 4;
    for (let v = firstVector; v < lastVector; v++) {
      const words = mix4(i32x4.add(i32x4.splat(key + v * 4 * STEP), lanes));
      const at = row + v * 16;
      const kept = v128.and(f32x4.mul(v128.load(at), factor), i32x4.ge_u(words, limit));
      v128.store(at, kept);
    }
  }
}
