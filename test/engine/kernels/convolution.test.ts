import { ActivationCode } from '../../../lib/engine/contract/codes';
import { Convolution } from '../../../lib/engine/contract/records';
import { SLOPE_FROM } from '../../../lib/engine/network/activations';
import type { ConvolutionStage } from '../../../lib/engine/network/images';
import { convolutionInputGradient, convolutionKernelGradient, convolve } from '../../../lib/engine/reference/images';
import { item } from '../../../lib/engine/validation/item';
import { activate, biasGradient } from '../../../lib/engine/reference/layers';
import { elementwise } from '../activations';
import { expectNear, FLOAT32 } from '../near';
import { numbers } from '../numbers';
import { Arena, roundings } from './arena';
import { DenseLayer } from './dense-layer';
import { convolutionOf, ImageBuffer, type WindowCase } from './image-buffer';

/** Widths of the panels of filters: the kernels know panels of 1 and 2 vectors. */
type Case = WindowCase & { readonly filters: number; readonly widths: readonly number[]; readonly first?: boolean };

const cases: [string, Case][] = [
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
class Placed {
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

  constructor(arena: Arena, which: Case) {
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

  /** @param bias 1 if there is one. */
  forward(activation: ConvolutionStage['activation'], bias: number): number {
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
      bias,
      activation: ActivationCode[activation],
      columnMask: layer.columnMask,
      positions: this.#positions(height, width, [inputRowStep, inputStep], output),
      gradient: spread.address,
      gradientStep: spread.step,
      gradientRow: spread.row,
      sumsRow: layer.stride * 4,
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
      bias: 0,
      activation: ActivationCode.linear,
      columnMask: turned.columnMask,
      positions: this.#positions(height, width, [spread.outerRow, spread.outerStep], below),
      gradient: 0,
      gradientStep: 0,
      gradientRow: 0,
      sumsRow: 0,
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

/** Turns the kernel of a placed convolution, as a step does before its gradients. */
function turn(arena: Arena, placed: Placed, widths: readonly number[]): DenseLayer {
  const { stage, layer, stored, input } = placed;
  const rows = stage.windowHeight * stage.windowWidth * layer.stride;
  const turned = new DenseLayer(arena, { inputs: rows, units: stored, widths, samples: 0 }, 50);
  const there = placed.forward('linear', 1);
  const back = placed.back(turned, input);
  arena.run(
    () => {
      arena.kernels.turnKernel(there, back);
    },
    ...turned.parameterRanges(0, 0, rows),
  );
  return turned;
}

describe.each(roundings)('%s', (rounding) => {
  describe.each(cases)('%s', (_, which) => {
    test.each(elementwise.map((kind) => [kind, kind === 'linear' ? 0 : 1] as const))(
      'convolve gives %s of the sums, with %i bias',
      async (activation, bias) => {
        const arena = await Arena.start(rounding);
        const placed = new Placed(arena, which);
        const { stage, layer, kernel, image, output } = placed;
        const address = placed.forward(activation, bias);
        arena.run(
          () => {
            arena.kernels.convolve(address);
          },
          ...output.ranges(),
          ...(SLOPE_FROM[activation] === 'sum' ? placed.sums.ranges() : []),
        );
        const sums = convolve(stage, image, kernel, bias ? layer.bias : new Float64Array(which.filters));
        const terms = (2 * kernel.length) / which.filters;
        expectNear(output.get(), activate(activation, sums, which.filters), (terms + 8) * FLOAT32);
        if (SLOPE_FROM[activation] === 'sum') expectNear(placed.sums.get(), sums, (terms + 8) * FLOAT32);
        // The next layer takes the padding for channels.
        const padding = output.get(layer.stride).filter((__, at) => at % layer.stride >= which.filters);
        expect(padding.every((x) => x === 0)).toBe(true);
      },
    );

    test('kernelGradient adds the gradient by kernel and bias to the sums', async () => {
      const arena = await Arena.start(rounding);
      const placed = new Placed(arena, which);
      const { stage, layer, image, gradient, stored } = placed;
      const rows = stage.windowHeight * stage.windowWidth * stored + 1;
      const before = numbers(rows * layer.stride, 13);
      const sums = arena.floats(before);
      const address = placed.forward('linear', 1);
      arena.run(
        () => {
          arena.kernels.kernelGradient(address, sums);
        },
        { address: sums, bytes: rows * layer.stride * 4 },
      );
      const byKernel = convolutionKernelGradient(stage, image, gradient);
      const byBias = biasGradient(gradient, which.filters);
      const expected = before.map((sum, at) => {
        const [row, filter] = [Math.floor(at / layer.stride), at % layer.stride];
        const [place, channel] = [Math.floor(row / stored), row % stored];
        if (filter >= which.filters) return sum;
        if (row === rows - 1) return sum + item(byBias, filter);
        if (channel >= which.input.channels) return sum;
        return sum + item(byKernel, (place * which.input.channels + channel) * which.filters + filter);
      });
      const positions = stage.output.height * stage.output.width;
      expectNear(arena.readFloats(sums, rows * layer.stride), expected, (2 * positions + 8) * FLOAT32);
    });
  });

  // The first layer's input has no gradient: its pixels are not stored in whole vectors.
  const later = cases.filter(([, { first = false }]) => !first);

  test.each(later)('turnKernel turns the kernel round and swaps channels and filters: %s', async (_, which) => {
    for (const widths of which.input.channels > 4 ? [[2], [1, 1]] : [[1]]) {
      const arena = await Arena.start(rounding);
      const placed = new Placed(arena, which);
      const { stage, layer, stored } = placed;
      const turned = turn(arena, placed, widths);
      const places = stage.windowHeight * stage.windowWidth;
      const kernel = layer.get(0);
      const expected = Array.from({ length: places * layer.stride * stored }, (__, at) => {
        const [row, channel] = [Math.floor(at / stored), at % stored];
        const [place, filter] = [Math.floor(row / layer.stride), row % layer.stride];
        // A filter that fills up a vector is zero.
        if (filter >= which.filters) return 0;
        return item(kernel, ((places - 1 - place) * stored + channel) * which.filters + filter);
      });
      expect(turned.get(0).slice(0, -stored)).toEqual(expected);
    }
  });

  test.each(later)('convolve with the turned kernel gives the gradient by the input: %s', async (_, which) => {
    const arena = await Arena.start(rounding);
    const placed = new Placed(arena, which);
    const { stage, kernel, image, gradient, stored } = placed;
    const turned = turn(arena, placed, stored === 8 ? [2] : [1]);
    const below = new ImageBuffer(arena, which.input, stored);
    const address = placed.back(turned, below);
    arena.run(
      () => {
        arena.kernels.convolve(address);
      },
      ...below.ranges(),
    );
    const terms = 2 * stage.windowHeight * stage.windowWidth * which.filters;
    expectNear(below.get(), convolutionInputGradient(stage, image, kernel, gradient), (terms + 8) * FLOAT32);
  });
});
