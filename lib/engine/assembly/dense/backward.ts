// below[s][i] = sum over units j of gradient[s][j] * kernel[i][j], for the layer below.
import { Four, One, panelOf, Two } from './panel';
import { Layer, Panel } from '../records';
import { multiplyAdd } from '../math/vector';

/** Samples [first, last), all panels; rows of `below` have `belowStride` floats. */
export function inputGradient(
  layer: usize,
  below: usize,
  belowStride: u32,
  first: u32,
  last: u32,
  panelCount: u32,
): void {
  const l = changetype<Layer>(layer);
  for (let p: u32 = 0; p < panelCount; p++) {
    const panel = panelOf(l, p);
    for (let s = first; s < last; s++) {
      const out = below + s * belowStride * 4;
      // A panel of eight vectors is taken as two halves of four.
      if (panel.vectors >= 4) columns<Four>(l, panel, 0, out, s, p > 0);
      if (panel.vectors == 8) columns<Four>(l, panel, 64, out, s, true);
      if (panel.vectors == 2) columns<Two>(l, panel, 0, out, s, p > 0);
      if (panel.vectors == 1) columns<One>(l, panel, 0, out, s, p > 0);
    }
  }
}

// Rows i are taken four at a time, so that their sums end in one vector. A group may read up to three
// rows past the last input: the bias, and the spare bytes that the planner leaves after each layer.
function columns<V>(l: Layer, panel: Panel, shift: usize, out: usize, s: u32, add: bool): void {
  const inputs = l.inputs;
  const one: usize = panel.vectors * 16,
    two = one * 2,
    three = one * 3;
  const g = l.gradient + (s * l.stride + panel.column) * 4 + shift;
  const d0 = v128.load(g);
  let d1 = d0,
    d2 = d0,
    d3 = d0;
  if (sizeof<V>() > 1) d1 = v128.load(g, 16);
  if (sizeof<V>() > 2) {
    d2 = v128.load(g, 32);
    d3 = v128.load(g, 48);
  }
  let row = l.kernel + panel.offset + shift;
  for (let i: u32 = 0; i < inputs; i += 4, row += one * 4) {
    const a0 = dot<V>(row, d0, d1, d2, d3),
      a1 = dot<V>(row + one, d0, d1, d2, d3);
    const a2 = dot<V>(row + two, d0, d1, d2, d3),
      a3 = dot<V>(row + three, d0, d1, d2, d3);
    // Transpose the four sums and add them up.
    const b0 = v128.shuffle<f32>(a0, a1, 0, 4, 1, 5),
      b1 = v128.shuffle<f32>(a0, a1, 2, 6, 3, 7);
    const b2 = v128.shuffle<f32>(a2, a3, 0, 4, 1, 5),
      b3 = v128.shuffle<f32>(a2, a3, 2, 6, 3, 7);
    const low = f32x4.add(b0, b1),
      high = f32x4.add(b2, b3);
    let sums = f32x4.add(v128.shuffle<f32>(low, high, 0, 1, 4, 5), v128.shuffle<f32>(low, high, 2, 3, 6, 7));
    const at = out + i * 4;
    if (add) sums = f32x4.add(v128.load(at), sums);
    // The last group may reach into the padding of the layer below, which must stay zero.
    if (i + 4 > inputs)
      sums = v128.and(sums, i32x4.lt_u(i32x4.add(i32x4.splat(i), i32x4(0, 1, 2, 3)), i32x4.splat(inputs)));
    v128.store(at, sums);
  }
}

@inline function dot<V>(row: usize, d0: v128, d1: v128, d2: v128, d3: v128): v128 {
  let a = f32x4.mul(d0, v128.load(row));
  if (sizeof<V>() > 1) a = multiplyAdd(d1, v128.load(row, 16), a);
  if (sizeof<V>() > 2) {
    a = multiplyAdd(d2, v128.load(row, 32), a);
    a = multiplyAdd(d3, v128.load(row, 48), a);
  }
  return a;
}
