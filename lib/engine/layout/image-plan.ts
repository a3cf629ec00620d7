/*
 * Where the images on their way through the convolutions lie. A thread takes one sample at a time all
 * the way there and back, so that what it works on stays in its core's cache; only one image of each
 * layer is kept.
 *
 * An image that a convolution reads has a border of zeros as wide as the padding. The gradient by a
 * convolution's outputs lies as far apart as the strides are, with zeros between and around: on it, the
 * turned kernel is an ordinary convolution with stride 1 (assembly/convolution.ts).
 */
import { ActivationCode } from '../contract/codes';
import type { RecordValues } from '../contract/record';
import { Convolution, Pooling } from '../contract/records';
import type { ImageShape, ImageStage } from '../network/images';
import type { LayerPlan, PanelPlan } from './plan';

/** An image in memory: its first position, and bytes between positions and between rows. */
export interface View {
  readonly address: number;
  readonly step: number;
  readonly row: number;
}

export type ConvolutionRecord = RecordValues<typeof Convolution>;
export type PoolingRecord = RecordValues<typeof Pooling>;

/** A convolution's parameters, and what all threads share of it. */
export interface ConvolutionPlan {
  /** Kernel and bias as rows and columns; its gradient is the sums over chunks of samples. */
  readonly layer: LayerPlan;
  /** Bytes of the sums of one chunk. */
  readonly chunkBytes: number;
  /** Panels of the turned kernel, and where they stand. */
  readonly turnedPanels: readonly PanelPlan[];
  readonly turnedTable: number;
  readonly positions: number;
  readonly turnedPositions: number;
}

/** One layer on images, for one thread. */
export type StagePlan = {
  readonly output: View;
  readonly gradient: View;
  readonly address: number;
} & (
  | {
      readonly kind: 'convolution';
      /** Its place among the convolutions. */
      readonly number: number;
      readonly record: ConvolutionRecord;
      /** The way back to the gradient by the inputs; none for the first layer. */
      readonly back?: { readonly address: number; readonly record: ConvolutionRecord };
    }
  | {
      readonly kind: 'maxPooling';
      readonly record: PoolingRecord;
      /** The gradient by the inputs, which the kernel adds to: to be cleared before. */
      readonly clear: { readonly address: number; readonly bytes: number };
    }
);

export interface ImageThreadPlan {
  /** Where the sample goes. */
  readonly image: View;
  readonly stages: readonly StagePlan[];
}

type Allocate = (bytes: number) => number;

const FLOAT = 4;

/** Channels of an image as they lie in memory: whole vectors, except for the samples themselves. */
export function storedChannels(stages: readonly ImageStage[], index: number): number {
  const channels = stages[index]?.input.channels ?? 0;
  return index === 0 ? channels : Math.ceil(channels / 4) * 4;
}

/** Positions in whole blocks of four, two 32-bit numbers each. */
export function positionBytes({ height, width }: ImageShape): number {
  return Math.ceil((height * width) / 4) * 4 * 8;
}

/** Lays out one thread's images. */
export function planThreadImages(
  stages: readonly ImageStage[],
  convolutions: readonly ConvolutionPlan[],
  ones: number,
  allocate: Allocate,
): ImageThreadPlan {
  const values = stages.map((stage, index) => valueBuffer(stage, storedChannels(stages, index), allocate));
  const last = stages.at(-1);
  if (!last) throw new RangeError('planning the network: expected at least one layer on images');
  values.push(plainBuffer(last.output, allocate));
  const gradients = stages.map((stage) =>
    stage.kind === 'convolution' ? gradientBuffer(stage, allocate) : plainBuffer(stage.output, allocate),
  );
  let number = -1;
  const plans = stages.map((stage, index): StagePlan => {
    const { input, output, strideHeight, strideWidth, windowHeight, windowWidth, top, left } = stage;
    const from = item(values, index);
    const to = item(values, index + 1);
    const gradient = item(gradients, index);
    const below = gradients[index - 1];
    const size = { height: output.height, width: output.width };
    const bytes = Math.ceil(output.channels / 4) * 4 * FLOAT;
    if (stage.kind === 'maxPooling') {
      if (!below) throw new RangeError('planning the network: a pooling layer comes before any convolution');
      const record: PoolingRecord = {
        ...size,
        input: from.view.address,
        inputStep: from.view.step,
        inputRow: from.view.row,
        inputHeight: input.height,
        inputWidth: input.width,
        output: to.view.address,
        outputStep: to.view.step,
        outputRow: to.view.row,
        inputGradient: below.view.address,
        inputGradientStep: below.view.step,
        inputGradientRow: below.view.row,
        gradient: gradient.view.address,
        gradientStep: gradient.view.step,
        gradientRow: gradient.view.row,
        windowHeight,
        windowWidth,
        strideHeight,
        strideWidth,
        top,
        left,
        bytes,
      };
      return {
        kind: 'maxPooling',
        output: to.view,
        gradient: gradient.view,
        record,
        clear: { address: below.start, bytes: below.bytes },
        address: allocate(Pooling.bytes),
      };
    }
    number++;
    const { layer, turnedPanels, turnedTable, positions, turnedPositions } = item(convolutions, number);
    const sums = {
      gradient: gradient.view.address,
      gradientStep: gradient.view.step,
      gradientRow: gradient.view.row,
      sumsRow: layer.stride * FLOAT,
    };
    const record: ConvolutionRecord = {
      ...size,
      ...sums,
      input: from.start,
      inputRow: from.view.row,
      inputStep: strideWidth * from.view.step,
      inputRowStep: strideHeight * from.view.row,
      output: to.view.address,
      outputStep: to.view.step,
      outputRow: to.view.row,
      kernelHeight: windowHeight,
      taps: windowWidth * storedChannels(stages, index),
      kernel: layer.kernel,
      panels: layer.record + layer.panelTable,
      panelCount: layer.panels.length,
      bias: 1,
      activation: ActivationCode[stage.activation],
      columnMask: layer.record + layer.maskOffset,
      positions,
    };
    const plan = {
      kind: 'convolution',
      number,
      output: to.view,
      gradient: gradient.view,
      record,
      address: allocate(Convolution.bytes),
    } as const;
    if (!below) return plan;
    return {
      ...plan,
      back: {
        address: allocate(Convolution.bytes),
        record: {
          ...sums,
          height: input.height,
          width: input.width,
          input: gradient.start + top * gradient.row + left * bytes,
          inputRow: gradient.row,
          inputStep: bytes,
          inputRowStep: gradient.row,
          output: below.view.address,
          outputStep: below.view.step,
          outputRow: below.view.row,
          kernelHeight: windowHeight,
          taps: (windowWidth * bytes) / FLOAT,
          kernel: allocate(turnedKernelBytes(stage, storedChannels(stages, index))),
          panels: turnedTable,
          panelCount: turnedPanels.length,
          bias: 0,
          activation: ActivationCode.linear,
          columnMask: ones,
          positions: turnedPositions,
        },
      },
    };
  });
  return { image: item(values, 0).view, stages: plans };
}

interface ImageBuffer {
  /** With its border. */
  readonly start: number;
  readonly bytes: number;
  /** Bytes in a row, which in a gradient are not those between rows of values. */
  readonly row: number;
  readonly view: View;
}

/** What a stage reads. */
function valueBuffer(stage: ImageStage, channels: number, allocate: Allocate): ImageBuffer {
  const { input, output, windowHeight, windowWidth, strideHeight, strideWidth, top, left } = stage;
  const step = channels * FLOAT;
  if (stage.kind === 'maxPooling') return plainBuffer(input, allocate);
  const row = Math.max(left + input.width, (output.width - 1) * strideWidth + windowWidth) * step;
  const bytes = Math.max(top + input.height, (output.height - 1) * strideHeight + windowHeight) * row;
  const start = allocate(bytes);
  return { start, bytes, row, view: { address: start + top * row + left * step, step, row } };
}

function plainBuffer({ height, width, channels }: ImageShape, allocate: Allocate): ImageBuffer {
  const step = Math.ceil(channels / 4) * 4 * FLOAT;
  const row = step * width;
  const start = allocate(row * height);
  return { start, bytes: row * height, row, view: { address: start, step, row } };
}

/** The gradient by a convolution's outputs: the strides apart, with room around for the turned kernel. */
function gradientBuffer(
  { input, output, windowHeight, windowWidth, strideHeight, strideWidth, top, left }: ImageStage,
  allocate: Allocate,
): ImageBuffer {
  const step = Math.ceil(output.channels / 4) * 4 * FLOAT;
  const row = step * (windowWidth - 1 + Math.max((output.width - 1) * strideWidth + 1, left + input.width));
  const bytes = row * (windowHeight - 1 + Math.max((output.height - 1) * strideHeight + 1, top + input.height));
  const start = allocate(bytes);
  return {
    start,
    bytes,
    row,
    view: {
      address: start + (windowHeight - 1) * row + (windowWidth - 1) * step,
      step: strideWidth * step,
      row: strideHeight * row,
    },
  };
}

function turnedKernelBytes({ windowHeight, windowWidth, output }: ImageStage, channels: number): number {
  // turnedPanels are cut for one row more, that of a bias which is not there.
  return (windowHeight * windowWidth * Math.ceil(output.channels / 4) * 4 + 1) * channels * FLOAT;
}

function item<Item>(items: readonly Item[], index: number): Item {
  const found = items[index];
  if (found === undefined) throw new RangeError(`planning the network: no item ${index} of ${items.length}`);
  return found;
}
