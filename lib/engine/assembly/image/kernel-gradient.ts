// The gradient by the kernel of a convolution. Legend: ky = row of the kernel, tap = input that it sees,
// column = bytes from a row's first filter, u and v = gradients by eight outputs.
import { One, Two } from '../dense/panel';
import { multiplyAdd } from '../math/vector';
import { Convolution, Span } from '../records';
import { gradientOfOnePosition } from './one-position';

/** sums += the gradient by the kernel and the bias; rows of `sums` hold all columns. */
export function kernelGradient(record: usize, sums: usize): void {
  const c = changetype<Convolution>(record);
  if (c.height * c.width == 1) gradientOfOnePosition(c, sums);
  else gradientOfMany(c, sums);
}

function gradientOfMany(c: Convolution, sums: usize): void {
  const columns = c.sumsRow;
  for (let ky: u32 = 0, spans = c.spans; ky < c.kernelHeight; ky++) {
    for (let tap: u32 = 0; tap < c.taps;) {
      const left = c.taps - tap;
      const input = c.input + ky * c.inputRow + tap * 4;
      const row = sums + (ky * c.taps + tap) * columns;
      for (let column: u32 = 0; column < columns;) {
        const pair = columns - column >= 32;
        if (left >= 4) {
          if (pair) tapsGradient<u32, Two>(c, input, row, column, tap * 4, spans);
          else tapsGradient<u32, One>(c, input, row, column, tap * 4, spans);
        } else if (left >= 2) {
          if (pair) tapsGradient<u16, Two>(c, input, row, column, tap * 4, spans);
          else tapsGradient<u16, One>(c, input, row, column, tap * 4, spans);
        } else {
          if (pair) tapsGradient<u8, Two>(c, input, row, column, tap * 4, spans);
          else tapsGradient<u8, One>(c, input, row, column, tap * 4, spans);
        }
        column += pair ? 32 : 16;
      }
      tap += left >= 4 ? 4 : left >= 2 ? 2 : 1;
    }
    if (spans) spans += offsetof<Span>();
  }
  const bias = sums + c.kernelHeight * c.taps * columns;
  let column: u32 = 0;
  for (; column + 32 <= columns; column += 32) biasGradient<Two>(c, bias + column, c.gradient + column);
  if (column < columns) biasGradient<One>(c, bias + column, c.gradient + column);
}

// Two vectors at a time: a single sum would wait for its last addition.
@inline function biasGradient<V>(c: Convolution, sums: usize, gradient: usize): void {
  let sum0 = v128.load(sums),
    sum1 = sum0;
  if (sizeof<V>() > 1) sum1 = v128.load(sums, 16);
  for (let y: u32 = 0, row = gradient; y < c.height; y++, row += c.gradientRow) {
    for (let x: u32 = 0, g = row; x < c.width; x++, g += c.gradientStep) {
      sum0 = f32x4.add(sum0, v128.load(g));
      if (sizeof<V>() > 1) sum1 = f32x4.add(sum1, v128.load(g, 16));
    }
  }
  v128.store(sums, sum0);
  if (sizeof<V>() > 1) v128.store(sums, sum1, 16);
}

// Positions whose inputs are zero are left out where that is known: to add g * 0 changes no bit.
// Four (u32), two (u16) or one (u8) taps by two vectors or one stay in registers while the positions go by.
function tapsGradient<T, V>(c: Convolution, input: usize, row: usize, column: u32, tap: u32, spans: usize): void {
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
    width = c.width,
    spansStep = (c.inputRowStep / c.inputRow) * offsetof<Span>();
  for (let y: u32 = 0, from = c.gradient + column; y < c.height; y++, from += c.gradientRow, input += c.inputRowStep) {
    let first: u32 = 0,
      end = width;
    if (spans) {
      const span = changetype<Span>(spans);
      const seen = tap + sizeof<T>() * 4;
      if (span.first >= seen) first = (span.first - seen) / step + 1;
      end = span.end > tap ? min(width, (span.end - tap + step - 1) / step) : 0;
      spans += spansStep;
    }
    let x = input + first * step;
    for (
      let g = from + first * gradientStep, last = from + end * gradientStep;
      g < last;
      g += gradientStep, x += step
    ) {
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
    if (sizeof<V>() > 1) v128.store(s2, c1, 16);
    v128.store(s3, d0);
    if (sizeof<V>() > 1) v128.store(s3, d1, 16);
  }
}
