// The gradient of each row of parameters and, while it is still in registers, the optimizer's step.
//
// Row i of a layer has the gradient sum over the samples s that touch input i of
// x[s][i] * gradient[s]. The (row of gradient, x) pairs of input i stand in a list, or are listed once; then every
// panel of the thread runs over the list with its sums in registers and updates w, m and v at once.
import { OptimizerCode } from '../../contract/codes';
import { adam, adamPair, descend, rmsprop, rmspropPair } from './optimizer';
import { Eight, Four, halfway, One, panelOf, Two } from './panel';
import { Layer, Panel, Source, Step } from '../records';
import { multiplyAdd } from '../math/vector';

/** Rows [firstRow, lastRow) of panels [firstPanel, lastPanel); row `inputs` is the bias. */
export function update(
  layer: usize,
  source: usize,
  step: usize,
  firstRow: u32,
  lastRow: u32,
  firstPanel: u32,
  lastPanel: u32,
): void {
  const l = changetype<Layer>(layer),
    from = changetype<Source>(source),
    o = changetype<Step>(step);
  const rowBytes = l.stride * 4;
  let i = firstRow;
  if (o.keep != 1) decay(l, o.keep, firstRow, lastRow, firstPanel, lastPanel);
  if (!from.chunks && !from.buckets && !from.skipZeros && rowBytes <= NARROW) {
    const end = min(lastRow, l.inputs);
    for (; i + 4 <= end; i += 4) updateFour(l, from, o, i, firstPanel, lastPanel);
  }
  for (; i < lastRow; i++) {
    let list = from.list,
      end: usize;
    if (from.chunks) end = listChunks(from, i, rowBytes);
    else if (i == l.inputs) end = listOnes(from, o.batch, rowBytes);
    else if (from.buckets) {
      list = from.buckets + <usize>i * from.bucketBytes;
      end = list + load<u32>(from.lengths + (i << 2));
    } else end = listColumn(from, i, o.batch, rowBytes);
    for (let p = firstPanel; p < lastPanel; p++) {
      const panel = panelOf(l, p);
      if (panel.vectors == 8) updateRow<Eight>(l, panel, o, i, list, end);
      else if (panel.vectors == 4) updateRow<Four>(l, panel, o, i, list, end);
      else if (panel.vectors == 2) updateRow<Two>(l, panel, o, i, list, end);
      else updateRow<One>(l, panel, o, i, list, end);
    }
  }
}

// Before any row is moved: within it, rows that are not decayed would take longer. Rows with penalties wait, as their
// gradient is that of the weights before.
function decay(l: Layer, keep: f32, firstRow: u32, lastRow: u32, firstPanel: u32, lastPanel: u32): void {
  if (l.l1 != 0 || l.l2 != 0) firstRow = max(firstRow, l.inputs);
  if (firstRow >= lastRow) return;
  for (let p = firstPanel; p < lastPanel; p++) {
    const panel = panelOf(l, p),
      rowBytes = panel.vectors * 16;
    shrink(l.kernel + panel.offset + firstRow * rowBytes, (lastRow - firstRow) * rowBytes, keep);
  }
}

/** Bytes of a row of gradients up to which four rows of sums find room in the list. */
const NARROW: u32 = 64;

// In a narrow layer a list would be longer than the row that is made of it: the samples are gone through once for four
// rows, whose sums wait where else the list stands.
function updateFour(l: Layer, from: Source, o: Step, i: u32, firstPanel: u32, lastPanel: u32): void {
  const rowBytes = l.stride * 4;
  for (let p = firstPanel; p < lastPanel; p++) {
    const panel = panelOf(l, p);
    if (panel.vectors == 4) {
      sumFour<Two>(l, from, o.batch, i, panel.column * 4);
      sumFour<Two>(l, from, o.batch, i, panel.column * 4 + 32);
    } else if (panel.vectors == 2) sumFour<Two>(l, from, o.batch, i, panel.column * 4);
    else sumFour<One>(l, from, o.batch, i, panel.column * 4);
    let sums = from.list + panel.column * 4;
    for (let row = i; row < i + 4; row++, sums += rowBytes) {
      if (panel.vectors == 4) moveBySums<Four>(l, panel, o, row, sums);
      else if (panel.vectors == 2) moveBySums<Two>(l, panel, o, row, sums);
      else moveBySums<One>(l, panel, o, row, sums);
    }
  }
}

function sumFour<V>(l: Layer, from: Source, batch: u32, i: u32, column: u32): void {
  const rowBytes = l.stride * 4,
    step = <usize>from.rowStride * 4;
  let a0 = f32x4.splat(0),
    a1 = a0,
    b0 = a0,
    b1 = a0,
    c0 = a0,
    c1 = a0,
    d0 = a0,
    d1 = a0;
  let x = from.rows + i * 4;
  for (let g = l.gradient + column, end = g + batch * rowBytes; g < end; g += rowBytes, x += step) {
    const u = v128.load(g);
    let v = u;
    if (sizeof<V>() > 1) v = v128.load(g, 16);
    let s = v128.load32_splat(x);
    a0 = multiplyAdd(s, u, a0);
    if (sizeof<V>() > 1) a1 = multiplyAdd(s, v, a1);
    s = v128.load32_splat(x, 4);
    b0 = multiplyAdd(s, u, b0);
    if (sizeof<V>() > 1) b1 = multiplyAdd(s, v, b1);
    s = v128.load32_splat(x, 8);
    c0 = multiplyAdd(s, u, c0);
    if (sizeof<V>() > 1) c1 = multiplyAdd(s, v, c1);
    s = v128.load32_splat(x, 12);
    d0 = multiplyAdd(s, u, d0);
    if (sizeof<V>() > 1) d1 = multiplyAdd(s, v, d1);
  }
  const first = from.list + column,
    second = first + rowBytes,
    third = second + rowBytes,
    fourth = third + rowBytes;
  v128.store(first, a0);
  if (sizeof<V>() > 1) v128.store(first, a1, 16);
  v128.store(second, b0);
  if (sizeof<V>() > 1) v128.store(second, b1, 16);
  v128.store(third, c0);
  if (sizeof<V>() > 1) v128.store(third, c1, 16);
  v128.store(fourth, d0);
  if (sizeof<V>() > 1) v128.store(fourth, d1, 16);
}

function moveBySums<V>(l: Layer, panel: Panel, o: Step, i: u32, sums: usize): void {
  const a0 = v128.load(sums);
  let a1 = a0,
    a2 = a0,
    a3 = a0;
  if (sizeof<V>() > 1) a1 = v128.load(sums, 16);
  if (sizeof<V>() > 2) {
    a2 = v128.load(sums, 32);
    a3 = v128.load(sums, 48);
  }
  moveRow<V>(l, panel, o, i, a0, a1, a2, a3, a0, a0, a0, a0);
}

/** Row i of each sum, to be added up in their order. */
function listChunks(from: Source, i: u32, rowBytes: u32): usize {
  let end = from.list;
  for (let chunk: u32 = 0; chunk < from.chunks; chunk++, end += 8) {
    store<u32>(end, chunk * from.chunkBytes + i * rowBytes);
    store<f32>(end, 1, 4);
  }
  return end;
}

/** The bias: its input is 1 in every sample. */
function listOnes(from: Source, batch: u32, rowBytes: u32): usize {
  let end = from.list;
  for (let s: u32 = 0; s < batch; s++, end += 8) {
    store<u32>(end, s * rowBytes);
    store<f32>(end, 1, 4);
  }
  return end;
}

/** Plain rows: column i. */
@inline function listColumn(from: Source, i: u32, batch: u32, rowBytes: u32): usize {
  const stride = <usize>from.rowStride * 4,
    keep: u32 = !from.skipZeros;
  let end = from.list,
    at = from.rows + i * 4;
  for (let row: u32 = 0; row < batch * rowBytes; row += rowBytes, at += stride) {
    const x = load<f32>(at);
    store<u32>(end, row);
    store<f32>(end, x, 4);
    end += (<usize>(keep | (<u32>(x != 0)))) << 3;
  }
  return end;
}

function updateRow<V>(l: Layer, panel: Panel, o: Step, i: u32, list: usize, end: usize): void {
  const gradient = l.gradient + panel.column * 4;
  let a0 = f32x4.splat(0),
    a1 = a0,
    a2 = a0,
    a3 = a0,
    a4 = a0,
    a5 = a0,
    a6 = a0,
    a7 = a0;
  for (let at = list; at < end; at += 8) {
    const row = gradient + <usize>load<u32>(at);
    const x = v128.load32_splat(at, 4);
    a0 = multiplyAdd(x, v128.load(row), a0);
    if (sizeof<V>() > 1) a1 = multiplyAdd(x, v128.load(row, 16), a1);
    if (sizeof<V>() > 2) {
      a2 = multiplyAdd(x, v128.load(row, 32), a2);
      a3 = multiplyAdd(x, v128.load(row, 48), a3);
    }
    if (sizeof<V>() > 4) {
      halfway(row, list, a0, a1, a2, a3);
      a4 = multiplyAdd(x, v128.load(row, 64), a4);
      a5 = multiplyAdd(x, v128.load(row, 80), a5);
      a6 = multiplyAdd(x, v128.load(row, 96), a6);
      a7 = multiplyAdd(x, v128.load(row, 112), a7);
    }
  }
  moveRow<V>(l, panel, o, i, a0, a1, a2, a3, a4, a5, a6, a7);
}

/** Moves the parameters of row i by their gradient, that of the penalties added. */
@inline function moveRow<V>(
  l: Layer,
  panel: Panel,
  o: Step,
  i: u32,
  a0: v128,
  a1: v128,
  a2: v128,
  a3: v128,
  a4: v128,
  a5: v128,
  a6: v128,
  a7: v128,
): void {
  const at = l.kernel + panel.offset + i * <u32>(sizeof<V>() * 16);
  if ((l.l1 != 0 || l.l2 != 0) && i < l.inputs) {
    const l1 = f32x4.splat(l.l1),
      l2 = f32x4.splat(2 * l.l2);
    a0 = penalized(at, a0, l1, l2);
    if (sizeof<V>() > 1) a1 = penalized(at + 16, a1, l1, l2);
    if (sizeof<V>() > 2) {
      a2 = penalized(at + 32, a2, l1, l2);
      a3 = penalized(at + 48, a3, l1, l2);
    }
    if (sizeof<V>() > 4) {
      a4 = penalized(at + 64, a4, l1, l2);
      a5 = penalized(at + 80, a5, l1, l2);
      a6 = penalized(at + 96, a6, l1, l2);
      a7 = penalized(at + 112, a7, l1, l2);
    }
    shrink(at, sizeof<V>() * 16, o.keep);
  }
  const mo = o.firstMoment,
    vo = o.secondMoment;
  const rate = f32x4.splat(o.rate),
    b1 = f32x4.splat(o.beta1);
  if (o.optimizer == OptimizerCode.adam) {
    const r1 = f32x4.splat(o.rest1),
      b2 = f32x4.splat(o.beta2),
      r2 = f32x4.splat(o.rest2);
    const root = f32x4.splat(o.root),
      epsilon = f32x4.splat(o.epsilon);
    if (sizeof<V>() == 1) adam(at, a0, mo, vo, rate, b1, r1, b2, r2, root, epsilon);
    else adamPair(at, a0, a1, mo, vo, rate, b1, r1, b2, r2, root, epsilon);
    if (sizeof<V>() > 2) adamPair(at + 32, a2, a3, mo, vo, rate, b1, r1, b2, r2, root, epsilon);
    if (sizeof<V>() > 4) {
      adamPair(at + 64, a4, a5, mo, vo, rate, b1, r1, b2, r2, root, epsilon);
      adamPair(at + 96, a6, a7, mo, vo, rate, b1, r1, b2, r2, root, epsilon);
    }
    return;
  }
  if (o.optimizer == OptimizerCode.rmsprop) {
    const decay = f32x4.splat(o.beta2),
      rest = f32x4.splat(o.rest2),
      epsilon = f32x4.splat(o.epsilon);
    if (sizeof<V>() == 1) rmsprop(at, a0, mo, vo, rate, b1, decay, rest, epsilon);
    else rmspropPair(at, a0, a1, mo, vo, rate, b1, decay, rest, epsilon);
    if (sizeof<V>() > 2) rmspropPair(at + 32, a2, a3, mo, vo, rate, b1, decay, rest, epsilon);
    if (sizeof<V>() > 4) {
      rmspropPair(at + 64, a4, a5, mo, vo, rate, b1, decay, rest, epsilon);
      rmspropPair(at + 96, a6, a7, mo, vo, rate, b1, decay, rest, epsilon);
    }
    return;
  }
  const kind = o.optimizer,
    nesterov = o.nesterov;
  descend(at, a0, mo, rate, b1, kind, nesterov);
  if (sizeof<V>() > 1) descend(at + 16, a1, mo, rate, b1, kind, nesterov);
  if (sizeof<V>() > 2) {
    descend(at + 32, a2, mo, rate, b1, kind, nesterov);
    descend(at + 48, a3, mo, rate, b1, kind, nesterov);
  }
  if (sizeof<V>() > 4) {
    descend(at + 64, a4, mo, rate, b1, kind, nesterov);
    descend(at + 80, a5, mo, rate, b1, kind, nesterov);
    descend(at + 96, a6, mo, rate, b1, kind, nesterov);
    descend(at + 112, a7, mo, rate, b1, kind, nesterov);
  }
}

@inline function isTiny(w: v128): v128 {
  return f32x4.lt(f32x4.abs(w), f32x4.splat(1e-12));
}

/** g + l1 sign(w) + 2 l2 w, where tfjs takes sign(0) as -1. */
@inline function penalized(at: usize, g: v128, l1: v128, twoL2: v128): v128 {
  const w = v128.load(at);
  const sign = v128.bitselect(f32x4.splat(1), f32x4.splat(-1), f32x4.gt(w, f32x4.splat(0)));
  return f32x4.add(g, f32x4.add(f32x4.mul(l1, sign), f32x4.mul(twoL2, v128.andnot(w, isTiny(w)))));
}

/**
 * Multiplies weights by `keep`, 1 without weight decay, and sets those below 1e-12 to 0. Those of pixels that are always
 * paper get no gradient but that of the penalties, or are but decayed, and shrink for ever, down to subnormal numbers,
 * where x86 computes a hundred times slower; even 784 of 1e-12 change a sum of 0.1 by less than one unit in its last place.
 */
@inline function shrink(at: usize, bytes: usize, keep: f32): void {
  const share = f32x4.splat(keep);
  for (const end = at + bytes; at < end; at += 16) {
    const w = f32x4.mul(share, v128.load(at));
    v128.store(at, v128.andnot(w, isTiny(w)));
  }
}

/**
 * Sets moments below 1e-30 to 0, over `bytes` (a multiple of 16) from `address`. A moment that is no
 * longer fed shrinks by beta a step until it is subnormal, where x86 computes a hundred times slower;
 * at 1e-30 it moves no weight by even one unit in the last place.
 */
export function flushTiny(address: usize, bytes: usize): void {
  const tiny = f32x4.splat(1e-30);
  for (let at = address; at < address + bytes; at += 16) {
    const x = v128.load(at);
    v128.store(at, v128.and(x, f32x4.ge(f32x4.abs(x), tiny)));
  }
}
