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
