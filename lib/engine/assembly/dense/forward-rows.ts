// The forward pass without lists: output[s] = activation(bias + sum over i of input[s][i] * kernel[i]).
// The terms are added in the order of the lists of forward-lists.ts, and adding 0 * w changes nothing, so in
// the strict build both give the same bits.
import { Four, One, panelOf, Two } from './panel';
import { Layer, Panel } from '../records';
import { multiplyAdd, storeActivation, storeActivations } from '../math/vector';

/** Samples [first, last), panels [firstPanel, lastPanel), input rows of `inputStride` floats. */
export function forwardRows(
  layer: usize,
  input: usize,
  inputStride: u32,
  first: u32,
  last: u32,
  firstPanel: u32,
  lastPanel: u32,
): void {
  const l = changetype<Layer>(layer);
  for (let p = firstPanel; p < lastPanel; p++) {
    const panel = panelOf(l, p);
    // A panel of eight vectors is taken as two halves of four.
    const halves: u32 = panel.vectors == 8 ? 2 : 1;
    for (let half: u32 = 0; half < halves; half++) {
      if (panel.vectors >= 4) pairs<Four>(l, panel, half * 64, input, inputStride, first, last);
      else if (panel.vectors == 2) pairs<Two>(l, panel, 0, input, inputStride, first, last);
      else pairs<One>(l, panel, 0, input, inputStride, first, last);
    }
  }
}

// Two samples at a time: each row of the kernel is loaded once for both. An odd last sample is paired
// with itself.
function pairs<V>(l: Layer, panel: Panel, shift: u32, input: usize, inputStride: u32, first: u32, last: u32): void {
  const rowBytes: usize = panel.vectors * 16;
  const rows = l.kernel + panel.offset + shift;
  const bias = rows + l.inputs * rowBytes;
  const kind = l.activation,
    toSum = l.toSum;
  for (let s = first; s < last; s += 2) {
    const second = min(s + 1, last - 1);
    let x = input + s * inputStride * 4,
      y = input + second * inputStride * 4;
    const end = x + l.inputs * 4;
    let a0 = v128.load(bias),
      a1 = a0,
      a2 = a0,
      a3 = a0;
    if (sizeof<V>() > 1) a1 = v128.load(bias, 16);
    if (sizeof<V>() > 2) {
      a2 = v128.load(bias, 32);
      a3 = v128.load(bias, 48);
    }
    let b0 = a0,
      b1 = a1,
      b2 = a2,
      b3 = a3;
    for (let row = rows; x < end; row += rowBytes) {
      const p = v128.load32_splat(x),
        q = v128.load32_splat(y);
      let w = v128.load(row);
      a0 = multiplyAdd(p, w, a0);
      b0 = multiplyAdd(q, w, b0);
      if (sizeof<V>() > 1) {
        w = v128.load(row, 16);
        a1 = multiplyAdd(p, w, a1);
        b1 = multiplyAdd(q, w, b1);
      }
      if (sizeof<V>() > 2) {
        w = v128.load(row, 32);
        a2 = multiplyAdd(p, w, a2);
        b2 = multiplyAdd(q, w, b2);
        w = v128.load(row, 48);
        a3 = multiplyAdd(p, w, a3);
        b3 = multiplyAdd(q, w, b3);
      }
      x += 4;
      y += 4;
    }
    finish<V>(l.output + (s * l.stride + panel.column) * 4 + shift, kind, toSum, a0, a1, a2, a3);
    finish<V>(l.output + (second * l.stride + panel.column) * 4 + shift, kind, toSum, b0, b1, b2, b3);
  }
}

@inline function finish<V>(out: usize, kind: u32, toSum: usize, a0: v128, a1: v128, a2: v128, a3: v128): void {
  if (sizeof<V>() == 1) storeActivation(out, kind, toSum, a0);
  else storeActivations(out, kind, toSum, a0, a1);
  if (sizeof<V>() > 2) storeActivations(out + 32, kind, toSum, a2, a3);
}
