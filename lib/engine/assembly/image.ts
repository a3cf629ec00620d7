// What else happens to one image on its way through the convolutions: pixels in, pooling there and
// back, the slope of an activation, and the passage to and from the flat rows of the dense layers.
import { ActivationCode } from '../contract/codes';
import { Convolution, Gather, Pooling } from './records';
import { slope } from './vector';

/** Copies sample `number`, an image of `height` rows, to rows `rowStride` floats apart; scaled. */
export function gatherImage(gather: usize, number: u32, height: u32): void {
  const g = changetype<Gather>(gather);
  const rowLength = g.inputs / height,
    lookup = g.lookup,
    scale = g.scale,
    floats = g.floats;
  let sample = g.data + <usize>number * g.inputs * (floats ? 4 : 1);
  let to = g.rows;
  for (let y: u32 = 0; y < height; y++, to += g.rowStride * 4) {
    for (let x: u32 = 0; x < rowLength; x++) {
      const value = floats
        ? load<f32>(sample + x * 4) * scale
        : load<f32>(lookup + ((<usize>load<u8>(sample + x)) << 2));
      store<f32>(to + x * 4, value);
    }
    sample += floats ? rowLength * 4 : rowLength;
  }
}

/** Sets bytes to zero. */
export function clear(address: usize, bytes: usize): void {
  memory.fill(address, 0, bytes);
}

/** Positions of `step` bytes with `channels` floats each to one row without padding. */
export function flatten(
  from: usize,
  fromStep: u32,
  fromRow: u32,
  height: u32,
  width: u32,
  channels: u32,
  to: usize,
): void {
  for (let y: u32 = 0; y < height; y++, from += fromRow) {
    for (let x: u32 = 0, at = from; x < width; x++, at += fromStep, to += channels * 4)
      memory.copy(to, at, channels * 4);
  }
}

/** The way back. */
export function unflatten(
  from: usize,
  height: u32,
  width: u32,
  channels: u32,
  to: usize,
  toStep: u32,
  toRow: u32,
): void {
  for (let y: u32 = 0; y < height; y++, to += toRow) {
    for (let x: u32 = 0, at = to; x < width; x++, at += toStep, from += channels * 4)
      memory.copy(at, from, channels * 4);
  }
}

/** gradient *= activation'(output), position by position of a convolution's output. */
export function imageActivationGradient(record: usize): void {
  const c = changetype<Convolution>(record);
  const activation = c.activation,
    bytes = c.sumsRow,
    zero = f32x4.splat(0);
  if (activation == ActivationCode.linear) return;
  let output = c.output,
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

/** The largest of each window, channel by channel; padding does not take part. */
export function maxPool(record: usize): void {
  const p = changetype<Pooling>(record);
  for (let y: u32 = 0; y < p.height; y++) {
    const firstRow = max<i32>(0, y * p.strideHeight - p.top),
      lastRow = min<i32>(p.inputHeight, y * p.strideHeight - p.top + p.windowHeight);
    for (let x: u32 = 0; x < p.width; x++) {
      const first = max<i32>(0, x * p.strideWidth - p.left),
        last = min<i32>(p.inputWidth, x * p.strideWidth - p.left + p.windowWidth);
      const to = p.output + y * p.outputRow + x * p.outputStep;
      for (let channel: u32 = 0; channel < p.bytes; channel += 16) {
        let largest = v128.load(p.input + firstRow * p.inputRow + first * p.inputStep + channel);
        for (let row = firstRow; row < lastRow; row++) {
          for (let column = first; column < last; column++) {
            largest = f32x4.max(largest, v128.load(p.input + row * p.inputRow + column * p.inputStep + channel));
          }
        }
        v128.store(to + channel, largest);
      }
    }
  }
}

/** Adds each gradient to the first input of its window that equals the largest, as tfjs does. */
export function maxPoolGradient(record: usize): void {
  const p = changetype<Pooling>(record);
  for (let y: u32 = 0; y < p.height; y++) {
    const firstRow = max<i32>(0, y * p.strideHeight - p.top),
      lastRow = min<i32>(p.inputHeight, y * p.strideHeight - p.top + p.windowHeight);
    for (let x: u32 = 0; x < p.width; x++) {
      const first = max<i32>(0, x * p.strideWidth - p.left),
        last = min<i32>(p.inputWidth, x * p.strideWidth - p.left + p.windowWidth);
      const output = p.output + y * p.outputRow + x * p.outputStep,
        gradient = p.gradient + y * p.gradientRow + x * p.gradientStep;
      for (let channel: u32 = 0; channel < p.bytes; channel += 16) {
        const largest = v128.load(output + channel),
          g = v128.load(gradient + channel);
        let open = i32x4.splat(-1);
        for (let row = firstRow; row < lastRow; row++) {
          for (let column = first; column < last; column++) {
            const taken = v128.and(
              open,
              f32x4.eq(v128.load(p.input + row * p.inputRow + column * p.inputStep + channel), largest),
            );
            const at = p.inputGradient + row * p.inputGradientRow + column * p.inputGradientStep + channel;
            v128.store(at, f32x4.add(v128.load(at), v128.and(g, taken)));
            open = v128.andnot(open, taken);
          }
        }
      }
    }
  }
}
