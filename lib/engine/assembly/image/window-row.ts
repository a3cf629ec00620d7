// One row of a window, its taps in blocks that stay in registers while the list goes by.
import { Eight, Four, halfway, One, Two } from '../dense/panel';
import { multiplyAdd } from '../math/vector';

/**
 * sums += for each entry of a list its gradient * the numbers that stand so far from `from` as it says.
 *
 * @param bytes Of the row; a multiple of 16.
 */
export function windowRow(list: usize, end: usize, from: usize, sums: usize, bytes: u32): void {
  let tap: u32 = 0;
  for (; tap + 128 <= bytes; tap += 128) taps<Eight>(list, end, from + tap, sums + tap);
  for (; tap + 64 <= bytes; tap += 64) taps<Four>(list, end, from + tap, sums + tap);
  if (tap + 32 <= bytes) {
    taps<Two>(list, end, from + tap, sums + tap);
    tap += 32;
  }
  if (tap < bytes) taps<One>(list, end, from + tap, sums + tap);
}

@inline function taps<V>(list: usize, end: usize, from: usize, sums: usize): void {
  let a0 = v128.load(sums),
    a1 = a0,
    a2 = a0,
    a3 = a0,
    a4 = a0,
    a5 = a0,
    a6 = a0,
    a7 = a0;
  if (sizeof<V>() > 1) a1 = v128.load(sums, 16);
  if (sizeof<V>() > 2) {
    a2 = v128.load(sums, 32);
    a3 = v128.load(sums, 48);
  }
  if (sizeof<V>() > 4) {
    a4 = v128.load(sums, 64);
    a5 = v128.load(sums, 80);
    a6 = v128.load(sums, 96);
    a7 = v128.load(sums, 112);
  }
  for (let at = list; at < end; at += 8) {
    const x = from + <usize>load<u32>(at),
      g = v128.load32_splat(at, 4);
    a0 = multiplyAdd(g, v128.load(x), a0);
    if (sizeof<V>() > 1) a1 = multiplyAdd(g, v128.load(x, 16), a1);
    if (sizeof<V>() > 2) {
      a2 = multiplyAdd(g, v128.load(x, 32), a2);
      a3 = multiplyAdd(g, v128.load(x, 48), a3);
    }
    if (sizeof<V>() > 4) {
      halfway(x, list, a0, a1, a2, a3);
      a4 = multiplyAdd(g, v128.load(x, 64), a4);
      a5 = multiplyAdd(g, v128.load(x, 80), a5);
      a6 = multiplyAdd(g, v128.load(x, 96), a6);
      a7 = multiplyAdd(g, v128.load(x, 112), a7);
    }
  }
  v128.store(sums, a0);
  if (sizeof<V>() > 1) v128.store(sums, a1, 16);
  if (sizeof<V>() > 2) {
    v128.store(sums, a2, 32);
    v128.store(sums, a3, 48);
  }
  if (sizeof<V>() > 4) {
    v128.store(sums, a4, 64);
    v128.store(sums, a5, 80);
    v128.store(sums, a6, 96);
    v128.store(sums, a7, 112);
  }
}
