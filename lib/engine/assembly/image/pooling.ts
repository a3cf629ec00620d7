// The largest of each window, there and back.
import { Pooling } from '../records';

/** The largest of each window, channel by channel; padding does not take part. */
export function maxPool(record: usize): void {
  const p = changetype<Pooling>(record);
  const bytes = p.bytes,
    inputStep = p.inputStep,
    inputRow = p.inputRow;
  for (let y: u32 = 0; y < p.height; y++) {
    const firstRow = max<i32>(0, y * p.strideHeight - p.top),
      rows = min<i32>(p.inputHeight, y * p.strideHeight - p.top + p.windowHeight) - firstRow;
    for (let x: u32 = 0; x < p.width; x++) {
      const first = max<i32>(0, x * p.strideWidth - p.left),
        columns = <u32>(min<i32>(p.inputWidth, x * p.strideWidth - p.left + p.windowWidth) - first) * inputStep;
      const corner = p.input + firstRow * inputRow + first * inputStep,
        to = p.output + y * p.outputRow + x * p.outputStep;
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

/** Adds each gradient to the first input of its window that equals the largest, as tfjs does. */
export function maxPoolGradient(record: usize): void {
  const p = changetype<Pooling>(record);
  const bytes = p.bytes,
    inputStep = p.inputStep,
    inputRow = p.inputRow,
    gradientStep = p.inputGradientStep,
    gradientRow = p.inputGradientRow;
  for (let y: u32 = 0; y < p.height; y++) {
    const firstRow = max<i32>(0, y * p.strideHeight - p.top),
      rows = min<i32>(p.inputHeight, y * p.strideHeight - p.top + p.windowHeight) - firstRow;
    for (let x: u32 = 0; x < p.width; x++) {
      const first = max<i32>(0, x * p.strideWidth - p.left),
        columns = <u32>(min<i32>(p.inputWidth, x * p.strideWidth - p.left + p.windowWidth) - first) * inputStep;
      const corner = p.input + firstRow * inputRow + first * inputStep,
        gradientCorner = p.inputGradient + firstRow * gradientRow + first * gradientStep,
        output = p.output + y * p.outputRow + x * p.outputStep,
        gradient = p.gradient + y * p.gradientRow + x * p.gradientStep;
      for (let channel: u32 = 0; channel < bytes; channel += 16) {
        const largest = v128.load(output + channel);
        let open = v128.load(gradient + channel);
        for (
          let row = 0, from = corner + channel, to = gradientCorner + channel;
          row < rows;
          row++, from += inputRow, to += gradientRow
        ) {
          for (let at = from, go = to; at < from + columns; at += inputStep, go += gradientStep) {
            const taken = f32x4.eq(v128.load(at), largest);
            v128.store(go, f32x4.add(v128.load(go), v128.and(open, taken)));
            open = v128.andnot(open, taken);
          }
        }
      }
    }
  }
}
