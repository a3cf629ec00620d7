// The largest of each window, there and back.
import { Pooling } from '../records';

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
