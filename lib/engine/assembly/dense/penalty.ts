import { panelOf } from './panel';
import { Layer } from '../records';

/** penalties[j] = sum over the rows i of l1 |w| + l2 w^2, the bias excepted; panels [firstPanel, lastPanel). */
export function penalty(layer: usize, firstPanel: u32, lastPanel: u32): void {
  const l = changetype<Layer>(layer);
  const l1 = f32x4.splat(l.l1),
    l2 = f32x4.splat(l.l2);
  for (let p = firstPanel; p < lastPanel; p++) {
    const panel = panelOf(l, p);
    const rowBytes: usize = panel.vectors * 16;
    for (let v: usize = 0; v < rowBytes; v += 16) {
      let at = l.kernel + panel.offset + v;
      let sum = f32x4.splat(0);
      for (let i: u32 = 0; i < l.inputs; i++, at += rowBytes) {
        const w = v128.load(at);
        sum = f32x4.add(sum, f32x4.add(f32x4.mul(l1, f32x4.abs(w)), f32x4.mul(l2, f32x4.mul(w, w))));
      }
      const column = panel.column * 4 + v;
      v128.store(l.penalties + column, f32x4.mul(sum, v128.load(l.columnMask + column)));
    }
  }
}
