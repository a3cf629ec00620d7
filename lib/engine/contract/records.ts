// Made by tools/engine/contract.mjs from ../assembly. Do not edit.
import { record } from './record';

/** One dense layer, or the parameters of a convolution as rows and columns. */
export const Layer = record(52, {
  /** Rows of the kernel, the bias excepted. */
  inputs: { at: 0, type: 'u32' },
  /** Columns. */
  units: { at: 4, type: 'u32' },
  /** Units rounded up to whole vectors: the row length of output and gradient. */
  stride: { at: 8, type: 'u32' },
  /** An ActivationCode. */
  activation: { at: 12, type: 'u32' },
  /** First panel of the parameters. */
  kernel: { at: 16, type: 'u32' },
  /** The table of Panels. */
  panels: { at: 20, type: 'u32' },
  /** Rows of activations, one a sample. */
  output: { at: 24, type: 'u32' },
  /** Bytes from an output to the sum that it was made of; 0 if sums are not kept, for the output tells the slope. */
  toSum: { at: 28, type: 'u32' },
  /** The gradients by the sums, or by the outputs on the way to them; of a convolution the sums of chunks. */
  gradient: { at: 32, type: 'u32' },
  /** Factor of the sum of |w|. */
  l1: { at: 36, type: 'f32' },
  /** Factor of the sum of w^2. */
  l2: { at: 40, type: 'f32' },
  /** One penalty a column, summed over the rows. */
  penalties: { at: 44, type: 'u32' },
  /** 1 in the columns that are units, 0 in the padding. */
  columnMask: { at: 48, type: 'u32' },
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

/** What a gather needs besides the range of samples; one for each thread, written before every step. */
export const Gather = record(76, {
  /** 1 if the data are floats, 0 if they are bytes. */
  floats: { at: 0, type: 'u32' },
  /** Addresses of the compressed samples, or the plain samples. */
  data: { at: 4, type: 'u32' },
  /** Numbers in a sample. */
  inputs: { at: 8, type: 'u32' },
  /** Where the lists go. */
  entries: { at: 12, type: 'u32' },
  /** Where their lengths go. */
  counts: { at: 16, type: 'u32' },
  /** 256 floats: the value of each byte (unused for float data). */
  lookup: { at: 20, type: 'u32' },
  /** What floats are multiplied by. */
  scale: { at: 24, type: 'f32' },
  /** The lists by input: entries of bytes to the sample's row of gradients, and value; 0 to skip. */
  buckets: { at: 28, type: 'u32' },
  /** Bytes from one to the next. */
  bucketBytes: { at: 32, type: 'u32' },
  /** Bytes of entries in each. */
  lengths: { at: 36, type: 'u32' },
  /** Bytes of a row of gradients. */
  gradientRow: { at: 40, type: 'u32' },
  /** Of the dropout masks. */
  seed: { at: 44, type: 'u32' },
  /** Number of the step, for the dropout masks. */
  step: { at: 48, type: 'u32' },
  /** Dropout of the inputs: rate * 2^32, 0 for none. */
  threshold: { at: 52, type: 'u32' },
  /** 1 / (1 - rate). */
  factor: { at: 56, type: 'f32' },
  /** Plain rows, if these are wanted: float (s * rowStride + i); or where an image goes. */
  rows: { at: 60, type: 'u32' },
  /** Floats; of an image those between its rows. */
  rowStride: { at: 64, type: 'u32' },
  /** Of an image: where the Span of its first row goes. */
  spans: { at: 68, type: 'u32' },
  /** Bytes of the border on the left of an image. */
  border: { at: 72, type: 'u32' },
});

/** The part of an image's row that is not zero; nothing, if it ends where it begins. */
export const Span = record(8, {
  /** Bytes from the start of the row, border included, to its first number that is not zero. */
  first: { at: 0, type: 'u32' },
  /** Bytes to what follows the last one. */
  end: { at: 4, type: 'u32' },
});

/** What an update needs; one for each thread, written before every step. */
export const Step = record(52, {
  /** An OptimizerCode. */
  optimizer: { at: 0, type: 'u32' },
  /** Samples. */
  batch: { at: 4, type: 'u32' },
  /** Bytes from a parameter to its first moment. */
  firstMoment: { at: 8, type: 'u32' },
  /** Bytes from a parameter to its second moment. */
  secondMoment: { at: 12, type: 'u32' },
  /** Learning rate; for Adam divided by 1 - beta1^t. */
  rate: { at: 16, type: 'f32' },
  /** Momentum, of RMSProp too, or Adam's beta1. */
  beta1: { at: 20, type: 'f32' },
  /** 1 - beta1. */
  rest1: { at: 24, type: 'f32' },
  /** Adam's beta2, or RMSProp's decay. */
  beta2: { at: 28, type: 'f32' },
  /** 1 - beta2. */
  rest2: { at: 32, type: 'f32' },
  /** Adam: 1 / sqrt(1 - beta2^t). */
  root: { at: 36, type: 'f32' },
  /** Adam: added to the root of the second moment. RMSProp: added under the root. */
  epsilon: { at: 40, type: 'f32' },
  /** 1 for Nesterov's momentum. */
  nesterov: { at: 44, type: 'u32' },
  /** What weights are multiplied by before they are moved: 1, less the learning rate times the weight decay. */
  keep: { at: 48, type: 'f32' },
});

/** Where the inputs of a layer come from, for its update (see Gather); one for each thread, written before it. */
export const Source = record(36, {
  /** The lists by input of listed data, or 0 for plain rows. */
  buckets: { at: 0, type: 'u32' },
  /** Bytes from one to the next. */
  bucketBytes: { at: 4, type: 'u32' },
  /** Bytes of entries in each. */
  lengths: { at: 8, type: 'u32' },
  /** Plain rows. */
  rows: { at: 12, type: 'u32' },
  /** Floats. */
  rowStride: { at: 16, type: 'u32' },
  /** Leave out the zeros of plain rows; not worth it for narrow layers. */
  skipZeros: { at: 20, type: 'u32' },
  /** Scratch of the thread: 8 bytes a sample. */
  list: { at: 24, type: 'u32' },
  /** Sums of the gradient, made before: how many; 0 if the rows are still to be summed. */
  chunks: { at: 28, type: 'u32' },
  /** Bytes of each. */
  chunkBytes: { at: 32, type: 'u32' },
});

/** A convolution of one image, there or back; one for each layer and thread. */
export const Convolution = record(92, {
  /** First input of the first position, border included. */
  input: { at: 0, type: 'u32' },
  /** Bytes between two rows of the input. */
  inputRow: { at: 4, type: 'u32' },
  /** Bytes in the input between neighbouring output positions. */
  inputStep: { at: 8, type: 'u32' },
  /** Bytes in the input between output rows. */
  inputRowStep: { at: 12, type: 'u32' },
  /** First output. */
  output: { at: 16, type: 'u32' },
  /** Bytes between positions. */
  outputStep: { at: 20, type: 'u32' },
  /** Bytes between rows. */
  outputRow: { at: 24, type: 'u32' },
  /** Bytes from an output to the sum that it was made of; 0 if sums are not kept, for the output tells the slope. */
  toSum: { at: 28, type: 'u32' },
  /** Rows of the output. */
  height: { at: 32, type: 'u32' },
  /** Positions in a row of the output. */
  width: { at: 36, type: 'u32' },
  /** Rows of the kernel's window. */
  kernelHeight: { at: 40, type: 'u32' },
  /** Inputs that one row of the kernel sees. */
  taps: { at: 44, type: 'u32' },
  /** First panel of the parameters. */
  kernel: { at: 48, type: 'u32' },
  /** The table of Panels. */
  panels: { at: 52, type: 'u32' },
  /** How many there are. */
  panelCount: { at: 56, type: 'u32' },
  /** An ActivationCode. */
  activation: { at: 60, type: 'u32' },
  /** 1 in the columns that are filters, 0 in the padding. */
  columnMask: { at: 64, type: 'u32' },
  /** For each position the bytes from `input` and from `output`; filled up to whole blocks with the last. */
  positions: { at: 68, type: 'u32' },
  /** Where the gradient by the outputs stands. */
  gradient: { at: 72, type: 'u32' },
  /** Bytes between its positions. */
  gradientStep: { at: 76, type: 'u32' },
  /** Bytes between its rows. */
  gradientRow: { at: 80, type: 'u32' },
  /** Bytes in a row of the gradient's sums. */
  sumsRow: { at: 84, type: 'u32' },
  /** A Span for each row of the input, beyond which all is zero and left out; 0 if that is not known. */
  spans: { at: 88, type: 'u32' },
});

/** The way back through a convolution of one image from lists of the gradients that are not zero; one for each layer and thread. */
export const Live = record(76, {
  /** Lists of entries, one for each filter: bytes to the window in the input, the gradient. */
  byFilter: { at: 0, type: 'u32' },
  /** Bytes from one list to the next. */
  filterBytes: { at: 4, type: 'u32' },
  /** Where each filter's list ends. */
  filterEnds: { at: 8, type: 'u32' },
  /** Entries position by position: bytes to the filter in the kernel, the gradient. */
  byPosition: { at: 12, type: 'u32' },
  /** Where those of each position end. */
  positionEnds: { at: 16, type: 'u32' },
  /** The kernel, a row for each filter. */
  kernel: { at: 20, type: 'u32' },
  /** The sums of its gradient, laid out alike. */
  sums: { at: 24, type: 'u32' },
  /** The sums of the gradient by the bias, one for each filter. */
  biasSums: { at: 28, type: 'u32' },
  /** Bytes of a filter in both. */
  filterRow: { at: 32, type: 'u32' },
  /** Bytes of one row of its taps: whole vectors. */
  tapsRow: { at: 36, type: 'u32' },
  /** The gradient by the inputs with their border, laid out like the input. */
  windows: { at: 40, type: 'u32' },
  windowsBytes: { at: 44, type: 'u32' },
  /** Its first position that is no border. */
  windowsImage: { at: 48, type: 'u32' },
  /** The gradient by the inputs as the layer below reads it, and bytes between positions and between rows. */
  below: { at: 52, type: 'u32' },
  belowStep: { at: 56, type: 'u32' },
  belowRow: { at: 60, type: 'u32' },
  belowHeight: { at: 64, type: 'u32' },
  belowWidth: { at: 68, type: 'u32' },
  /** Bytes of a position. */
  belowBytes: { at: 72, type: 'u32' },
});

/** Pooling of one image, there and back; one for each layer and thread. */
export const Pooling = record(92, {
  /** First input, and bytes between positions and between rows; so for the other three images. */
  input: { at: 0, type: 'u32' },
  inputStep: { at: 4, type: 'u32' },
  inputRow: { at: 8, type: 'u32' },
  /** Rows of the input. */
  inputHeight: { at: 12, type: 'u32' },
  /** Positions in a row of the input. */
  inputWidth: { at: 16, type: 'u32' },
  output: { at: 20, type: 'u32' },
  outputStep: { at: 24, type: 'u32' },
  outputRow: { at: 28, type: 'u32' },
  /** Rows of the output. */
  height: { at: 32, type: 'u32' },
  /** Positions in a row of the output. */
  width: { at: 36, type: 'u32' },
  /** The gradient by the inputs, which is added to. */
  inputGradient: { at: 40, type: 'u32' },
  inputGradientStep: { at: 44, type: 'u32' },
  inputGradientRow: { at: 48, type: 'u32' },
  /** The gradient by the outputs. */
  gradient: { at: 52, type: 'u32' },
  gradientStep: { at: 56, type: 'u32' },
  gradientRow: { at: 60, type: 'u32' },
  windowHeight: { at: 64, type: 'u32' },
  windowWidth: { at: 68, type: 'u32' },
  strideHeight: { at: 72, type: 'u32' },
  strideWidth: { at: 76, type: 'u32' },
  /** Rows of padding above. */
  top: { at: 80, type: 'u32' },
  /** Columns of padding on the left. */
  left: { at: 84, type: 'u32' },
  /** Bytes of the channels. */
  bytes: { at: 88, type: 'u32' },
});

/** Dropout of one image, there and back; one for each layer and thread. */
export const ImageDropout = record(76, {
  /** First input, and bytes between positions and between rows; so for the other three images. */
  input: { at: 0, type: 'u32' },
  inputStep: { at: 4, type: 'u32' },
  inputRow: { at: 8, type: 'u32' },
  output: { at: 12, type: 'u32' },
  outputStep: { at: 16, type: 'u32' },
  outputRow: { at: 20, type: 'u32' },
  /** The gradient by the inputs. */
  inputGradient: { at: 24, type: 'u32' },
  inputGradientStep: { at: 28, type: 'u32' },
  inputGradientRow: { at: 32, type: 'u32' },
  /** The gradient by the outputs. */
  gradient: { at: 36, type: 'u32' },
  gradientStep: { at: 40, type: 'u32' },
  gradientRow: { at: 44, type: 'u32' },
  /** Rows. */
  height: { at: 48, type: 'u32' },
  /** Positions in a row. */
  width: { at: 52, type: 'u32' },
  channels: { at: 56, type: 'u32' },
  /** Bytes of the channels, filled up to whole vectors. */
  bytes: { at: 60, type: 'u32' },
  /** Which masks it takes. */
  maskNumber: { at: 64, type: 'u32' },
  /** Rate * 2^32. */
  threshold: { at: 68, type: 'u32' },
  /** 1 / (1 - rate). */
  factor: { at: 72, type: 'f32' },
});

/** Batch normalization: what all samples have in common. Rows are of channels, filled up to whole vectors. */
export const Normalization = record(28, {
  /** The Layer of its parameters: one row, gamma, with beta as its bias, in panels of one vector. */
  layer: { at: 0, type: 'u32' },
  /** The moving averages, a row of means and one of variances. */
  moving: { at: 4, type: 'u32' },
  /** Of the batch: a row of means, one of 1 / deviation, and on the way back one of the means of the gradients, one of those along the inputs. */
  batch: { at: 8, type: 'u32' },
  /** What each sample of the batch notes of itself, two rows. */
  notes: { at: 12, type: 'u32' },
  /** In an image. */
  positions: { at: 16, type: 'u32' },
  /** Added to the variance. */
  epsilon: { at: 20, type: 'f32' },
  /** What a batch gives to the moving averages: 1 - momentum. */
  rest: { at: 24, type: 'f32' },
});

/** Batch normalization of one image, there and back; one for each layer and sample of a batch. */
export const NormalizedImage = record(72, {
  /** The Normalization. */
  shared: { at: 0, type: 'u32' },
  /** Where the sample's notes go. */
  notes: { at: 4, type: 'u32' },
  /** First input, and bytes between positions and between rows; so for the other three images. */
  input: { at: 8, type: 'u32' },
  inputStep: { at: 12, type: 'u32' },
  inputRow: { at: 16, type: 'u32' },
  output: { at: 20, type: 'u32' },
  outputStep: { at: 24, type: 'u32' },
  outputRow: { at: 28, type: 'u32' },
  /** The gradient by the inputs. */
  inputGradient: { at: 32, type: 'u32' },
  inputGradientStep: { at: 36, type: 'u32' },
  inputGradientRow: { at: 40, type: 'u32' },
  /** The gradient by the outputs. */
  gradient: { at: 44, type: 'u32' },
  gradientStep: { at: 48, type: 'u32' },
  gradientRow: { at: 52, type: 'u32' },
  /** Rows. */
  height: { at: 56, type: 'u32' },
  /** Positions in a row. */
  width: { at: 60, type: 'u32' },
  /** Bytes of the channels, filled up to whole vectors. */
  bytes: { at: 64, type: 'u32' },
  /** An ActivationCode. */
  activation: { at: 68, type: 'u32' },
});
