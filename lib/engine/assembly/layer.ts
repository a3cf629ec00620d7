// What the planner writes for one dense layer; field order must equal LAYER_FIELDS in ../plan.ts.

/** One dense layer. Addresses are bytes into the shared memory, strides are floats. */
@unmanaged
export class Layer {
  inputs: u32;
  units: u32;
  /** Units rounded up to whole vectors: the row length of output and gradient. */
  stride: u32;
  /** 0 linear, 1 relu, 2 tanh, 3 sigmoid, 4 softmax. */
  activation: u32;
  /** First panel of the parameters. */
  kernel: usize;
  panels: usize;
  output: usize;
  gradient: usize;
  l1: f32;
  l2: f32;
  /** One penalty a column, summed over the rows. */
  penalties: usize;
  /** 1 in the columns that are units, 0 in the padding. */
  columnMask: usize;
}

/** A block of neighbouring columns, stored together. */
@unmanaged
export class Panel {
  /** Bytes from Layer.kernel to the panel's first row. */
  offset: u32;
  /** First column. */
  column: u32;
  /** Width in vectors: 1, 2, 4 or 8. */
  vectors: u32;
}

@inline export function panelOf(layer: Layer, index: u32): Panel {
  return changetype<Panel>(layer.panels + index * offsetof<Panel>());
}

// A generic function compiled for a type argument V handles panels of sizeof<V>() vectors: this is
// how AssemblyScript can be told a number at compile time.
export type One = u8;
export type Two = u16;
export type Four = u32;
export type Eight = u64;
