/*
 * The way of one sample through the layers on images. A thread takes a sample at a time all the way there and back, so
 * that what it works on stays in its core's cache; only one image of each layer is kept. With normalizations, which look
 * at the whole batch, each sample of it has a set of images.
 */
import { ActivationCode } from '../contract/codes';
import type { RecordValues } from '../contract/record';
import { Convolution, ImageDropout, Live, NormalizedImage, Pooling, Span } from '../contract/records';
import { SLOPE_FROM } from '../network/activations';
import type { ImageDropoutStage, PoolingStage, WeightlessStage } from '../network/images';
import { dropoutNumbers } from '../network/dropout';
import { item } from '../validation/item';
import { Layout } from './layout';
import { type Allocate, gradientBuffer, type ImageBuffer, inputBuffer, plainBuffer } from './image-buffers';
import type {
  BackConvolution,
  Cleared,
  ConvolutionBack,
  ConvolutionRegion,
  ImageLayer,
  ImageSet,
  ImageStep,
} from './plan';
import { CACHE_LINE, ENTRY, FLOAT, roundUp, wholeVectors } from './sizes';

/** The images around a layer. */
interface Around {
  readonly from: ImageBuffer;
  readonly to: ImageBuffer;
  readonly gradient: ImageBuffer;
  /** The gradient by the inputs; none for the first layer. */
  readonly below: ImageBuffer | undefined;
  /** Where it is told which part of each row the sample fills; 0 if this is not the first layer. */
  readonly spans: number;
}

type ConvolutionLayer = Extract<ImageLayer, { kind: 'convolution' }>;

/**
 * Lays out the images of sample `sample` of a batch from an address on, with all their records.
 *
 * @returns them, and the bytes that they take, the same for all samples.
 */
export function planSampleImages(
  layers: readonly ImageLayer[],
  ones: number,
  address: number,
  sample: number,
): { readonly set: ImageSet; readonly bytes: number } {
  const layout = new Layout(address);
  const set = planImages(layers, ones, (bytes) => layout.place('sample images', bytes), sample);
  return { set, bytes: roundUp(layout.end - address, CACHE_LINE) };
}

/**
 * Lays out a set of images.
 *
 * @param sample Whose it is, of a batch; what normalizations note of it goes there.
 *
 * @param ones A column mask of ones.
 * @throws RangeError if there are no layers, or a pooling comes first.
 */
export function planImages(layers: readonly ImageLayer[], ones: number, allocate: Allocate, sample = 0): ImageSet {
  const inputs = layers.map(({ stage, storedChannels }) => inputBuffer(stage, storedChannels, allocate));
  const outputs = [...inputs.slice(1), plainBuffer(item(layers, layers.length - 1).stage.output, allocate)];
  const gradients = layers.map((layer) =>
    layer.kind === 'convolution' && layer.live !== undefined
      ? plainBuffer(layer.stage.output, allocate)
      : gradientBuffer(layer.stage, allocate),
  );
  const { address, row, start, bufferRow, bytes } = item(inputs, 0);
  const spans = allocate((bytes / bufferRow) * Span.bytes);
  const steps = layers.map((layer, index): ImageStep => {
    const around: Around = {
      from: item(inputs, index),
      to: item(outputs, index),
      gradient: item(gradients, index),
      below: gradients[index - 1],
      spans: index === 0 ? spans : 0,
    };
    if (layer.kind === 'convolution') return convolutionStep(layer, around, ones, allocate);
    const images = imagesOf(around);
    return layer.kind === 'normalization'
      ? normalizationStep(layer, images, sample, allocate)
      : weightlessStep(layer.stage, images, allocate);
  });
  const before = address - start;
  const border = before % bufferRow;
  return { address, row, spans: spans + ((before - border) / bufferRow) * Span.bytes, border, steps };
}

function weightlessStep(stage: WeightlessStage, { values, below }: Images, allocate: Allocate): ImageStep {
  return stage.kind === 'dropout'
    ? dropoutStep(stage, values, allocate)
    : poolingStep(stage, values, { address: below.start, bytes: below.bytes }, allocate);
}

function normalizationStep(
  { stage, region }: Extract<ImageLayer, { kind: 'normalization' }>,
  { values }: Images,
  sample: number,
  allocate: Allocate,
): ImageStep {
  const bytes = region.stride * FLOAT;
  const { height, width } = stage.output;
  const { address, values: shared } = region.shared;
  return {
    kind: 'normalization',
    there: {
      address: allocate(NormalizedImage.bytes),
      values: {
        ...values,
        shared: address,
        notes: shared.notes + sample * 2 * bytes,
        height,
        width,
        bytes,
        activation: ActivationCode[stage.activation],
      },
    },
  };
}

/** Where the four images of a layer that is no convolution are. */
type Images = ReturnType<typeof imagesOf>;

/** @throws RangeError if it is the first layer. */
function imagesOf({ from, to, gradient, below }: Around) {
  if (!below) throw new RangeError('planning the network: a pooling layer comes before any convolution');
  const values = {
    input: from.address,
    inputStep: from.step,
    inputRow: from.row,
    output: to.address,
    outputStep: to.step,
    outputRow: to.row,
    inputGradient: below.address,
    inputGradientStep: below.step,
    inputGradientRow: below.row,
    gradient: gradient.address,
    gradientStep: gradient.step,
    gradientRow: gradient.row,
  };
  return { values, below };
}

function dropoutStep(
  { output, rate, maskNumber }: ImageDropoutStage,
  images: Images['values'],
  allocate: Allocate,
): ImageStep {
  const { height, width, channels } = output;
  const values: RecordValues<typeof ImageDropout> = {
    ...images,
    height,
    width,
    channels,
    bytes: wholeVectors(channels) * FLOAT,
    maskNumber,
    ...dropoutNumbers(rate),
  };
  return { kind: 'dropout', there: { address: allocate(ImageDropout.bytes), values } };
}

function poolingStep(stage: PoolingStage, images: Images['values'], clear: Cleared, allocate: Allocate): ImageStep {
  const { input, output, windowHeight, windowWidth, strideHeight, strideWidth, top, left } = stage;
  const values: RecordValues<typeof Pooling> = {
    ...images,
    inputHeight: input.height,
    inputWidth: input.width,
    height: output.height,
    width: output.width,
    windowHeight,
    windowWidth,
    strideHeight,
    strideWidth,
    top,
    left,
    bytes: wholeVectors(output.channels) * FLOAT,
  };
  return { kind: stage.kind, there: { address: allocate(Pooling.bytes), values }, clear };
}

function convolutionStep(layer: ConvolutionLayer, around: Around, ones: number, allocate: Allocate): ImageStep {
  const { from, to, gradient, spans } = around;
  const { stage, region, storedChannels } = layer;
  const { output, windowHeight, windowWidth, strideHeight, strideWidth } = stage;
  const values: RecordValues<typeof Convolution> = {
    input: from.start,
    inputRow: from.row,
    inputStep: strideWidth * from.step,
    inputRowStep: strideHeight * from.row,
    output: to.address,
    outputStep: to.step,
    outputRow: to.row,
    // The sums lie as the outputs do, border and all.
    toSum: SLOPE_FROM[stage.activation] === 'sum' ? allocate(to.bytes) - to.start : 0,
    height: output.height,
    width: output.width,
    kernelHeight: windowHeight,
    taps: windowWidth * storedChannels,
    kernel: region.kernel,
    panels: region.panels,
    panelCount: region.blocks.length,
    activation: ActivationCode[stage.activation],
    columnMask: region.columnMask,
    positions: region.positions,
    gradient: gradient.address,
    gradientStep: gradient.step,
    gradientRow: gradient.row,
    sumsRow: region.stride * FLOAT,
    spans,
  };
  const there = { address: allocate(Convolution.bytes), values };
  const back =
    layer.live === undefined
      ? denseBack(layer, values, around, ones, allocate)
      : liveBack(layer, layer.live, around, allocate);
  return { kind: 'convolution', region, there, back };
}

function denseBack(
  layer: ConvolutionLayer,
  there: RecordValues<typeof Convolution>,
  { gradient, below }: Around,
  ones: number,
  allocate: Allocate,
): ConvolutionBack {
  if (!below) return { kind: 'dense' };
  const address = allocate(Convolution.bytes);
  const { turnedKernel } = layer.region;
  const kernel = turnedKernel === 0 ? allocate(turnedKernelBytes(layer)) : turnedKernel;
  const spans = spansOfGradient(layer);
  const tables = { ones, kernel, spans: allocate(spans.length * Span.bytes) };
  return { kind: 'dense', inputs: { address, values: backValues(layer, there, gradient, below, tables), spans } };
}

/**
 * @param live Outputs of a filter that can have a gradient.
 * @throws RangeError if it is the first layer.
 */
function liveBack(
  { stage, region, storedChannels }: ConvolutionLayer,
  live: number,
  { from, below }: Around,
  allocate: Allocate,
): ConvolutionBack {
  if (!below) throw new RangeError('planning the network: the first layer has no way back to its inputs');
  const { input, output, windowHeight, windowWidth } = stage;
  const tapsRow = windowWidth * storedChannels * FLOAT;
  const filterRow = windowHeight * tapsRow;
  const kernelBytes = region.stride * filterRow;
  const sumsBytes = kernelBytes + region.stride * FLOAT;
  const sums = { address: allocate(sumsBytes), bytes: sumsBytes };
  const windows = allocate(from.bytes);
  const entries = region.stride * live * ENTRY;
  const values: RecordValues<typeof Live> = {
    byFilter: allocate(entries),
    filterBytes: live * ENTRY,
    filterEnds: allocate(region.stride * FLOAT),
    byPosition: allocate(entries),
    positionEnds: allocate(output.height * output.width * FLOAT),
    kernel: allocate(kernelBytes),
    sums: sums.address,
    biasSums: sums.address + kernelBytes,
    filterRow,
    tapsRow,
    windows,
    windowsBytes: from.bytes,
    windowsImage: windows + from.address - from.start,
    below: below.address,
    belowStep: below.step,
    belowRow: below.row,
    belowHeight: input.height,
    belowWidth: input.width,
    belowBytes: storedChannels * FLOAT,
  };
  return { kind: 'live', lists: { address: allocate(Live.bytes), values }, sums };
}

/** From the gradient by the outputs to that by the inputs: without activation, one position after the other. */
function backValues(
  { stage, region }: ConvolutionLayer,
  there: RecordValues<typeof Convolution>,
  gradient: ImageBuffer,
  below: ImageBuffer,
  { ones, kernel, spans }: { readonly ones: number; readonly kernel: number; readonly spans: number },
): RecordValues<typeof Convolution> {
  const { input, windowWidth, top, left } = stage;
  const position = region.stride * FLOAT;
  return {
    ...there,
    input: gradient.start + top * gradient.bufferRow + left * position,
    inputRow: gradient.bufferRow,
    inputStep: position,
    inputRowStep: gradient.bufferRow,
    output: below.address,
    outputStep: below.step,
    outputRow: below.row,
    toSum: 0,
    height: input.height,
    width: input.width,
    taps: windowWidth * region.stride,
    kernel,
    panels: region.turnedPanels,
    panelCount: region.turnedBlocks.length,
    activation: ActivationCode.linear,
    columnMask: ones,
    positions: region.turnedPositions,
    spans,
  };
}

/** Where the rows of a gradient, as the turned kernel sees them, are not the zeros between and around its values. */
function spansOfGradient({ stage, region }: ConvolutionLayer): BackConvolution['spans'] {
  const { input, output, windowHeight, windowWidth, strideHeight, strideWidth, top, left } = stage;
  const position = region.stride * FLOAT;
  const first = Math.max(0, windowWidth - 1 - left) * position;
  const end = (windowWidth - left + (output.width - 1) * strideWidth) * position;
  return Array.from({ length: input.height + windowHeight - 1 }, (_, row) => {
    const y = (row + top - (windowHeight - 1)) / strideHeight;
    return Number.isInteger(y) && y >= 0 && y < output.height ? { first, end: Math.max(0, end) } : { first: 0, end: 0 };
  });
}

/** Bytes of a kernel turned round. */
export function turnedKernelBytes({
  stage,
  region,
  storedChannels,
}: Pick<ConvolutionLayer, 'stage' | 'storedChannels'> & {
  readonly region: Pick<ConvolutionRegion, 'stride'>;
}): number {
  // One row more for a bias, which stays zero.
  return (stage.windowHeight * stage.windowWidth * region.stride + 1) * storedChannels * FLOAT;
}
