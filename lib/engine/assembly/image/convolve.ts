// Convolution of one image; with the kernel turned round (turn-kernel.ts) it leads from the gradient by the
// outputs to that by the inputs.
//
// An image is rows of positions of channels. The inputs that one row of a kernel sees stand side by
// side: kernel width x channels floats, its taps. A kernel is a matrix: a row for each tap, kernel row
// by kernel row, and one for the bias; a column for each filter, in panels of 8 or 4.
//
// Where it is known which part of each row is not zero, rows of a window that see only zeros are left out: to add 0 * w
// changes no bit.
//
// Legend: n = position of the output, x0 to x3 = inputs of four of them, ky = row of the kernel, a to d = sums
// of the four positions, each of one vector of filters or two.
import { ActivationCode } from '../../contract/codes';
import { One, Two } from '../dense/panel';
import { activateSums, multiplyAdd } from '../math/vector';
import { Convolution, Panel, Span } from '../records';
import { sumOnePosition } from './one-position';

/** output = activation(bias + sum over the taps of input * kernel). */
export function convolve(record: usize): void {
  const c = changetype<Convolution>(record);
  const isOne = c.height * c.width == 1;
  if (isOne) sumOnePosition(c);
  for (let p: u32 = 0; p < c.panelCount; p++) {
    const panel = changetype<Panel>(c.panels + p * offsetof<Panel>());
    if (isOne) finishSums(c, panel);
    else if (panel.vectors == 2) convolvePanel<Two>(c, panel);
    else convolvePanel<One>(c, panel);
  }
}

// Four positions by two vectors of filters stay in eight registers while the taps go by. One tap a turn of the loop: with
// four, V8 loads all of theirs first, and has no registers left for the sums (docs/engine.md, what was tried).
function convolvePanel<V>(c: Convolution, panel: Panel): void {
  const rowBytes: usize = sizeof<V>() * 16;
  const kernel = c.kernel + panel.offset;
  const bias = kernel + <usize>(c.kernelHeight * c.taps) * rowBytes;
  const kind = c.activation,
    toSum = c.toSum,
    skip = c.inputRow - c.taps * 4;
  const mask = c.columnMask + panel.column * 4;
  const count = c.height * c.width,
    input = c.input,
    output = c.output + panel.column * 4;
  // Of four positions in one row the windows are one wide one.
  const spans: usize = c.width & 3 ? 0 : c.spans,
    spansStep = (c.inputRowStep / c.inputRow) * offsetof<Span>(),
    rowBlocks = c.width >> 2,
    tapBytes = c.taps * 4;
  let spanRow = spans,
    row: u32 = 0,
    left = rowBlocks;
  for (let n: u32 = 0, at = c.positions; n < count; n += 4, at += 32) {
    const windowStart = load<u32>(at) - row,
      windowEnd = load<u32>(at, 24) - row + tapBytes;
    let x0 = input + load<u32>(at),
      x1 = input + load<u32>(at, 8),
      x2 = input + load<u32>(at, 16),
      x3 = input + load<u32>(at, 24);
    let a0 = v128.load(bias),
      a1 = a0;
    if (sizeof<V>() > 1) a1 = v128.load(bias, 16);
    let b0 = a0,
      b1 = a1,
      c0 = a0,
      c1 = a1,
      d0 = a0,
      d1 = a1;
    let w = kernel;
    for (let ky: u32 = 0, at = spanRow; ky < c.kernelHeight; ky++, at += offsetof<Span>()) {
      if (spans && isBlank(at, windowStart, windowEnd)) {
        w += tapBytes * sizeof<V>() * 4;
        x0 += c.inputRow;
        x1 += c.inputRow;
        x2 += c.inputRow;
        x3 += c.inputRow;
        continue;
      }
      for (const end = x0 + tapBytes; x0 < end; x0 += 4, x1 += 4, x2 += 4, x3 += 4) {
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
      x0 += skip;
      x1 += skip;
      x2 += skip;
      x3 += skip;
    }
    finish<V>(output + load<u32>(at, 4), kind, toSum, mask, a0, a1);
    finish<V>(output + load<u32>(at, 12), kind, toSum, mask, b0, b1);
    finish<V>(output + load<u32>(at, 20), kind, toSum, mask, c0, c1);
    finish<V>(output + load<u32>(at, 28), kind, toSum, mask, d0, d1);
    if (--left == 0) {
      left = rowBlocks;
      row += c.inputRowStep;
      spanRow += spansStep;
    }
  }
}

function finishSums(c: Convolution, panel: Panel): void {
  const at = c.output + panel.column * 4,
    mask = c.columnMask + panel.column * 4,
    a0 = v128.load(at);
  if (panel.vectors == 2) finish<Two>(at, c.activation, c.toSum, mask, a0, v128.load(at, 16));
  else finish<One>(at, c.activation, c.toSum, mask, a0, a0);
}

/** Whether all is zero between two places of a row. */
@inline function isBlank(span: usize, start: u32, end: u32): bool {
  const s = changetype<Span>(span);
  return s.end <= start || s.first >= end;
}

// Padding columns must be zero, for the next layer takes them for channels.
@inline function finish<V>(at: usize, kind: u32, toSum: usize, mask: usize, a0: v128, a1: v128): void {
  const keep0 = v128.load(mask),
    zero = f32x4.splat(0);
  if (sizeof<V>() > 1) {
    const keep1 = v128.load(mask, 16);
    if (toSum) {
      v128.store(at + toSum, a0);
      v128.store(at + toSum, a1, 16);
    }
    if (kind == ActivationCode.relu) {
      v128.store(at, f32x4.mul(f32x4.max(a0, zero), keep0));
      v128.store(at, f32x4.mul(f32x4.max(a1, zero), keep1), 16);
    } else {
      v128.store(at, f32x4.mul(a0, keep0));
      v128.store(at, f32x4.mul(a1, keep1), 16);
      if (kind != ActivationCode.linear) activateFilters(at, kind, mask, 32);
    }
  } else {
    if (toSum) v128.store(at + toSum, a0);
    if (kind == ActivationCode.relu) v128.store(at, f32x4.mul(f32x4.max(a0, zero), keep0));
    else {
      v128.store(at, f32x4.mul(a0, keep0));
      if (kind != ActivationCode.linear) activateFilters(at, kind, mask, 16);
    }
  }
}

// Of a sum of zero an activation may make something else.
function activateFilters(at: usize, kind: u32, mask: usize, bytes: usize): void {
  activateSums(at, kind, bytes);
  for (const end = at + bytes; at < end; at += 16, mask += 16)
    v128.store(at, f32x4.mul(v128.load(at), v128.load(mask)));
}
