// below[s][i] = sum over units j of gradient[s][j] * kernel[i][j], for the layer below.
import { Layer, panelOf } from './layer';
import { multiplyAdd } from './vector';

/** Samples [first, last); rows i are taken four at a time, so that their sums end in one vector. */
export function inputGradient(layer: usize, below: usize, first: u32, last: u32, panelCount: u32): void {
  const l = changetype<Layer>(layer);
  const inputs = l.inputs;
  for (let p: u32 = 0; p < panelCount; p++) {
    const panel = panelOf(l, p);
    const rowBytes: usize = panel.vectors * 16;
    const rows = l.kernel + panel.offset;
    for (let s = first; s < last; s++) {
      const g = l.gradient + (s * l.stride + panel.column) * 4;
      const out = below + s * l.inputStride * 4;
      for (let i: u32 = 0; i < inputs; i += 4) {
        // The bias row stands after the last input, so a group never leaves the parameters by more
        // than the three rows the planner leaves free after each layer.
        let r0 = rows + i * rowBytes;
        const r1 = rowBytes, r2 = rowBytes * 2, r3 = rowBytes * 3;
        let a0 = f32x4.splat(0), a1 = a0, a2 = a0, a3 = a0;
        for (let v: usize = 0; v < rowBytes; v += 16) {
          const d = v128.load(g + v);
          a0 = multiplyAdd(d, v128.load(r0), a0);
          a1 = multiplyAdd(d, v128.load(r0 + r1), a1);
          a2 = multiplyAdd(d, v128.load(r0 + r2), a2);
          a3 = multiplyAdd(d, v128.load(r0 + r3), a3);
          r0 += 16;
        }
        // Transpose the four sums and add them up.
        const b0 = v128.shuffle<f32>(a0, a1, 0, 4, 1, 5), b1 = v128.shuffle<f32>(a0, a1, 2, 6, 3, 7);
        const b2 = v128.shuffle<f32>(a2, a3, 0, 4, 1, 5), b3 = v128.shuffle<f32>(a2, a3, 2, 6, 3, 7);
        const low = f32x4.add(b0, b1), high = f32x4.add(b2, b3);
        let sums = f32x4.add(v128.shuffle<f32>(low, high, 0, 1, 4, 5), v128.shuffle<f32>(low, high, 2, 3, 6, 7));
        const at = out + i * 4;
        if (p) sums = f32x4.add(v128.load(at), sums);
        // The last group may reach into the padding of the layer below, which must stay zero.
        if (i + 4 > inputs) sums = v128.and(sums, i32x4.lt_u(i32x4(i, i + 1, i + 2, i + 3), i32x4.splat(inputs)));
        v128.store(at, sums);
      }
    }
  }
}
