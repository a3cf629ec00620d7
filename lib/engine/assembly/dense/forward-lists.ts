// output[s] = activation(bias + sum over the entries (i, x) of sample s of x * kernel[i]).
import { Eight, Four, halfway, One, panelOf, Two } from './panel';
import { Layer, Panel } from '../records';
import { multiplyAdd, storeActivation, storeActivations } from '../math/vector';

/** Samples [first, last), panels [firstPanel, lastPanel); entries as in gather.ts. */
export function forwardLists(
  layer: usize,
  entries: usize,
  counts: usize,
  first: u32,
  last: u32,
  firstPanel: u32,
  lastPanel: u32,
): void {
  const l = changetype<Layer>(layer);
  for (let p = firstPanel; p < lastPanel; p++) {
    const panel = panelOf(l, p);
    if (panel.vectors == 8) forwardPanel<Eight>(l, panel, entries, counts, first, last);
    else if (panel.vectors == 4) forwardPanel<Four>(l, panel, entries, counts, first, last);
    else if (panel.vectors == 2) forwardPanel<Two>(l, panel, entries, counts, first, last);
    else forwardPanel<One>(l, panel, entries, counts, first, last);
  }
}

// The sums of one sample stay in up to eight registers while the rows of the panel stream by.
function forwardPanel<V>(l: Layer, panel: Panel, entries: usize, counts: usize, first: u32, last: u32): void {
  const rowBytes: usize = sizeof<V>() * 16;
  const rows = l.kernel + panel.offset;
  const bias = rows + l.inputs * rowBytes;
  const kind = l.activation,
    toSum = l.toSum;
  const entryBytes = <usize>l.inputs * 8;
  for (let s = first; s < last; s++) {
    let at = entries + s * entryBytes;
    const end = at + ((<usize>load<u32>(counts + s * 4)) << 3);
    let a0 = v128.load(bias),
      a1 = a0,
      a2 = a0,
      a3 = a0,
      a4 = a0,
      a5 = a0,
      a6 = a0,
      a7 = a0;
    if (sizeof<V>() > 1) a1 = v128.load(bias, 16);
    if (sizeof<V>() > 2) {
      a2 = v128.load(bias, 32);
      a3 = v128.load(bias, 48);
    }
    if (sizeof<V>() > 4) {
      a4 = v128.load(bias, 64);
      a5 = v128.load(bias, 80);
      a6 = v128.load(bias, 96);
      a7 = v128.load(bias, 112);
    }
    while (at < end) {
      const row = rows + <usize>load<u32>(at) * rowBytes;
      const x = v128.load32_splat(at, 4);
      a0 = multiplyAdd(x, v128.load(row), a0);
      if (sizeof<V>() > 1) a1 = multiplyAdd(x, v128.load(row, 16), a1);
      if (sizeof<V>() > 2) {
        a2 = multiplyAdd(x, v128.load(row, 32), a2);
        a3 = multiplyAdd(x, v128.load(row, 48), a3);
      }
      if (sizeof<V>() > 4) {
        halfway(row, at, a0, a1, a2, a3);
        a4 = multiplyAdd(x, v128.load(row, 64), a4);
        a5 = multiplyAdd(x, v128.load(row, 80), a5);
        a6 = multiplyAdd(x, v128.load(row, 96), a6);
        a7 = multiplyAdd(x, v128.load(row, 112), a7);
      }
      at += 8;
    }
    const out = l.output + (s * l.stride + panel.column) * 4;
    if (sizeof<V>() == 1) storeActivation(out, kind, toSum, a0);
    else storeActivations(out, kind, toSum, a0, a1);
    if (sizeof<V>() > 2) storeActivations(out + 32, kind, toSum, a2, a3);
    if (sizeof<V>() > 4) {
      storeActivations(out + 64, kind, toSum, a4, a5);
      storeActivations(out + 96, kind, toSum, a6, a7);
    }
  }
}
