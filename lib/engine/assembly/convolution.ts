// Convolution of one image, its gradient by the kernel, and the kernel turned round, with which the
// gradient by the input is once more a convolution.
//
// An image is rows of positions of channels. The inputs that one row of a kernel sees stand side by
// side: kernel width x channels floats, its taps. A kernel is a matrix: a row for each tap, kernel row
// by kernel row, and one for the bias; a column for each filter, in panels of 8 or 4.
import { One, Two } from './panel';
import { Convolution, Panel } from './records';
import { activate, multiplyAdd } from './vector';

/** output = activation(bias + sum over the taps of input * kernel). */
export function convolve(record: usize): void {
  const c = changetype<Convolution>(record);
  for (let p: u32 = 0; p < c.panelCount; p++) {
    const panel = changetype<Panel>(c.panels + p * offsetof<Panel>());
    if (panel.vectors == 2) convolvePanel<Two>(c, panel);
    else convolvePanel<One>(c, panel);
  }
}

// Four positions by two vectors of filters stay in eight registers while the taps go by.
function convolvePanel<V>(c: Convolution, panel: Panel): void {
  const rowBytes: usize = sizeof<V>() * 16;
  const kernel = c.kernel + panel.offset;
  const bias = kernel + <usize>(c.kernelHeight * c.taps) * rowBytes;
  const kind = c.activation,
    skip = c.inputRow - c.taps * 4;
  const wide = c.taps & 3 ? 0 : c.taps * 4;
  const mask = c.columnMask + panel.column * 4;
  const count = c.height * c.width,
    input = c.input,
    output = c.output + panel.column * 4;
  for (let n: u32 = 0, at = c.positions; n < count; n += 4, at += 32) {
    let x0 = input + load<u32>(at),
      x1 = input + load<u32>(at, 8),
      x2 = input + load<u32>(at, 16),
      x3 = input + load<u32>(at, 24);
    let a0 = f32x4.splat(0),
      a1 = a0;
    if (c.bias) {
      a0 = v128.load(bias);
      if (sizeof<V>() > 1) a1 = v128.load(bias, 16);
    }
    let b0 = a0,
      b1 = a1,
      c0 = a0,
      c1 = a1,
      d0 = a0,
      d1 = a1;
    let w = kernel;
    for (let ky: u32 = 0; ky < c.kernelHeight; ky++) {
      if (wide) {
        for (const end = x0 + wide; x0 < end; x0 += 16, x1 += 16, x2 += 16, x3 += 16) {
          let u = v128.load(w),
            v = u;
          if (sizeof<V>() > 1) v = v128.load(w, 16);
          let s = v128.load32_splat(x0);
          a0 = multiplyAdd(s, u, a0);
          if (sizeof<V>() > 1) a1 = multiplyAdd(s, v, a1);
          s = v128.load32_splat(x1);
          b0 = multiplyAdd(s, u, b0);
          if (sizeof<V>() > 1) b1 = multiplyAdd(s, v, b1);
          s = v128.load32_splat(x2);
          c0 = multiplyAdd(s, u, c0);
          if (sizeof<V>() > 1) c1 = multiplyAdd(s, v, c1);
          s = v128.load32_splat(x3);
          d0 = multiplyAdd(s, u, d0);
          if (sizeof<V>() > 1) d1 = multiplyAdd(s, v, d1);

          u = v128.load(w, sizeof<V>() * 16);
          if (sizeof<V>() > 1) v = v128.load(w, sizeof<V>() * 16 + 16);
          s = v128.load32_splat(x0, 4);
          a0 = multiplyAdd(s, u, a0);
          if (sizeof<V>() > 1) a1 = multiplyAdd(s, v, a1);
          s = v128.load32_splat(x1, 4);
          b0 = multiplyAdd(s, u, b0);
          if (sizeof<V>() > 1) b1 = multiplyAdd(s, v, b1);
          s = v128.load32_splat(x2, 4);
          c0 = multiplyAdd(s, u, c0);
          if (sizeof<V>() > 1) c1 = multiplyAdd(s, v, c1);
          s = v128.load32_splat(x3, 4);
          d0 = multiplyAdd(s, u, d0);
          if (sizeof<V>() > 1) d1 = multiplyAdd(s, v, d1);

          u = v128.load(w, sizeof<V>() * 32);
          if (sizeof<V>() > 1) v = v128.load(w, sizeof<V>() * 32 + 16);
          s = v128.load32_splat(x0, 8);
          a0 = multiplyAdd(s, u, a0);
          if (sizeof<V>() > 1) a1 = multiplyAdd(s, v, a1);
          s = v128.load32_splat(x1, 8);
          b0 = multiplyAdd(s, u, b0);
          if (sizeof<V>() > 1) b1 = multiplyAdd(s, v, b1);
          s = v128.load32_splat(x2, 8);
          c0 = multiplyAdd(s, u, c0);
          if (sizeof<V>() > 1) c1 = multiplyAdd(s, v, c1);
          s = v128.load32_splat(x3, 8);
          d0 = multiplyAdd(s, u, d0);
          if (sizeof<V>() > 1) d1 = multiplyAdd(s, v, d1);

          u = v128.load(w, sizeof<V>() * 48);
          if (sizeof<V>() > 1) v = v128.load(w, sizeof<V>() * 48 + 16);
          s = v128.load32_splat(x0, 12);
          a0 = multiplyAdd(s, u, a0);
          if (sizeof<V>() > 1) a1 = multiplyAdd(s, v, a1);
          s = v128.load32_splat(x1, 12);
          b0 = multiplyAdd(s, u, b0);
          if (sizeof<V>() > 1) b1 = multiplyAdd(s, v, b1);
          s = v128.load32_splat(x2, 12);
          c0 = multiplyAdd(s, u, c0);
          if (sizeof<V>() > 1) c1 = multiplyAdd(s, v, c1);
          s = v128.load32_splat(x3, 12);
          d0 = multiplyAdd(s, u, d0);
          if (sizeof<V>() > 1) d1 = multiplyAdd(s, v, d1);
          w += rowBytes * 4;
        }
      } else {
        for (const end = x0 + c.taps * 4; x0 < end; x0 += 4, x1 += 4, x2 += 4, x3 += 4) {
          let u = v128.load(w),
            v = u;
          if (sizeof<V>() > 1) v = v128.load(w, 16);
          let s = v128.load32_splat(x0);
          a0 = multiplyAdd(s, u, a0);
          if (sizeof<V>() > 1) a1 = multiplyAdd(s, v, a1);
          s = v128.load32_splat(x1);
          b0 = multiplyAdd(s, u, b0);
          if (sizeof<V>() > 1) b1 = multiplyAdd(s, v, b1);
          s = v128.load32_splat(x2);
          c0 = multiplyAdd(s, u, c0);
          if (sizeof<V>() > 1) c1 = multiplyAdd(s, v, c1);
          s = v128.load32_splat(x3);
          d0 = multiplyAdd(s, u, d0);
          if (sizeof<V>() > 1) d1 = multiplyAdd(s, v, d1);
          w += rowBytes;
        }
      }
      x0 += skip;
      x1 += skip;
      x2 += skip;
      x3 += skip;
    }
    finish<V>(output + load<u32>(at, 4), kind, mask, a0, a1);
    finish<V>(output + load<u32>(at, 12), kind, mask, b0, b1);
    finish<V>(output + load<u32>(at, 20), kind, mask, c0, c1);
    finish<V>(output + load<u32>(at, 28), kind, mask, d0, d1);
  }
}

// Padding columns must be zero, for the next layer takes them for channels.
@inline function finish<V>(at: usize, kind: u32, mask: usize, a0: v128, a1: v128): void {
  v128.store(at, f32x4.mul(activate(kind, a0), v128.load(mask)));
  if (sizeof<V>() > 1) v128.store(at, f32x4.mul(activate(kind, a1), v128.load(mask, 16)), 16);
}

/** sums += the gradient by the kernel and the bias; rows of `sums` hold all columns. */
export function kernelGradient(record: usize, sums: usize): void {
  const c = changetype<Convolution>(record);
  const columns = c.sumsRow;
  for (let ky: u32 = 0; ky < c.kernelHeight; ky++) {
    for (let tap: u32 = 0; tap < c.taps;) {
      const left = c.taps - tap;
      const input = c.input + ky * c.inputRow + tap * 4;
      const row = sums + (ky * c.taps + tap) * columns;
      for (let column: u32 = 0; column < columns;) {
        const pair = columns - column >= 32;
        if (left >= 4) {
          if (pair) tapsGradient<u32, Two>(c, input, row, column);
          else tapsGradient<u32, One>(c, input, row, column);
        } else if (left >= 2) {
          if (pair) tapsGradient<u16, Two>(c, input, row, column);
          else tapsGradient<u16, One>(c, input, row, column);
        } else {
          if (pair) tapsGradient<u8, Two>(c, input, row, column);
          else tapsGradient<u8, One>(c, input, row, column);
        }
        column += pair ? 32 : 16;
      }
      tap += left >= 4 ? 4 : left >= 2 ? 2 : 1;
    }
  }
  const bias = sums + c.kernelHeight * c.taps * columns;
  for (let column: u32 = 0; column < columns; column += 16) {
    let sum = v128.load(bias + column);
    for (let y: u32 = 0, row = c.gradient + column; y < c.height; y++, row += c.gradientRow) {
      for (let x: u32 = 0, g = row; x < c.width; x++, g += c.gradientStep) sum = f32x4.add(sum, v128.load(g));
    }
    v128.store(bias + column, sum);
  }
}

// Four (u32), two (u16) or one (u8) taps by two vectors or one stay in registers while the positions go by.
function tapsGradient<T, V>(c: Convolution, input: usize, row: usize, column: u32): void {
  const s0 = row + column,
    s1 = s0 + c.sumsRow,
    s2 = s1 + c.sumsRow,
    s3 = s2 + c.sumsRow;
  let a0 = v128.load(s0),
    a1 = a0,
    b0 = a0,
    b1 = a0,
    c0 = a0,
    c1 = a0,
    d0 = a0,
    d1 = a0;
  if (sizeof<V>() > 1) a1 = v128.load(s0, 16);
  if (sizeof<T>() > 1) {
    b0 = v128.load(s1);
    if (sizeof<V>() > 1) b1 = v128.load(s1, 16);
  }
  if (sizeof<T>() > 2) {
    c0 = v128.load(s2);
    d0 = v128.load(s3);
    if (sizeof<V>() > 1) {
      c1 = v128.load(s2, 16);
      d1 = v128.load(s3, 16);
    }
  }
  const step = c.inputStep,
    gradientStep = c.gradientStep,
    width = c.width * gradientStep;
  for (let y: u32 = 0, from = c.gradient + column; y < c.height; y++, from += c.gradientRow, input += c.inputRowStep) {
    let x = input;
    for (let g = from, end = from + width; g < end; g += gradientStep, x += step) {
      const u = v128.load(g);
      let v = u;
      if (sizeof<V>() > 1) v = v128.load(g, 16);
      let s = v128.load32_splat(x);
      a0 = multiplyAdd(s, u, a0);
      if (sizeof<V>() > 1) a1 = multiplyAdd(s, v, a1);
      if (sizeof<T>() > 1) {
        s = v128.load32_splat(x, 4);
        b0 = multiplyAdd(s, u, b0);
        if (sizeof<V>() > 1) b1 = multiplyAdd(s, v, b1);
      }
      if (sizeof<T>() > 2) {
        s = v128.load32_splat(x, 8);
        c0 = multiplyAdd(s, u, c0);
        if (sizeof<V>() > 1) c1 = multiplyAdd(s, v, c1);
        s = v128.load32_splat(x, 12);
        d0 = multiplyAdd(s, u, d0);
        if (sizeof<V>() > 1) d1 = multiplyAdd(s, v, d1);
      }
    }
  }
  v128.store(s0, a0);
  if (sizeof<V>() > 1) v128.store(s0, a1, 16);
  if (sizeof<T>() > 1) {
    v128.store(s1, b0);
    if (sizeof<V>() > 1) v128.store(s1, b1, 16);
  }
  if (sizeof<T>() > 2) {
    v128.store(s2, c0);
    v128.store(s3, d0);
    if (sizeof<V>() > 1) {
      v128.store(s2, c1, 16);
      v128.store(s3, d1, 16);
    }
  }
}

/**
 * turned[places - 1 - place][filter][channel] = kernel[place][channel][filter], both in panels: the
 * kernel of the convolution that leads from the gradient by the outputs to that by the inputs.
 * Channels and filters are those in memory, with what pads them to whole vectors.
 *
 * @param record The way there.
 * @param backRecord The way back, to whose kernel it goes.
 */
export function turnKernel(record: usize, backRecord: usize): void {
  const there = changetype<Convolution>(record),
    back = changetype<Convolution>(backRecord);
  const filters = there.sumsRow >> 2,
    width = back.taps / filters,
    channels = there.taps / width,
    places = there.kernelHeight * width;
  for (let q: u32 = 0; q < back.panelCount; q++) {
    const to = changetype<Panel>(back.panels + q * offsetof<Panel>());
    const toRow = <usize>to.vectors * 16;
    for (let p: u32 = 0; p < there.panelCount; p++) {
      const from = changetype<Panel>(there.panels + p * offsetof<Panel>());
      const fromRow = <usize>from.vectors * 16,
        columns = from.vectors * 4;
      for (let place: u32 = 0; place < places; place++) {
        const source = there.kernel + from.offset + <usize>(place * channels + to.column) * fromRow;
        const target = back.kernel + to.offset + <usize>((places - 1 - place) * filters + from.column) * toRow;
        for (let channel: u32 = 0; channel < to.vectors * 4; channel++) {
          for (let filter: u32 = 0; filter < columns; filter++) {
            store<f32>(target + filter * toRow + channel * 4, load<f32>(source + channel * fromRow + filter * 4));
          }
        }
      }
    }
  }
}
