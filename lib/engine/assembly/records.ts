// What the planner and the threads write for the kernels. Fields are 32 bits wide: numbers (u32), addresses
// (usize), which are bytes into the shared memory, or floats (f32).
//
// tools/contract.mjs makes the TypeScript side of these classes, ../contract/records.ts, from this file.

/** One layer's parameters, and where its outputs lie. Strides are floats. */
@unmanaged
export class Layer {
  inputs: u32;
  units: u32;
  /** Units rounded up to whole vectors: the row length of output and gradient. */
  stride: u32;
  /** An ActivationCode. */
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

/** What a gather needs besides the range of samples; one for each thread. */
@unmanaged
export class Gather {
  /** 1 if the data are floats, 0 if they are bytes. */
  floats: u32;
  /** Addresses of the compressed samples, or the plain samples. */
  data: usize;
  inputs: u32;
  entries: usize;
  counts: usize;
  /** 256 floats: the value of each byte (unused for float data). */
  lookup: usize;
  scale: f32;
  /** Bits: byte (i * maskStride + s / 8) has bit s % 8 set if input i of sample s is not zero; 0 to skip. */
  masks: usize;
  maskStride: u32;
  /** Transposed values: float (i * transposedStride + s); written where the mask bit is set. */
  transposed: usize;
  transposedStride: u32;
  /** Dropout of the inputs: threshold = rate * 2^32 (0: none), factor = 1 / (1 - rate). */
  seed: u32;
  step: u32;
  threshold: u32;
  factor: f32;
  /** Plain rows, if these are wanted: float (s * rowStride + i); or where an image goes, and floats between its rows. */
  rows: usize;
  rowStride: u32;
}

/** Where the inputs of a layer come from: see Gather. */
@unmanaged
export class Source {
  /** Masks and transposed values of listed data, or masks = 0 and plain rows. */
  masks: usize;
  maskStride: u32;
  transposed: usize;
  transposedStride: u32;
  rows: usize;
  rowStride: u32;
  /** Leave out the zeros of plain rows; not worth it for narrow layers. */
  skipZeros: u32;
  /** Scratch of the thread: 8 bytes a sample. */
  list: usize;
  /** Sums of the gradient, made before: how many, and the bytes of each; 0 if the rows are still to be summed. */
  chunks: u32;
  chunkBytes: u32;
}

/** What an update step needs; written by each thread for itself before every step. */
@unmanaged
export class Step {
  /** An OptimizerCode. */
  optimizer: u32;
  batch: u32;
  /** Bytes from a parameter to its first and to its second moment. */
  firstMoment: usize;
  secondMoment: usize;
  /** Learning rate; for Adam divided by 1 - beta1^t. */
  rate: f32;
  /** Momentum, or Adam's beta1, and 1 - beta1. */
  beta1: f32;
  rest1: f32;
  beta2: f32;
  rest2: f32;
  /** Adam: 1 / sqrt(1 - beta2^t). */
  root: f32;
  epsilon: f32;
  nesterov: u32;
}

/** A convolution of one image; one for each layer and thread. */
@unmanaged
export class Convolution {
  /** First input of the first position, border included. */
  input: usize;
  /** Bytes between two rows of the input. */
  inputRow: u32;
  /** Bytes in the input between neighbouring output positions, and between output rows. */
  inputStep: u32;
  inputRowStep: u32;
  /** First output, and bytes between positions and between rows. */
  output: usize;
  outputStep: u32;
  outputRow: u32;
  height: u32;
  width: u32;
  kernelHeight: u32;
  /** Inputs that one row of the kernel sees. */
  taps: u32;
  kernel: usize;
  panels: usize;
  panelCount: u32;
  /** 1 if a bias stands below the kernel. */
  bias: u32;
  /** An ActivationCode. */
  activation: u32;
  /** 1 in the columns that are filters, 0 in the padding. */
  columnMask: usize;
  /** For each position the bytes from `input` and from `output`; filled up to whole blocks with the last. */
  positions: usize;
  /** Where the gradient by the outputs stands, laid out like the output by these two. */
  gradient: usize;
  gradientStep: u32;
  gradientRow: u32;
  /** Bytes in a row of the gradient's sums. */
  sumsRow: u32;
}

/** Max pooling of one image and its way back; one for each layer and thread. */
@unmanaged
export class Pooling {
  input: usize;
  inputStep: u32;
  inputRow: u32;
  inputHeight: u32;
  inputWidth: u32;
  output: usize;
  outputStep: u32;
  outputRow: u32;
  height: u32;
  width: u32;
  inputGradient: usize;
  inputGradientStep: u32;
  inputGradientRow: u32;
  gradient: usize;
  gradientStep: u32;
  gradientRow: u32;
  windowHeight: u32;
  windowWidth: u32;
  strideHeight: u32;
  strideWidth: u32;
  top: u32;
  left: u32;
  /** Bytes of the channels. */
  bytes: u32;
}
