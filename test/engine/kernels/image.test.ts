import { ActivationCode } from '../../../lib/engine/contract/codes';
import { Convolution, Gather, ImageDropout, Pooling, Span } from '../../../lib/engine/contract/records';
import { dropoutNumbers } from '../../../lib/engine/network/dropout';
import { dropoutRow } from '../../../lib/engine/reference/dropout';
import { SLOPE_FROM } from '../../../lib/engine/network/activations';
import type { Rounding } from '../../../lib/engine/contract/load';
import type { PoolingStage } from '../../../lib/engine/network/images';
import type { ImageShape } from '../../../lib/engine/network/network';
import { averagePool, averagePoolGradient, maxPool, maxPoolGradient } from '../../../lib/engine/reference/images';
import { activate, activationGradient } from '../../../lib/engine/reference/layers';
import { elementwise } from '../activations';
import { expectNear, FLOAT32 } from '../near';
import { numbers, randomOf } from '../numbers';
import { Arena, type Range, roundings } from './arena';
import { ImageBuffer, poolingOf, type WindowCase } from './image-buffer';

const shape: ImageShape = { height: 3, width: 5, channels: 3 };
const SIZE = 3 * 5 * 3;

/** The true channels of each position, without what fills it up. */
function channelsOf(buffer: ImageBuffer, { channels }: ImageShape): Range[] {
  return buffer.ranges().map(({ address }) => ({ address, bytes: channels * 4 }));
}

test.each(['bytes', 'floats'])(
  "gatherImage copies and scales a sample of %s, and tells its rows' spans",
  async (kind) => {
    const arena = await Arena.start();
    // Rows of 15 numbers: two groups of eight are one more than there are.
    const rows = [
      [0, 0, 0, 7, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 0, 0, 0, 1, 0],
    ];
    const pixels = [...new Array<number>(SIZE).fill(200), ...rows.flat()];
    // Pixels lie side by side, and rows as far apart as the border makes them.
    const image = new ImageBuffer(arena, shape, shape.channels, { height: 5, width: 9, top: 1, left: 2 });
    const border = 2 * 3 * 4;
    const spans = arena.room(3 * Span.bytes);
    const floats = kind === 'floats';
    const gather = arena.recordOf(Gather, {
      floats: floats ? 1 : 0,
      data: floats ? arena.floats(pixels) : arena.bytes(pixels),
      inputs: SIZE,
      lookup: arena.floats(Array.from({ length: 256 }, (_, byte) => byte / 255)),
      scale: 1 / 255,
      rows: image.address,
      rowStride: image.row / 4,
      spans,
      border,
    });
    arena.run(
      () => {
        arena.kernels.gatherImage(gather, 1, shape.height);
      },
      ...channelsOf(image, shape),
      { address: spans, bytes: 3 * Span.bytes },
    );
    expectNear(
      image.get(),
      rows.flat().map((pixel) => pixel / 255),
      2 * FLOAT32,
    );
    const [first, end, , endOfBlank, firstOfLast, endOfLast] = arena.readWords(spans, 6);
    expect([first, end]).toEqual([border + 3 * 4, border + 7 * 4]);
    expect(endOfBlank).toBe(0);
    expect([firstOfLast, endOfLast]).toEqual([border + 9 * 4, border + 14 * 4]);
  },
);

test('clear sets bytes to zero', async () => {
  const arena = await Arena.start();
  const address = arena.bytes([1, 2, 3, 4, 5, 6, 7]);
  arena.run(
    () => {
      arena.kernels.clear(address + 1, 5);
    },
    { address: address + 1, bytes: 5 },
  );
  expect(arena.readBytes(address, 7)).toEqual([1, 0, 0, 0, 0, 0, 7]);
});

test('flatten copies the channels of all positions to one row', async () => {
  const arena = await Arena.start();
  const values = numbers(SIZE, 2);
  const { address, step, row } = new ImageBuffer(arena, shape).set(values, NaN);
  const to = arena.room(SIZE * 4);
  arena.run(
    () => {
      arena.kernels.flatten(address, step, row, shape.height, shape.width, shape.channels, to);
    },
    { address: to, bytes: SIZE * 4 },
  );
  expect(arena.readFloats(to, SIZE)).toEqual([...values]);
});

test('unflatten copies one row to the channels of positions that lie apart', async () => {
  const arena = await Arena.start();
  const values = numbers(SIZE, 3);
  const from = arena.floats(values);
  const image = new ImageBuffer(arena, shape, 4, { height: 8, width: 12, top: 1, left: 1, rows: 3, columns: 2 });
  const { address, step, row } = image;
  arena.run(
    () => {
      arena.kernels.unflatten(from, shape.height, shape.width, shape.channels, address, step, row);
    },
    ...channelsOf(image, shape),
  );
  expect(image.get()).toEqual([...values]);
});

const pools: [string, WindowCase][] = [
  ['2 x 2', { input: { height: 6, width: 4, channels: 3 }, window: [2, 2], strides: [2, 2], padding: 'valid' }],
  ['a remainder', { input: { height: 7, width: 8, channels: 5 }, window: [2, 3], strides: [2, 3], padding: 'valid' }],
  ['overlapping', { input: { height: 5, width: 6, channels: 4 }, window: [3, 2], strides: [1, 1], padding: 'valid' }],
  ['same', { input: { height: 7, width: 6, channels: 9 }, window: [3, 3], strides: [2, 2], padding: 'same' }],
  ['wider strides', { input: { height: 7, width: 7, channels: 1 }, window: [2, 1], strides: [3, 2], padding: 'same' }],
];

/** The images of a pooling, the gradient by its inputs filled beforehand, and its record. */
async function pooled(rounding: Rounding, stage: PoolingStage, x: Float64Array) {
  const arena = await Arena.start(rounding);
  const { input, output, windowHeight, windowWidth, strideHeight, strideWidth, top, left } = stage;
  const by = numbers(output.height * output.width * output.channels, 7);
  const from = new ImageBuffer(arena, input).set(x);
  const to = new ImageBuffer(arena, output);
  const gradient = new ImageBuffer(arena, output).set(by);
  const before = numbers(x.length, 8);
  const inputGradient = new ImageBuffer(arena, input).set(before);
  const address = arena.record(Pooling, {
    input: from.address,
    inputStep: from.step,
    inputRow: from.row,
    inputHeight: input.height,
    inputWidth: input.width,
    output: to.address,
    outputStep: to.step,
    outputRow: to.row,
    height: output.height,
    width: output.width,
    inputGradient: inputGradient.address,
    inputGradientStep: inputGradient.step,
    inputGradientRow: inputGradient.row,
    gradient: gradient.address,
    gradientStep: gradient.step,
    gradientRow: gradient.row,
    windowHeight,
    windowWidth,
    strideHeight,
    strideWidth,
    top,
    left,
    bytes: from.step,
  });
  return { arena, to, by, before, inputGradient, address };
}

describe.each(roundings)('%s', (rounding) => {
  describe.each(elementwise)('imageActivationGradient of %s', (activation) => {
    test.each([1, 3, 6])('takes the slope from outputs or sums of %i channels', async (channels) => {
      const arena = await Arena.start(rounding);
      const size: ImageShape = { height: 3, width: 5, channels };
      const x = numbers(15 * channels, 4);
      const y = activate(activation, x, channels).map(Math.fround);
      const by = numbers(15 * channels, 5);
      const output = new ImageBuffer(arena, size).set(y);
      const sums = SLOPE_FROM[activation] === 'sum' ? new ImageBuffer(arena, size).set(x) : output;
      const stored = output.step / 4;
      const spread = { height: 8, width: 12, top: 1, left: 1, rows: 3, columns: 2 };
      const gradient = new ImageBuffer(arena, size, stored, spread).set(by);
      const ranges = activation === 'linear' ? [] : gradient.ranges();
      const address = arena.recordOf(Convolution, {
        activation: ActivationCode[activation],
        output: output.address,
        outputStep: output.step,
        outputRow: output.row,
        toSum: sums.address - output.address,
        gradient: gradient.address,
        gradientStep: gradient.step,
        gradientRow: gradient.row,
        height: size.height,
        width: size.width,
        sumsRow: output.step,
      });
      arena.run(
        () => {
          arena.kernels.imageActivationGradient(address);
        },
        ...ranges,
      );
      expectNear(gradient.get(), activationGradient(activation, { sums: x, y }, by, channels), 8 * FLOAT32);
    });
  });

  test.each(pools)('maxPool and maxPoolGradient find the largest, of equal ones the first: %s', async (_, which) => {
    const { input } = which;
    const stage = poolingOf(which);
    const random = randomOf(6);
    // Few values, so that many are equal; all below zero, so that padding would win if it took part.
    const x = Float64Array.from({ length: input.height * input.width * input.channels }, () =>
      Math.floor(random() * 4 - 5),
    );
    const { arena, to, by, before, inputGradient, address } = await pooled(rounding, stage, x);
    arena.run(
      () => {
        arena.kernels.maxPool(address);
      },
      ...to.ranges(),
    );
    expect(to.get()).toEqual([...maxPool(stage, x)]);
    arena.run(
      () => {
        arena.kernels.maxPoolGradient(address);
      },
      ...inputGradient.ranges(),
    );
    const added = maxPoolGradient(stage, x, by).map((g, at) => g + (before[at] ?? NaN));
    expectNear(inputGradient.get(), added, 16 * FLOAT32);
  });

  test.each([1, 4, 6])('imageDropout and its gradient drop what the rule keeps not: %i channels', async (channels) => {
    const arena = await Arena.start(rounding);
    const size: ImageShape = { height: 3, width: 5, channels };
    const [x, by] = [numbers(15 * channels, 4), numbers(15 * channels, 5)];
    const from = new ImageBuffer(arena, size).set(x);
    const to = new ImageBuffer(arena, size);
    const gradient = new ImageBuffer(arena, size).set(by);
    const spread = { height: 8, width: 12, top: 1, left: 1, rows: 3, columns: 2 };
    const below = new ImageBuffer(arena, size, from.step / 4, spread);
    const address = arena.record(ImageDropout, {
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
      height: size.height,
      width: size.width,
      channels,
      bytes: from.step,
      maskNumber: 9,
      ...dropoutNumbers(0.4),
    });
    const mask = dropoutRow(0.4, x.length, { seed: 3, step: 5, layer: 9, sample: 2 });
    const masked = (values: Float64Array): Float64Array => values.map((value, at) => value * (mask[at] ?? NaN));
    const forward = (training: number): void => {
      arena.run(
        () => {
          arena.kernels.imageDropout(address, 3, 5, 2, training);
        },
        ...to.ranges(),
      );
    };
    forward(1);
    expectNear(to.get(), masked(x), 2 * FLOAT32);
    arena.run(
      () => {
        arena.kernels.imageDropoutGradient(address, 3, 5, 2);
      },
      ...below.ranges(),
    );
    expectNear(below.get(), masked(by), 2 * FLOAT32);
    forward(0);
    expectNear(to.get(), x, FLOAT32);
  });

  test.each(pools)('averagePool and averagePoolGradient share among the inputs of a window: %s', async (_, which) => {
    const { input } = which;
    const stage = poolingOf(which, 'averagePooling');
    const x = numbers(input.height * input.width * input.channels, 6);
    const { arena, to, by, before, inputGradient, address } = await pooled(rounding, stage, x);
    arena.run(
      () => {
        arena.kernels.averagePool(address);
      },
      ...to.ranges(),
    );
    expectNear(to.get(), averagePool(stage, x), 16 * FLOAT32);
    arena.run(
      () => {
        arena.kernels.averagePoolGradient(address);
      },
      ...inputGradient.ranges(),
    );
    const added = averagePoolGradient(stage, x, by).map((g, at) => g + (before[at] ?? NaN));
    expectNear(inputGradient.get(), added, 16 * FLOAT32);
  });
});
