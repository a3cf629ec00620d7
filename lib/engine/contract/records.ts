// Made by tools/contract.mjs from ../assembly. Do not edit.
import { record } from './record';

/** One layer's parameters, and where its outputs lie. Strides are floats. */
export const Layer = record(48, {
  inputs: { at: 0, type: 'u32' },
  units: { at: 4, type: 'u32' },
  /** Units rounded up to whole vectors: the row length of output and gradient. */
  stride: { at: 8, type: 'u32' },
  /** An ActivationCode. */
  activation: { at: 12, type: 'u32' },
  /** First panel of the parameters. */
  kernel: { at: 16, type: 'u32' },
  panels: { at: 20, type: 'u32' },
  output: { at: 24, type: 'u32' },
  gradient: { at: 28, type: 'u32' },
  l1: { at: 32, type: 'f32' },
  l2: { at: 36, type: 'f32' },
  /** One penalty a column, summed over the rows. */
  penalties: { at: 40, type: 'u32' },
  /** 1 in the columns that are units, 0 in the padding. */
  columnMask: { at: 44, type: 'u32' },
});

/** A block of neighbouring columns, stored together. */
export const Panel = record(12, {
  /** Bytes from Layer.kernel to the panel's first row. */
  offset: { at: 0, type: 'u32' },
  /** First column. */
  column: { at: 4, type: 'u32' },
  /** Width in vectors: 1, 2, 4 or 8. */
  vectors: { at: 8, type: 'u32' },
});

/** What a gather needs besides the range of samples; one for each thread. */
export const Gather = record(68, {
  /** 1 if the data are floats, 0 if they are bytes. */
  floats: { at: 0, type: 'u32' },
  /** Addresses of the compressed samples, or the plain samples. */
  data: { at: 4, type: 'u32' },
  inputs: { at: 8, type: 'u32' },
  entries: { at: 12, type: 'u32' },
  counts: { at: 16, type: 'u32' },
  /** 256 floats: the value of each byte (unused for float data). */
  lookup: { at: 20, type: 'u32' },
  scale: { at: 24, type: 'f32' },
  /** Bits: byte (i * maskStride + s / 8) has bit s % 8 set if input i of sample s is not zero; 0 to skip. */
  masks: { at: 28, type: 'u32' },
  maskStride: { at: 32, type: 'u32' },
  /** Transposed values: float (i * transposedStride + s); written where the mask bit is set. */
  transposed: { at: 36, type: 'u32' },
  transposedStride: { at: 40, type: 'u32' },
  /** Dropout of the inputs: threshold = rate * 2^32 (0: none), factor = 1 / (1 - rate). */
  seed: { at: 44, type: 'u32' },
  step: { at: 48, type: 'u32' },
  threshold: { at: 52, type: 'u32' },
  factor: { at: 56, type: 'f32' },
  /** Plain rows, if these are wanted: float (s * rowStride + i); or where an image goes, and floats between its rows. */
  rows: { at: 60, type: 'u32' },
  rowStride: { at: 64, type: 'u32' },
});

/** Where the inputs of a layer come from: see Gather. */
export const Source = record(40, {
  /** Masks and transposed values of listed data, or masks = 0 and plain rows. */
  masks: { at: 0, type: 'u32' },
  maskStride: { at: 4, type: 'u32' },
  transposed: { at: 8, type: 'u32' },
  transposedStride: { at: 12, type: 'u32' },
  rows: { at: 16, type: 'u32' },
  rowStride: { at: 20, type: 'u32' },
  /** Leave out the zeros of plain rows; not worth it for narrow layers. */
  skipZeros: { at: 24, type: 'u32' },
  /** Scratch of the thread: 8 bytes a sample. */
  list: { at: 28, type: 'u32' },
  /** Sums of the gradient, made before: how many, and the bytes of each; 0 if the rows are still to be summed. */
  chunks: { at: 32, type: 'u32' },
  chunkBytes: { at: 36, type: 'u32' },
});

/** What an update step needs; written by each thread for itself before every step. */
export const Step = record(48, {
  /** An OptimizerCode. */
  optimizer: { at: 0, type: 'u32' },
  batch: { at: 4, type: 'u32' },
  /** Bytes from a parameter to its first and to its second moment. */
  firstMoment: { at: 8, type: 'u32' },
  secondMoment: { at: 12, type: 'u32' },
  /** Learning rate; for Adam divided by 1 - beta1^t. */
  rate: { at: 16, type: 'f32' },
  /** Momentum, or Adam's beta1, and 1 - beta1. */
  beta1: { at: 20, type: 'f32' },
  rest1: { at: 24, type: 'f32' },
  beta2: { at: 28, type: 'f32' },
  rest2: { at: 32, type: 'f32' },
  /** Adam: 1 / sqrt(1 - beta2^t). */
  root: { at: 36, type: 'f32' },
  epsilon: { at: 40, type: 'f32' },
  nesterov: { at: 44, type: 'u32' },
});

/** A convolution of one image; one for each layer and thread. */
export const Convolution = record(88, {
  /** First input of the first position, border included. */
  input: { at: 0, type: 'u32' },
  /** Bytes between two rows of the input. */
  inputRow: { at: 4, type: 'u32' },
  /** Bytes in the input between neighbouring output positions, and between output rows. */
  inputStep: { at: 8, type: 'u32' },
  inputRowStep: { at: 12, type: 'u32' },
  /** First output, and bytes between positions and between rows. */
  output: { at: 16, type: 'u32' },
  outputStep: { at: 20, type: 'u32' },
  outputRow: { at: 24, type: 'u32' },
  height: { at: 28, type: 'u32' },
  width: { at: 32, type: 'u32' },
  kernelHeight: { at: 36, type: 'u32' },
  /** Inputs that one row of the kernel sees. */
  taps: { at: 40, type: 'u32' },
  kernel: { at: 44, type: 'u32' },
  panels: { at: 48, type: 'u32' },
  panelCount: { at: 52, type: 'u32' },
  /** 1 if a bias stands below the kernel. */
  bias: { at: 56, type: 'u32' },
  /** An ActivationCode. */
  activation: { at: 60, type: 'u32' },
  /** 1 in the columns that are filters, 0 in the padding. */
  columnMask: { at: 64, type: 'u32' },
  /** For each position the bytes from `input` and from `output`; filled up to whole blocks with the last. */
  positions: { at: 68, type: 'u32' },
  /** Where the gradient by the outputs stands, laid out like the output by these two. */
  gradient: { at: 72, type: 'u32' },
  gradientStep: { at: 76, type: 'u32' },
  gradientRow: { at: 80, type: 'u32' },
  /** Bytes in a row of the gradient's sums. */
  sumsRow: { at: 84, type: 'u32' },
});

/** Max pooling of one image and its way back; one for each layer and thread. */
export const Pooling = record(92, {
  input: { at: 0, type: 'u32' },
  inputStep: { at: 4, type: 'u32' },
  inputRow: { at: 8, type: 'u32' },
  inputHeight: { at: 12, type: 'u32' },
  inputWidth: { at: 16, type: 'u32' },
  output: { at: 20, type: 'u32' },
  outputStep: { at: 24, type: 'u32' },
  outputRow: { at: 28, type: 'u32' },
  height: { at: 32, type: 'u32' },
  width: { at: 36, type: 'u32' },
  inputGradient: { at: 40, type: 'u32' },
  inputGradientStep: { at: 44, type: 'u32' },
  inputGradientRow: { at: 48, type: 'u32' },
  gradient: { at: 52, type: 'u32' },
  gradientStep: { at: 56, type: 'u32' },
  gradientRow: { at: 60, type: 'u32' },
  windowHeight: { at: 64, type: 'u32' },
  windowWidth: { at: 68, type: 'u32' },
  strideHeight: { at: 72, type: 'u32' },
  strideWidth: { at: 76, type: 'u32' },
  top: { at: 80, type: 'u32' },
  left: { at: 84, type: 'u32' },
  /** Bytes of the channels. */
  bytes: { at: 88, type: 'u32' },
});
