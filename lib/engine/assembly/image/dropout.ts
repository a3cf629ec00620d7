// Dropout of an image, there and back. Unlike that of a row it does not work in place: what comes before needs its own
// outputs for the way back, a pooling to compare them, a convolution for its slopes.
import { mix4, rowKey, STEP } from '../math/random';
import { ImageDropout } from '../records';

/**
 * Inverted dropout of one image: a value is kept and scaled if its random word is at least the threshold. Units are
 * counted as in a flat row without padding. With `training` 0 all values are kept as they are.
 */
export function imageDropout(record: usize, seed: u32, step: u32, sample: u32, training: u32): void {
  const d = changetype<ImageDropout>(record);
  const limit = i32x4.splat(training ? d.threshold : 0),
    factor = f32x4.splat(training ? d.factor : 1);
  const key = rowKey(seed, step, d.maskNumber, sample);
  mask(d, key, limit, factor, d.input, d.inputStep, d.inputRow, d.output, d.outputStep, d.outputRow);
}

/** From the gradient by the outputs to that by the inputs: the same are dropped. */
export function imageDropoutGradient(record: usize, seed: u32, step: u32, sample: u32): void {
  const d = changetype<ImageDropout>(record);
  const limit = i32x4.splat(d.threshold),
    factor = f32x4.splat(d.factor);
  const key = rowKey(seed, step, d.maskNumber, sample);
  mask(
    d,
    key,
    limit,
    factor,
    d.gradient,
    d.gradientStep,
    d.gradientRow,
    d.inputGradient,
    d.inputGradientStep,
    d.inputGradientRow,
  );
}

/** Copies what is kept, scaled, and zeros for the rest. */
function mask(
  d: ImageDropout,
  key: u32,
  limit: v128,
  factor: v128,
  from: usize,
  fromStep: u32,
  fromRow: u32,
  to: usize,
  toStep: u32,
  toRow: u32,
): void {
  const height = d.height,
    width = d.width,
    channels = d.channels,
    bytes = d.bytes;
  const lanes = i32x4(0, STEP, STEP * 2, STEP * 3);
  let position = key;
  for (let y: u32 = 0; y < height; y++, from += fromRow, to += toRow) {
    for (let x: u32 = 0, at = from, go = to; x < width; x++, at += fromStep, go += toStep) {
      let unit = position;
      for (let channel: u32 = 0; channel < bytes; channel += 16, unit += 4 * STEP) {
        const words = mix4(i32x4.add(i32x4.splat(unit), lanes));
        v128.store(go + channel, v128.and(f32x4.mul(v128.load(at + channel), factor), i32x4.ge_u(words, limit)));
      }
      position += channels * STEP;
    }
  }
}
