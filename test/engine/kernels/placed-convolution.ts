import { ActivationCode } from '../../../lib/engine/contract/codes';
import { Convolution } from '../../../lib/engine/contract/records';
import { SLOPE_FROM } from '../../../lib/engine/network/activations';
import type { ConvolutionStage } from '../../../lib/engine/network/images';
import { numbers } from '../numbers';
import type { Arena } from './arena';
import { DenseLayer } from './dense-layer';
import { convolutionOf, ImageBuffer, type WindowCase } from './image-buffer';

/** Widths of the panels of filters: the kernels know panels of 1 and 2 vectors. */
export type ConvolutionCase = WindowCase & {
  readonly filters: number;
  readonly widths: readonly number[];
  readonly first?: boolean;
};

export const convolutionCases: [string, ConvolutionCase][] = [
  [
    'pixels, 3 x 3',
    {
      input: { height: 6, width: 7, channels: 1 },
      window: [3, 3],
      strides: [1, 1],
      padding: 'valid',
      filters: 8,
      widths: [2],
      first: true,
    },
  ],
  [
    'pixels of 3 channels, same',
    {
      input: { height: 5, width: 4, channels: 3 },
      window: [2, 2],
      strides: [1, 1],
      padding: 'same',
      filters: 3,
      widths: [1],
      first: true,
    },
  ],
  [
    'pixels, rows of 4',
    {
      input: { height: 5, width: 9, channels: 1 },
      window: [2, 4],
      strides: [2, 1],
      padding: 'valid',
      filters: 5,
      widths: [1, 1],
      first: true,
    },
  ],
  [
    '1 x 1 on one position',
    {
      input: { height: 1, width: 1, channels: 1 },
      window: [1, 1],
      strides: [1, 1],
      padding: 'valid',
      filters: 1,
      widths: [1],
      first: true,
    },
  ],
  [
    'pixels, as large as the image',
    {
      input: { height: 4, width: 5, channels: 1 },
      window: [4, 5],
      strides: [1, 1],
      padding: 'valid',
      filters: 23,
      widths: [2, 2, 1, 1],
      first: true,
    },
  ],
  [
    'channels, as large as the image',
    {
      input: { height: 3, width: 2, channels: 6 },
      window: [3, 2],
      strides: [1, 1],
      padding: 'valid',
      filters: 9,
      widths: [2, 1],
    },
  ],
  [
    'channels, same, strides 2',
    {
      input: { height: 7, width: 6, channels: 5 },
      window: [3, 2],
      strides: [2, 2],
      padding: 'same',
      filters: 11,
      widths: [2, 1],
    },
  ],
  [
    'channels, strides that leave a remainder',
    {
      input: { height: 8, width: 9, channels: 4 },
      window: [2, 3],
      strides: [3, 2],
      padding: 'valid',
      filters: 17,
      widths: [2, 2, 1],
    },
  ],
  [
    'one channel of four stored, 1 x 1',
    {
      input: { height: 3, width: 3, channels: 1 },
      window: [1, 1],
      strides: [1, 1],
      padding: 'valid',
      filters: 4,
      widths: [1],
    },
  ],
];

/** A convolution in an arena. */
export class Placed {
  readonly stage: ConvolutionStage;
  /** Floats of a position of the input. */
  readonly stored: number;
  /** A row for each tap, one for the bias. */
  readonly layer: DenseLayer;
  /** (height, width, channels, filters) */
  readonly kernel: Float64Array;
  readonly image: Float64Array;
  readonly input: ImageBuffer;
  readonly output: ImageBuffer;
  readonly sums: ImageBuffer;
  readonly gradient: Float64Array;
  /** The gradient by the output: the strides apart, zeros between and around. */
  readonly spread: ImageBuffer;
  readonly #arena: Arena;

  constructor(arena: Arena, which: ConvolutionCase) {
    const { input, filters, widths, first = false } = which;
    const stage = convolutionOf(which, filters);
    const { output, windowHeight, windowWidth, strideHeight, strideWidth, top, left } = stage;
    this.#arena = arena;
    this.stage = stage;
    this.stored = first ? input.channels : Math.ceil(input.channels / 4) * 4;
    const rows = windowHeight * windowWidth * this.stored;
    this.layer = new DenseLayer(arena, { inputs: rows, units: filters, widths, samples: 0 });
    const isTrue = (row: number): boolean => row % this.stored < input.channels;
    const all = this.layer.kernel.map((w, at) => (isTrue(Math.floor(at / filters)) ? w : 0));
    this.layer.set(0, [...all, ...this.layer.bias]);
    this.kernel = all.filter((_, at) => isTrue(Math.floor(at / filters)));
    this.image = numbers(input.height * input.width * input.channels, 11);
    this.input = new ImageBuffer(arena, input, this.stored, {
      height: Math.max(top + input.height, (output.height - 1) * strideHeight + windowHeight),
      width: Math.max(left + input.width, (output.width - 1) * strideWidth + windowWidth),
      top,
      left,
    }).set(this.image);
    this.output = new ImageBuffer(arena, output, this.layer.stride);
    this.sums = new ImageBuffer(arena, output, this.layer.stride);
    this.gradient = numbers(output.height * output.width * filters, 12);
    this.spread = new ImageBuffer(arena, output, this.layer.stride, {
      height: windowHeight - 1 + Math.max((output.height - 1) * strideHeight + 1, top + input.height),
      width: windowWidth - 1 + Math.max((output.width - 1) * strideWidth + 1, left + input.width),
      top: windowHeight - 1,
      left: windowWidth - 1,
      rows: strideHeight,
      columns: strideWidth,
    }).set(this.gradient);
  }

  /** @param spans Where it is told which part of each row of the input is not zero. @default nowhere */
  forward(activation: ConvolutionStage['activation'], spans = 0): number {
    const { stage, layer, input, output, sums, spread, stored } = this;
    const { height, width } = stage.output;
    const inputStep = stage.strideWidth * input.outerStep;
    const inputRowStep = stage.strideHeight * input.outerRow;
    return this.#arena.record(Convolution, {
      input: input.start,
      inputRow: input.outerRow,
      inputStep,
      inputRowStep,
      output: output.address,
      outputStep: output.step,
      outputRow: output.row,
      toSum: SLOPE_FROM[activation] === 'sum' ? sums.address - output.address : 0,
      height,
      width,
      kernelHeight: stage.windowHeight,
      taps: stage.windowWidth * stored,
      kernel: layer.weights,
      panels: layer.panelTable,
      panelCount: layer.panels.length,
      activation: ActivationCode[activation],
      columnMask: layer.columnMask,
      positions: this.#positions(height, width, [inputRowStep, inputStep], output),
      gradient: spread.address,
      gradientStep: spread.step,
      gradientRow: spread.row,
      sumsRow: layer.stride * 4,
      spans,
    });
  }

  /** From the spread gradient, by the turned kernel, to `below`. */
  back(turned: DenseLayer, below: ImageBuffer): number {
    const { stage, spread, layer } = this;
    const { height, width } = stage.input;
    return this.#arena.record(Convolution, {
      input: spread.start + stage.top * spread.outerRow + stage.left * spread.outerStep,
      inputRow: spread.outerRow,
      inputStep: spread.outerStep,
      inputRowStep: spread.outerRow,
      output: below.address,
      outputStep: below.step,
      outputRow: below.row,
      toSum: 0,
      height,
      width,
      kernelHeight: stage.windowHeight,
      taps: stage.windowWidth * layer.stride,
      kernel: turned.weights,
      panels: turned.panelTable,
      panelCount: turned.panels.length,
      activation: ActivationCode.linear,
      columnMask: turned.columnMask,
      positions: this.#positions(height, width, [spread.outerRow, spread.outerStep], below),
      gradient: 0,
      gradientStep: 0,
      gradientRow: 0,
      sumsRow: 0,
      spans: 0,
    });
  }

  /** For each position the bytes from the first input and output; the last one again, up to whole blocks of four. */
  #positions(
    height: number,
    width: number,
    [inputRow, inputStep]: readonly [number, number],
    output: ImageBuffer,
  ): number {
    const count = height * width;
    const places = Array.from({ length: Math.ceil(count / 4) * 4 }, (_, at) => Math.min(at, count - 1));
    return this.#arena.words(
      places.flatMap((place) => {
        const [y, x] = [Math.floor(place / width), place % width];
        return [y * inputRow + x * inputStep, y * output.row + x * output.step];
      }),
    );
  }
}

/** The records by which turnKernel turns the kernel of a placed convolution, and what it is turned into. */
export function turning(
  arena: Arena,
  placed: Placed,
  widths: readonly number[],
): { there: number; back: number; turned: DenseLayer; rows: number } {
  const { stage, layer, stored, input } = placed;
  const rows = stage.windowHeight * stage.windowWidth * layer.stride;
  const turned = new DenseLayer(arena, { inputs: rows, units: stored, widths, samples: 0 }, 50);
  turned.clearBias();
  return { there: placed.forward('linear'), back: placed.back(turned, input), turned, rows };
}
