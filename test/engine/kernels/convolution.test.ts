import { SLOPE_FROM } from '../../../lib/engine/network/activations';
import { convolutionInputGradient, convolutionKernelGradient, convolve } from '../../../lib/engine/reference/images';
import { item } from '../../../lib/engine/validation/item';
import { activate, biasGradient } from '../../../lib/engine/reference/layers';
import { elementwise } from '../activations';
import { expectNear, FLOAT32 } from '../near';
import { numbers } from '../numbers';
import { Arena, roundings } from './arena';
import type { DenseLayer } from './dense-layer';
import { ImageBuffer } from './image-buffer';
import { type ConvolutionCase, convolutionCases as cases, Placed, turning } from './placed-convolution';

/** Turns the kernel of a placed convolution, as a step does before its gradients. */
function turn(arena: Arena, placed: Placed, widths: readonly number[]): DenseLayer {
  const { there, back, turned, rows } = turning(arena, placed, widths);
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
    test.each(elementwise)('convolve gives %s of the sums', async (activation) => {
      const arena = await Arena.start(rounding);
      const placed = new Placed(arena, which);
      const { stage, layer, kernel, image, output } = placed;
      const address = placed.forward(activation);
      arena.run(
        () => {
          arena.kernels.convolve(address);
        },
        ...output.ranges(),
        ...(SLOPE_FROM[activation] === 'sum' ? placed.sums.ranges() : []),
      );
      const sums = convolve(stage, image, kernel, layer.bias);
      const terms = (2 * kernel.length) / which.filters;
      expectNear(output.get(), activate(activation, sums, which.filters), (terms + 8) * FLOAT32);
      if (SLOPE_FROM[activation] === 'sum') expectNear(placed.sums.get(), sums, (terms + 8) * FLOAT32);
      // The next layer takes the padding for channels.
      const padding = output.get(layer.stride).filter((__, at) => at % layer.stride >= which.filters);
      expect(padding.every((x) => x === 0)).toBe(true);
    });

    test('kernelGradient adds the gradient by kernel and bias to the sums', async () => {
      const arena = await Arena.start(rounding);
      const placed = new Placed(arena, which);
      const { stage, layer, image, gradient, stored } = placed;
      const rows = stage.windowHeight * stage.windowWidth * stored + 1;
      const before = numbers(rows * layer.stride, 13);
      const sums = arena.floats(before);
      const address = placed.forward('linear');
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

  // Widths of the output that are multiples of four, for these alone convolve takes positions of one row together.
  const partly: [string, ConvolutionCase][] = [
    [
      'pixels',
      {
        input: { height: 9, width: 14, channels: 1 },
        window: [3, 3],
        strides: [1, 1],
        padding: 'valid',
        filters: 8,
        widths: [2],
        first: true,
      },
    ],
    [
      'same, strides 2',
      {
        input: { height: 8, width: 16, channels: 4 },
        window: [3, 4],
        strides: [2, 2],
        padding: 'same',
        filters: 5,
        widths: [1, 1],
      },
    ],
  ];

  test.each(partly)('convolve and kernelGradient give the same bits where zeros are left out: %s', async (_, which) => {
    const arena = await Arena.start(rounding);
    const placed = new Placed(arena, which);
    const { stage, layer, input, output, stored } = placed;
    const { height, width, channels } = which.input;
    // Ink from (2, 5) to (4, 7), and a dot alone in the last row.
    const ink = (at: number): boolean => {
      const [y, x] = [Math.floor(at / channels / width), Math.floor(at / channels) % width];
      return (y >= 2 && y <= 4 && x >= 5 && x <= 7) || (y === height - 1 && x === width - 1);
    };
    input.set(placed.image.map((value, at) => (ink(at) ? value : 0)));
    const spanOf = (row: number): [number, number] => {
      const floats = arena.readFloats(input.start + row * input.outerRow, input.outerRow / 4);
      const first = floats.findIndex((value) => value !== 0);
      return first < 0 ? [0, 0] : [first * 4, (floats.findLastIndex((value) => value !== 0) + 1) * 4];
    };
    const spans = Array.from({ length: input.bytes / input.outerRow }, (__, row) => spanOf(row));
    const rows = stage.windowHeight * stage.windowWidth * stored + 1;
    const run = (address: number): number[][] => {
      const sums = arena.floats(numbers(rows * layer.stride, 13));
      arena.run(
        () => {
          arena.kernels.convolve(address);
          arena.kernels.kernelGradient(address, sums);
        },
        ...output.ranges(),
        { address: sums, bytes: rows * layer.stride * 4 },
      );
      return [output.get(), arena.readFloats(sums, rows * layer.stride)];
    };
    const all = run(placed.forward('linear'));
    expect(run(placed.forward('linear', arena.words(spans.flat())))).toEqual(all);
    // What the spans leave out is not looked at: with none at all, the bias is left.
    const blank = run(placed.forward('linear', arena.words(new Array<number>(2 * spans.length).fill(0))));
    expect(blank[0]).toEqual(output.get().map((__, at) => Math.fround(item(layer.bias, at % which.filters))));
    expect(all[0]).not.toEqual(blank[0]);
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
