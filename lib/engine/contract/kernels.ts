// Made by tools/engine/contract.mjs from ../assembly. Do not edit.
/** The kernels, as the WebAssembly module exports them; addresses are bytes. */
export interface Kernels {
  /**
   * Compresses `count` samples of `inputs` bytes from `from` to `to`, and writes the address of each to
   * `starts`. Reads up to 15 bytes past the last one.
   *
   * @returns the address after the last byte written
   */
  readonly compressBytes: (from: number, count: number, inputs: number, to: number, starts: number) => number;
  /** The same for floats. Writes up to two bytes past the end that it returns. */
  readonly compressFloats: (from: number, count: number, inputs: number, to: number, starts: number) => number;
  /**
   * Lists the inputs of samples [0, batch), whose numbers stand at `order`. Samples with number n are
   * stored at the address load<u32>(g.data + n * 4), as compress() wrote them.
   */
  readonly gatherLists: (gather: number, order: number, batch: number) => void;
  /** Copies samples [0, batch) into plain rows; the samples are stored as given, from g.data on. */
  readonly gatherRows: (gather: number, order: number, batch: number) => void;
  /** Lists the non-zero activations of samples [first, last): after relu about half are zero. */
  readonly listActivations: (
    rows: number,
    stride: number,
    inputs: number,
    entries: number,
    counts: number,
    first: number,
    last: number,
  ) => void;
  /** Samples [first, last), panels [firstPanel, lastPanel); entries as in gather.ts. */
  readonly forwardLists: (
    layer: number,
    entries: number,
    counts: number,
    first: number,
    last: number,
    firstPanel: number,
    lastPanel: number,
  ) => void;
  /** Samples [first, last), panels [firstPanel, lastPanel), input rows of `inputStride` floats. */
  readonly forwardRows: (
    layer: number,
    input: number,
    inputStride: number,
    first: number,
    last: number,
    firstPanel: number,
    lastPanel: number,
  ) => void;
  /** output[s] = softmax(output[s]) over the true units; padding columns become 0. */
  readonly softmax: (layer: number, first: number, last: number) => void;
  /** From the gradient g by the probabilities p to that by the logits: p_j (g_j - sum_k g_k p_k). */
  readonly softmaxGradient: (layer: number, first: number, last: number) => void;
  /**
   * gradient[s] *= activation'(y), where the stored output is y times `scale`, the factor of the
   * dropout that follows (1 if none). Where sums are kept they take y's place, and no dropout changes them.
   */
  readonly activationGradient: (layer: number, first: number, last: number, scale: number) => void;
  /**
   * `kind` is a LossCode; targets are bytes (count) for the sparse categorical crossentropy, else floats
   * (count, units).
   * Sample s of the batch is number order[s] of the data; losses (f32) and hits (u8) are indexed by s.
   * `share` is 1 / batch size, or 0 when no gradient is wanted.
   */
  readonly lossAndGradient: (
    layer: number,
    kind: number,
    targets: number,
    order: number,
    first: number,
    last: number,
    losses: number,
    hits: number,
    share: number,
  ) => void;
  /** Samples [first, last), all panels; rows of `below` have `belowStride` floats. */
  readonly inputGradient: (
    layer: number,
    below: number,
    belowStride: number,
    first: number,
    last: number,
    panelCount: number,
  ) => void;
  /** Rows [firstRow, lastRow) of panels [firstPanel, lastPanel); row `inputs` is the bias. */
  readonly update: (
    layer: number,
    source: number,
    step: number,
    firstRow: number,
    lastRow: number,
    firstPanel: number,
    lastPanel: number,
  ) => void;
  /**
   * Sets moments below 1e-30 to 0, over `bytes` (a multiple of 16) from `address`. A moment that is no
   * longer fed shrinks by beta a step until it is subnormal, where x86 computes a hundred times slower;
   * at 1e-30 it moves no weight by even one unit in the last place.
   */
  readonly flushTiny: (address: number, bytes: number) => void;
  /** penalties[j] = sum over the rows i of l1 |w| + l2 w^2, the bias excepted; panels [firstPanel, lastPanel). */
  readonly penalty: (layer: number, firstPanel: number, lastPanel: number) => void;
  /**
   * Inverted dropout in place: rows[s][j] is kept and scaled by `scale` = 1 / (1 - rate) if its random
   * word is at least `threshold` = rate * 2^32, else set to 0. Samples [first, last), vectors of
   * columns [firstVector, lastVector).
   */
  readonly dropout: (
    rows: number,
    stride: number,
    first: number,
    last: number,
    firstVector: number,
    lastVector: number,
    seed: number,
    step: number,
    layerNumber: number,
    threshold: number,
    scale: number,
  ) => void;
  /** output = activation(bias + sum over the taps of input * kernel). */
  readonly convolve: (record: number) => void;
  /** sums += the gradient by the kernel and the bias; rows of `sums` hold all columns. */
  readonly kernelGradient: (record: number, sums: number) => void;
  /** The kernel of a convolution, filter by filter; its bias left out. */
  readonly filterMajor: (record: number, liveRecord: number) => void;
  /** The sums of a chunk, from a row for each filter to a row for each tap and one for the bias. */
  readonly storeLiveSums: (record: number, liveRecord: number, sums: number) => void;
  /** Turns the gradient by the outputs into that by the sums, as imageActivationGradient does, and lists what is not zero. */
  readonly listLive: (record: number, liveRecord: number) => void;
  /** sums += the gradient by the kernel and the bias, from the lists; a row of `sums` for each filter, its bias apart. */
  readonly liveKernelGradient: (record: number, liveRecord: number) => void;
  /** The gradient by the inputs, from the lists: what each live output adds to its window, border and all, then the image. */
  readonly liveInputGradient: (record: number, liveRecord: number) => void;
  /**
   * turned[places - 1 - place][filter][channel] = kernel[place][channel][filter], both in panels: the
   * kernel of the convolution that leads from the gradient by the outputs to that by the inputs.
   * Channels and filters are those in memory, with what pads them to whole vectors. The bias below the turned kernel is
   * left at zero: on the way back there is none.
   *
   * @param record The way there.
   * @param backRecord The way back, to whose kernel it goes.
   */
  readonly turnKernel: (record: number, backRecord: number) => void;
  /** Sets bytes to zero. */
  readonly clear: (address: number, bytes: number) => void;
  /** Copies sample `number`, an image of `height` rows, to rows `rowStride` floats apart; scaled. Writes their spans. */
  readonly gatherImage: (gather: number, number: number, height: number) => void;
  /** Positions of `step` bytes with `channels` floats each to one row without padding. */
  readonly flatten: (
    from: number,
    fromStep: number,
    fromRow: number,
    height: number,
    width: number,
    channels: number,
    to: number,
  ) => void;
  /** The way back. */
  readonly unflatten: (
    from: number,
    height: number,
    width: number,
    channels: number,
    to: number,
    toStep: number,
    toRow: number,
  ) => void;
  /** gradient *= activation'(output), or of the sum where that is kept, position by position of a convolution's output. */
  readonly imageActivationGradient: (record: number) => void;
  /** The largest of each window, channel by channel; padding does not take part. */
  readonly maxPool: (record: number) => void;
  /** Adds each gradient to the first input of its window that equals the largest, as tfjs does. */
  readonly maxPoolGradient: (record: number) => void;
  /** The average of each window, channel by channel. */
  readonly averagePool: (record: number) => void;
  /** Adds to each input of a window its share of the gradient. */
  readonly averagePoolGradient: (record: number) => void;
  /**
   * Inverted dropout of one image: a value is kept and scaled if its random word is at least the threshold. Units are
   * counted as in a flat row without padding. With `training` 0 all values are kept as they are.
   */
  readonly imageDropout: (record: number, seed: number, step: number, sample: number, training: number) => void;
  /** From the gradient by the outputs to that by the inputs: the same are dropped. */
  readonly imageDropoutGradient: (record: number, seed: number, step: number, sample: number) => void;
  /** Notes of a sample, for each channel, the sum over its positions, and the sum of the squared distances from their mean. */
  readonly imageMoments: (record: number) => void;
  /**
   * Mean and deviation of a batch, for the channels of some panels, and the moving averages after it. The squares of the
   * samples are put together as by T. Chan, G. Golub, R. LeVeque (1979).
   */
  readonly batchMoments: (record: number, batch: number, firstPanel: number, lastPanel: number) => void;
  /** output = activation(gamma (input - mean) / deviation + beta), by what the batch has or, if not `training`, by the moving averages. */
  readonly normalize: (record: number, training: number) => void;
  /**
   * gradient *= activation'(output), or of the sum for gelu; and notes of a sample, for each channel, the sum of that over its
   * positions, and the sum of that times the normalized input.
   */
  readonly normalizationSums: (record: number) => void;
  /** For the channels of some panels: the gradients by gamma and beta, and what the way back takes off each gradient. */
  readonly batchGradients: (record: number, batch: number, firstPanel: number, lastPanel: number) => void;
  /** From the gradient by the sums, which `normalizationSums` has left, to that by the input. */
  readonly normalizationGradient: (record: number) => void;
  readonly exponentials: (address: number, vectors: number) => void;
  readonly logarithms: (address: number, vectors: number) => void;
  readonly tangents: (address: number, vectors: number) => void;
  readonly sigmoids: (address: number, vectors: number) => void;
  readonly gelus: (address: number, vectors: number) => void;
  readonly geluSlopes: (address: number, vectors: number) => void;
}

/** How many numbers each takes. */
export const KERNEL_PARAMETERS = {
  compressBytes: 5,
  compressFloats: 5,
  gatherLists: 3,
  gatherRows: 3,
  listActivations: 7,
  forwardLists: 7,
  forwardRows: 7,
  softmax: 3,
  softmaxGradient: 3,
  activationGradient: 4,
  lossAndGradient: 9,
  inputGradient: 6,
  update: 7,
  flushTiny: 2,
  penalty: 3,
  dropout: 11,
  convolve: 1,
  kernelGradient: 2,
  filterMajor: 2,
  storeLiveSums: 3,
  listLive: 2,
  liveKernelGradient: 2,
  liveInputGradient: 2,
  turnKernel: 2,
  clear: 2,
  gatherImage: 3,
  flatten: 7,
  unflatten: 7,
  imageActivationGradient: 1,
  maxPool: 1,
  maxPoolGradient: 1,
  averagePool: 1,
  averagePoolGradient: 1,
  imageDropout: 5,
  imageDropoutGradient: 4,
  imageMoments: 1,
  batchMoments: 4,
  normalize: 2,
  normalizationSums: 1,
  batchGradients: 4,
  normalizationGradient: 1,
  exponentials: 2,
  logarithms: 2,
  tangents: 2,
  sigmoids: 2,
  gelus: 2,
  geluSlopes: 2,
} as const satisfies Readonly<Record<keyof Kernels, number>>;
