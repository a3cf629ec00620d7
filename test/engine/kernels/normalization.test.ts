import { ActivationCode } from '../../../lib/engine/contract/codes';
import { Layer, Normalization, NormalizedImage } from '../../../lib/engine/contract/records';
import type { Rounding } from '../../../lib/engine/contract/load';
import type { ImageShape } from '../../../lib/engine/network/network';
import { activate, activationGradient } from '../../../lib/engine/reference/layers';
import {
  momentsOf,
  movedAverage,
  normalized,
  normalizedGradient,
  scaled,
  scaleGradients,
} from '../../../lib/engine/reference/normalization';
import { elementwise } from '../activations';
import { expectNear, FLOAT32 } from '../near';
import { numbers } from '../numbers';
import { Arena, type Range, roundings } from './arena';
import { ImageBuffer } from './image-buffer';

const SAMPLES = 3;
const EPSILON = 0.01;
const MOMENTUM = 0.75;

/** A value of float64 as it stands in memory. */
const float32 = (values: Float64Array): Float64Array => Float64Array.from(values, Math.fround);

/** A batch of images around a normalization: all that its kernels are told, and the same as plain numbers. */
async function normalizedBatch(rounding: Rounding, channels: number, activation: (typeof elementwise)[number]) {
  const arena = await Arena.start(rounding);
  const size: ImageShape = { height: 2, width: 3, channels };
  const stride = Math.ceil(channels / 4) * 4;
  const count = 6 * channels;
  const [gamma, beta] = [float32(numbers(channels, 1)), float32(numbers(channels, 2))];
  const moving = {
    mean: float32(numbers(channels, 3)),
    variance: float32(numbers(channels, 4).map((value) => 1 + value * value)),
  };
  // In panels of one vector, gamma of four channels before their beta.
  const padded = (values: Float64Array): number[] => [...values, ...new Array<number>(stride - channels).fill(0)];
  const [gammas, betas] = [padded(gamma), padded(beta)];
  const kernel = arena.floats(
    Array.from({ length: stride / 4 }, (_, v) => [
      ...gammas.slice(v * 4, v * 4 + 4),
      ...betas.slice(v * 4, v * 4 + 4),
    ]).flat(),
  );
  const columnMask = arena.floats(padded(new Float64Array(channels).fill(1)));
  const gradient = arena.room(2 * stride * 4);
  const layer = arena.recordOf(Layer, { inputs: 1, units: channels, stride, kernel, columnMask, gradient });
  const averages = arena.floats([...padded(moving.mean), ...padded(moving.variance)]);
  const batch = arena.room(4 * stride * 4);
  const notes = arena.room(SAMPLES * 2 * stride * 4);
  const shared = arena.recordOf(Normalization, {
    layer,
    moving: averages,
    batch,
    notes,
    positions: 6,
    epsilon: EPSILON,
    rest: 1 - MOMENTUM,
  });
  // Away from zero, so that a mean is no rest of terms that cancel.
  const x = float32(numbers(SAMPLES * count, 5).map((value) => value + 1.5));
  const by = float32(numbers(SAMPLES * count, 6));
  const spread = { height: 6, width: 10, top: 1, left: 2, rows: 3, columns: 2 };
  const images = Array.from({ length: SAMPLES }, (_, sample) => {
    const own = (values: Float64Array): Float64Array => values.slice(sample * count, (sample + 1) * count);
    const from = new ImageBuffer(arena, size).set(own(x));
    const to = new ImageBuffer(arena, size);
    const outputGradient = new ImageBuffer(arena, size).set(own(by));
    const inputGradient = new ImageBuffer(arena, size, stride, spread);
    const noted: Range = { address: notes + sample * 2 * stride * 4, bytes: 2 * stride * 4 };
    const record = arena.recordOf(NormalizedImage, {
      shared,
      notes: noted.address,
      input: from.address,
      inputStep: from.step,
      inputRow: from.row,
      output: to.address,
      outputStep: to.step,
      outputRow: to.row,
      inputGradient: inputGradient.address,
      inputGradientStep: inputGradient.step,
      inputGradientRow: inputGradient.row,
      gradient: outputGradient.address,
      gradientStep: outputGradient.step,
      gradientRow: outputGradient.row,
      height: 2,
      width: 3,
      bytes: stride * 4,
      activation: ActivationCode[activation],
    });
    return { record, noted, to, outputGradient, inputGradient };
  });
  const row = (address: number, number: number): number[] => arena.readFloats(address + number * stride * 4, channels);
  return { arena, channels, stride, gamma, beta, moving, x, by, images, shared, batch, gradient, averages, row };
}

describe.each(roundings)('%s', (rounding) => {
  test.each([1, 4, 6])('imageMoments and batchMoments give mean and variance of %i channels', async (channels) => {
    const here = await normalizedBatch(rounding, channels, 'relu');
    const { arena, images, shared, stride, batch, averages, row, moving } = here;
    for (const { record, noted } of images) {
      arena.run(() => {
        arena.kernels.imageMoments(record);
      }, noted);
    }
    const bytes = 2 * stride * 4;
    // Two threads, the panels divided.
    for (const [first, last] of [[0, 1] as const, [1, stride / 4] as const]) {
      arena.run(
        () => {
          arena.kernels.batchMoments(shared, SAMPLES, first, last);
        },
        { address: batch, bytes },
        { address: averages, bytes },
      );
    }
    const { mean, variance } = momentsOf(here.x, channels);
    expectNear(row(batch, 0), mean, 8 * FLOAT32);
    expectNear(
      row(batch, 1),
      variance.map((value) => 1 / Math.sqrt(value + EPSILON)),
      16 * FLOAT32,
    );
    expectNear(row(averages, 0), movedAverage(moving.mean, mean, MOMENTUM), 8 * FLOAT32);
    expectNear(row(averages, 1), movedAverage(moving.variance, variance, MOMENTUM), 16 * FLOAT32);
  });

  describe.each(elementwise)('followed by %s', (activation) => {
    test.each([1, 3, 8])('normalize and its way back equal their twins with %i channels', async (channels) => {
      const here = await normalizedBatch(rounding, channels, activation);
      const { arena, images, shared, stride, batch, gradient, row, gamma, beta } = here;
      const panels = stride / 4;
      for (const { record } of images) arena.kernels.imageMoments(record);
      arena.kernels.batchMoments(shared, SAMPLES, 0, panels);
      const moments = momentsOf(here.x, channels);
      const values = normalized(here.x, moments, EPSILON);
      const sums = scaled(values, gamma, beta);
      const y = activate(activation, sums, channels);
      for (const { record, to } of images) {
        arena.run(
          () => {
            arena.kernels.normalize(record, 1);
          },
          ...to.ranges(),
        );
      }
      expectNear(
        images.flatMap(({ to }) => to.get()),
        y,
        64 * FLOAT32,
      );

      for (const { record, noted, outputGradient } of images) {
        arena.run(
          () => {
            arena.kernels.normalizationSums(record);
          },
          noted,
          ...(activation === 'linear' ? [] : outputGradient.ranges()),
        );
      }
      const bySums = activationGradient(activation, { sums, y }, here.by, channels);
      expectNear(
        images.flatMap(({ outputGradient }) => outputGradient.get()),
        bySums,
        64 * FLOAT32,
      );
      arena.run(
        () => {
          arena.kernels.batchGradients(shared, SAMPLES, 0, panels);
        },
        { address: gradient, bytes: 2 * stride * 4 },
        { address: batch + 2 * stride * 4, bytes: 2 * stride * 4 },
      );
      const [byGamma = new Float64Array(), byBeta = new Float64Array()] = scaleGradients(values, bySums, channels);
      expectNear(row(gradient, 0), byGamma, 128 * FLOAT32);
      expectNear(row(gradient, 1), byBeta, 128 * FLOAT32);

      for (const { record, inputGradient } of images) {
        arena.run(
          () => {
            arena.kernels.normalizationGradient(record);
          },
          ...inputGradient.ranges(),
        );
      }
      expectNear(
        images.flatMap(({ inputGradient }) => inputGradient.get()),
        normalizedGradient(values, gamma, moments, EPSILON, bySums),
        256 * FLOAT32,
      );
    });
  });

  test('normalize goes by the moving averages where it does not train, and leaves what fills up channels at zero', async () => {
    const here = await normalizedBatch(rounding, 3, 'sigmoid');
    const { arena, images, gamma, beta, moving } = here;
    for (const { record } of images) arena.kernels.normalize(record, 0);
    const sums = scaled(normalized(here.x, moving, EPSILON), gamma, beta);
    expectNear(
      images.flatMap(({ to }) => to.get()),
      activate('sigmoid', sums, 3),
      16 * FLOAT32,
    );
    expect(images.flatMap(({ to }) => to.get(4)).filter((_, at) => at % 4 === 3)).toEqual(new Array(18).fill(0));
  });
});
