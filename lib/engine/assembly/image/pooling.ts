// The largest of each window, there and back.
import { Pooling } from '../records';
import { windowCount, windowFirst } from './window';

/** The largest of each window, channel by channel; padding does not take part. */
export function maxPool(record: usize): void {
  const p = changetype<Pooling>(record);
  const bytes = p.bytes,
    inputStep = p.inputStep,
    inputRow = p.inputRow;
  for (let y: u32 = 0; y < p.height; y++) {
    const firstRow = windowFirst(y, p.strideHeight, p.top),
      rows = windowCount(y, p.strideHeight, p.top, p.windowHeight, p.inputHeight, firstRow);
    for (let x: u32 = 0; x < p.width; x++) {
      const first = windowFirst(x, p.strideWidth, p.left),
        columns = <u32>windowCount(x, p.strideWidth, p.left, p.windowWidth, p.inputWidth, first) * inputStep;
      const corner = p.input + firstRow * inputRow + first * inputStep,
        to = p.output + y * p.outputRow + x * p.outputStep;
      if (rows == 2 && columns == 2 * inputStep) {
        largestOfFour(corner, inputStep, inputRow, to, bytes);
        continue;
      }
      for (let channel: u32 = 0; channel < bytes; channel += 16) {
        let largest = v128.load(corner + channel);
        for (let row = 0, from = corner + channel; row < rows; row++, from += inputRow) {
          // pmax is one instruction, max six: it differs only in the sign of a zero, and where something is no number.
          for (let at = from; at < from + columns; at += inputStep) largest = f32x4.pmax(v128.load(at), largest);
        }
        v128.store(to + channel, largest);
      }
    }
  }
}

// The usual window, of two by two, without loops: these cost more than what is done in them.
@inline function largestOfFour(corner: usize, step: usize, row: usize, to: usize, bytes: usize): void {
  for (let channel: usize = 0; channel < bytes; channel += 16) {
    const at = corner + channel,
      below = at + row;
    let largest = f32x4.pmax(v128.load(at + step), v128.load(at));
    largest = f32x4.pmax(v128.load(below), largest);
    v128.store(to + channel, f32x4.pmax(v128.load(below + step), largest));
  }
}

/** Adds each gradient to the first input of its window that equals the largest, as tfjs does. */
export function maxPoolGradient(record: usize): void {
  const p = changetype<Pooling>(record);
  const bytes = p.bytes,
    inputStep = p.inputStep,
    inputRow = p.inputRow,
    gradientStep = p.inputGradientStep,
    gradientRow = p.inputGradientRow;
  for (let y: u32 = 0; y < p.height; y++) {
    const firstRow = windowFirst(y, p.strideHeight, p.top),
      rows = windowCount(y, p.strideHeight, p.top, p.windowHeight, p.inputHeight, firstRow);
    for (let x: u32 = 0; x < p.width; x++) {
      const first = windowFirst(x, p.strideWidth, p.left),
        columns = <u32>windowCount(x, p.strideWidth, p.left, p.windowWidth, p.inputWidth, first) * inputStep;
      const corner = p.input + firstRow * inputRow + first * inputStep,
        gradientCorner = p.inputGradient + firstRow * gradientRow + first * gradientStep,
        output = p.output + y * p.outputRow + x * p.outputStep,
        gradient = p.gradient + y * p.gradientRow + x * p.gradientStep;
      if (rows == 2 && columns == 2 * inputStep) {
        gradientOfFour(corner, inputStep, inputRow, gradientCorner, gradientStep, gradientRow, output, gradient, bytes);
        continue;
      }
      for (let channel: u32 = 0; channel < bytes; channel += 16) {
        const largest = v128.load(output + channel);
        let open = v128.load(gradient + channel);
        for (
          let row = 0, from = corner + channel, to = gradientCorner + channel;
          row < rows;
          row++, from += inputRow, to += gradientRow
        ) {
          for (let at = from, go = to; at < from + columns; at += inputStep, go += gradientStep)
            open = giveFirst(go, open, f32x4.eq(v128.load(at), largest));
        }
      }
    }
  }
}

@inline function gradientOfFour(
  corner: usize,
  step: usize,
  row: usize,
  gradientCorner: usize,
  gradientStep: usize,
  gradientRow: usize,
  output: usize,
  gradient: usize,
  bytes: usize,
): void {
  for (let channel: usize = 0; channel < bytes; channel += 16) {
    const at = corner + channel,
      below = at + row,
      go = gradientCorner + channel,
      goBelow = go + gradientRow;
    const largest = v128.load(output + channel);
    let open = v128.load(gradient + channel);
    open = giveFirst(go, open, f32x4.eq(v128.load(at), largest));
    open = giveFirst(go + gradientStep, open, f32x4.eq(v128.load(at + step), largest));
    open = giveFirst(goBelow, open, f32x4.eq(v128.load(below), largest));
    giveFirst(goBelow + gradientStep, open, f32x4.eq(v128.load(below + step), largest));
  }
}

/** Adds the gradients that are still open where they are taken; those that stay open. */
@inline function giveFirst(at: usize, open: v128, taken: v128): v128 {
  v128.store(at, f32x4.add(v128.load(at), v128.and(open, taken)));
  return v128.andnot(open, taken);
}
