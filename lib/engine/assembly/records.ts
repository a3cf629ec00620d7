// What the host tells the kernels in memory. This is the source of both sides: tools/engine/contract.mjs reads the
// classes and writes ../contract/records.ts, with which the host writes them. All fields are 32-bit numbers.
// Addresses are bytes into the shared memory; strides are floats, steps and rows are bytes.

/** One dense layer, or the parameters of a convolution as rows and columns. */
@unmanaged
export class Layer {
  /** Rows of the kernel, the bias excepted. */
  inputs: u32;
  /** Columns. */
  units: u32;
  /** Units rounded up to whole vectors: the row length of output and gradient. */
  stride: u32;
  /** An ActivationCode. */
  activation: u32;
  /** First panel of the parameters. */
  kernel: usize;
  /** The table of Panels. */
  panels: usize;
  /** Rows of activations, one a sample. */
  output: usize;
  /** Bytes from an output to the sum that it was made of; 0 if sums are not kept, for the output tells the slope. */
  toSum: usize;
  /** The gradients by the sums, or by the outputs on the way to them; of a convolution the sums of chunks. */
  gradient: usize;
  /** Factor of the sum of |w|. */
  l1: f32;
  /** Factor of the sum of w^2. */
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

/** What a gather needs besides the range of samples; one for each thread, written before every step. */
@unmanaged
export class Gather {
  /** 1 if the data are floats, 0 if they are bytes. */
  floats: u32;
  /** Addresses of the compressed samples, or the plain samples. */
  data: usize;
  /** Numbers in a sample. */
  inputs: u32;
  /** Where the lists go. */
  entries: usize;
  /** Where their lengths go. */
  counts: usize;
  /** 256 floats: the value of each byte (unused for float data). */
  lookup: usize;
  /** What floats are multiplied by. */
  scale: f32;
  /** The lists by input: entries of bytes to the sample's row of gradients, and value; 0 to skip. */
  buckets: usize;
  /** Bytes from one to the next. */
  bucketBytes: u32;
  /** Bytes of entries in each. */
  lengths: usize;
  /** Bytes of a row of gradients. */
  gradientRow: u32;
  /** Of the dropout masks. */
  seed: u32;
  /** Number of the step, for the dropout masks. */
  step: u32;
  /** Dropout of the inputs: rate * 2^32, 0 for none. */
  threshold: u32;
  /** 1 / (1 - rate). */
  factor: f32;
  /** Plain rows, if these are wanted: float (s * rowStride + i); or where an image goes. */
  rows: usize;
  /** Floats; of an image those between its rows. */
  rowStride: u32;
  /** Of an image: where the Span of its first row goes. */
  spans: usize;
  /** Bytes of the border on the left of an image. */
  border: u32;
}

/** The part of an image's row that is not zero; nothing, if it ends where it begins. */
@unmanaged
export class Span {
  /** Bytes from the start of the row, border included, to its first number that is not zero. */
  first: u32;
  /** Bytes to what follows the last one. */
  end: u32;
}

/** What an update needs; one for each thread, written before every step. */
@unmanaged
export class Step {
  /** An OptimizerCode. */
  optimizer: u32;
  /** Samples. */
  batch: u32;
  /** Bytes from a parameter to its first moment. */
  firstMoment: usize;
  /** Bytes from a parameter to its second moment. */
  secondMoment: usize;
  /** Learning rate; for Adam divided by 1 - beta1^t. */
  rate: f32;
  /** Momentum, of RMSProp too, or Adam's beta1. */
  beta1: f32;
  /** 1 - beta1. */
  rest1: f32;
  /** Adam's beta2, or RMSProp's decay. */
  beta2: f32;
  /** 1 - beta2. */
  rest2: f32;
  /** Adam: 1 / sqrt(1 - beta2^t). */
  root: f32;
  /** Adam: added to the root of the second moment. RMSProp: added under the root. */
  epsilon: f32;
  /** 1 for Nesterov's momentum. */
  nesterov: u32;
  /** What weights are multiplied by before they are moved: 1, less the learning rate times the weight decay. */
  keep: f32;
}

/** Where the inputs of a layer come from, for its update (see Gather); one for each thread, written before it. */
@unmanaged
export class Source {
  /** The lists by input of listed data, or 0 for plain rows. */
  buckets: usize;
  /** Bytes from one to the next. */
  bucketBytes: u32;
  /** Bytes of entries in each. */
  lengths: usize;
  /** Plain rows. */
  rows: usize;
  /** Floats. */
  rowStride: u32;
  /** Leave out the zeros of plain rows; not worth it for narrow layers. */
  skipZeros: u32;
  /** Scratch of the thread: 8 bytes a sample. */
  list: usize;
  /** Sums of the gradient, made before: how many; 0 if the rows are still to be summed. */
  chunks: u32;
  /** Bytes of each. */
  chunkBytes: u32;
}

/** A convolution of one image, there or back; one for each layer and thread. */
@unmanaged
export class Convolution {
  /** First input of the first position, border included. */
  input: usize;
  /** Bytes between two rows of the input. */
  inputRow: u32;
  /** Bytes in the input between neighbouring output positions. */
  inputStep: u32;
  /** Bytes in the input between output rows. */
  inputRowStep: u32;
  /** First output. */
  output: usize;
  /** Bytes between positions. */
  outputStep: u32;
  /** Bytes between rows. */
  outputRow: u32;
  /** Bytes from an output to the sum that it was made of; 0 if sums are not kept, for the output tells the slope. */
  toSum: usize;
  /** Rows of the output. */
  height: u32;
  /** Positions in a row of the output. */
  width: u32;
  /** Rows of the kernel's window. */
  kernelHeight: u32;
  /** Inputs that one row of the kernel sees. */
  taps: u32;
  /** First panel of the parameters. */
  kernel: usize;
  /** The table of Panels. */
  panels: usize;
  /** How many there are. */
  panelCount: u32;
  /** An ActivationCode. */
  activation: u32;
  /** 1 in the columns that are filters, 0 in the padding. */
  columnMask: usize;
  /** For each position the bytes from `input` and from `output`; filled up to whole blocks with the last. */
  positions: usize;
  /** Where the gradient by the outputs stands. */
  gradient: usize;
  /** Bytes between its positions. */
  gradientStep: u32;
  /** Bytes between its rows. */
  gradientRow: u32;
  /** Bytes in a row of the gradient's sums. */
  sumsRow: u32;
  /** A Span for each row of the input, beyond which all is zero and left out; 0 if that is not known. */
  spans: usize;
}

/** The way back through a convolution of one image from lists of the gradients that are not zero; one for each layer and thread. */
@unmanaged
export class Live {
  /** Lists of entries, one for each filter: bytes to the window in the input, the gradient. */
  byFilter: usize;
  /** Bytes from one list to the next. */
  filterBytes: u32;
  /** Where each filter's list ends. */
  filterEnds: usize;
  /** Entries position by position: bytes to the filter in the kernel, the gradient. */
  byPosition: usize;
  /** Where those of each position end. */
  positionEnds: usize;
  /** The kernel, a row for each filter. */
  kernel: usize;
  /** The sums of its gradient, laid out alike. */
  sums: usize;
  /** The sums of the gradient by the bias, one for each filter. */
  biasSums: usize;
  /** Bytes of a filter in both. */
  filterRow: u32;
  /** Bytes of one row of its taps: whole vectors. */
  tapsRow: u32;
  /** The gradient by the inputs with their border, laid out like the input. */
  windows: usize;
  windowsBytes: u32;
  /** Its first position that is no border. */
  windowsImage: usize;
  /** The gradient by the inputs as the layer below reads it, and bytes between positions and between rows. */
  below: usize;
  belowStep: u32;
  belowRow: u32;
  belowHeight: u32;
  belowWidth: u32;
  /** Bytes of a position. */
  belowBytes: u32;
}

/** Pooling of one image, there and back; one for each layer and thread. */
@unmanaged
export class Pooling {
  /** First input, and bytes between positions and between rows; so for the other three images. */
  input: usize;
  inputStep: u32;
  inputRow: u32;
  /** Rows of the input. */
  inputHeight: u32;
  /** Positions in a row of the input. */
  inputWidth: u32;
  output: usize;
  outputStep: u32;
  outputRow: u32;
  /** Rows of the output. */
  height: u32;
  /** Positions in a row of the output. */
  width: u32;
  /** The gradient by the inputs, which is added to. */
  inputGradient: usize;
  inputGradientStep: u32;
  inputGradientRow: u32;
  /** The gradient by the outputs. */
  gradient: usize;
  gradientStep: u32;
  gradientRow: u32;
  windowHeight: u32;
  windowWidth: u32;
  strideHeight: u32;
  strideWidth: u32;
  /** Rows of padding above. */
  top: u32;
  /** Columns of padding on the left. */
  left: u32;
  /** Bytes of the channels. */
  bytes: u32;
}

/** Dropout of one image, there and back; one for each layer and thread. */
@unmanaged
export class ImageDropout {
  /** First input, and bytes between positions and between rows; so for the other three images. */
  input: usize;
  inputStep: u32;
  inputRow: u32;
  output: usize;
  outputStep: u32;
  outputRow: u32;
  /** The gradient by the inputs. */
  inputGradient: usize;
  inputGradientStep: u32;
  inputGradientRow: u32;
  /** The gradient by the outputs. */
  gradient: usize;
  gradientStep: u32;
  gradientRow: u32;
  /** Rows. */
  height: u32;
  /** Positions in a row. */
  width: u32;
  channels: u32;
  /** Bytes of the channels, filled up to whole vectors. */
  bytes: u32;
  /** Which masks it takes. */
  maskNumber: u32;
  /** Rate * 2^32. */
  threshold: u32;
  /** 1 / (1 - rate). */
  factor: f32;
}

/** Batch normalization: what all samples have in common. Rows are of channels, filled up to whole vectors. */
@unmanaged
export class Normalization {
  /** The Layer of its parameters: one row, gamma, with beta as its bias, in panels of one vector. */
  layer: usize;
  /** The moving averages, a row of means and one of variances. */
  moving: usize;
  /** Of the batch: a row of means, one of 1 / deviation, and on the way back one of the means of the gradients, one of those along the inputs. */
  batch: usize;
  /** What each sample of the batch notes of itself, two rows. */
  notes: usize;
  /** In an image. */
  positions: u32;
  /** Added to the variance. */
  epsilon: f32;
  /** What a batch gives to the moving averages: 1 - momentum. */
  rest: f32;
}

/** Batch normalization of one image, there and back; one for each layer and sample of a batch. */
@unmanaged
export class NormalizedImage {
  /** The Normalization. */
  shared: usize;
  /** Where the sample's notes go. */
  notes: usize;
  /** First input, and bytes between positions and between rows; so for the other three images. */
  input: usize;
  inputStep: u32;
  inputRow: u32;
  output: usize;
  outputStep: u32;
  outputRow: u32;
  /** The gradient by the inputs. */
  inputGradient: usize;
  inputGradientStep: u32;
  inputGradientRow: u32;
  /** The gradient by the outputs. */
  gradient: usize;
  gradientStep: u32;
  gradientRow: u32;
  /** Rows. */
  height: u32;
  /** Positions in a row. */
  width: u32;
  /** Bytes of the channels, filled up to whole vectors. */
  bytes: u32;
  /** An ActivationCode. */
  activation: u32;
}
