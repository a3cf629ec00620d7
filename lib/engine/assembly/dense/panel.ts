// Panels: blocks of neighbouring columns of a layer's parameters, stored together.
import { Layer, Panel } from '../records';

@inline export function panelOf(layer: Layer, index: u32): Panel {
  return changetype<Panel>(layer.panels + index * offsetof<Panel>());
}

// A generic function compiled for a type argument V handles panels of sizeof<V>() vectors: this is
// how AssemblyScript can be told a number at compile time.
export type One = u8;
export type Two = u16;
export type Four = u32;
export type Eight = u64;

/**
 * Stands between the two halves of a loop whose eight sums stay in registers, and never happens: no row is at address
 * 0. V8 of Node 20 and 22 puts all loads of a block of instructions before its arithmetic, and eight sums with eight
 * loads are more than there are registers. A branch that uses the first sums makes two blocks of it.
 */
@inline export function halfway(row: usize, at: usize, a0: v128, a1: v128, a2: v128, a3: v128): void {
  if (row) return;
  v128.store(at, a0);
  v128.store(at, a1, 16);
  v128.store(at, a2, 32);
  v128.store(at, a3, 48);
}
