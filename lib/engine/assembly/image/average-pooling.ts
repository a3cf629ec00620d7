// The average of each window, there and back. Padding does not take part: what is added up is divided by the number of
// inputs that the window has.
import { Pooling } from '../records';
import { windowCount, windowFirst } from './window';

/** The average of each window, channel by channel. */
export function averagePool(record: usize): void {
  const p = changetype<Pooling>(record);
  const bytes = p.bytes,
    inputStep = p.inputStep,
    inputRow = p.inputRow;
  for (let y: u32 = 0; y < p.height; y++) {
    const firstRow = windowFirst(y, p.strideHeight, p.top),
      rows = windowCount(y, p.strideHeight, p.top, p.windowHeight, p.inputHeight, firstRow);
    for (let x: u32 = 0; x < p.width; x++) {
      const first = windowFirst(x, p.strideWidth, p.left),
        columns = windowCount(x, p.strideWidth, p.left, p.windowWidth, p.inputWidth, first),
        rowBytes = <u32>columns * inputStep;
      const corner = p.input + firstRow * inputRow + first * inputStep,
        to = p.output + y * p.outputRow + x * p.outputStep;
      const count = f32x4.splat(<f32>(rows * columns));
      for (let channel: u32 = 0; channel < bytes; channel += 16) {
        let sum = f32x4.splat(0);
        for (let row = 0, from = corner + channel; row < rows; row++, from += inputRow) {
          for (let at = from; at < from + rowBytes; at += inputStep) sum = f32x4.add(sum, v128.load(at));
        }
        v128.store(to + channel, f32x4.div(sum, count));
      }
    }
  }
}

/** Adds to each input of a window its share of the gradient. */
export function averagePoolGradient(record: usize): void {
  const p = changetype<Pooling>(record);
  const bytes = p.bytes,
    gradientStep = p.inputGradientStep,
    gradientRow = p.inputGradientRow;
  for (let y: u32 = 0; y < p.height; y++) {
    const firstRow = windowFirst(y, p.strideHeight, p.top),
      rows = windowCount(y, p.strideHeight, p.top, p.windowHeight, p.inputHeight, firstRow);
    for (let x: u32 = 0; x < p.width; x++) {
      const first = windowFirst(x, p.strideWidth, p.left),
        columns = windowCount(x, p.strideWidth, p.left, p.windowWidth, p.inputWidth, first),
        rowBytes = <u32>columns * gradientStep;
      const corner = p.inputGradient + firstRow * gradientRow + first * gradientStep,
        gradient = p.gradient + y * p.gradientRow + x * p.gradientStep;
      const count = f32x4.splat(<f32>(rows * columns));
      for (let channel: u32 = 0; channel < bytes; channel += 16) {
        const share = f32x4.div(v128.load(gradient + channel), count);
        for (let row = 0, to = corner + channel; row < rows; row++, to += gradientRow) {
          for (let at = to; at < to + rowBytes; at += gradientStep) v128.store(at, f32x4.add(v128.load(at), share));
        }
      }
    }
  }
}
