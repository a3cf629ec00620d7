import type { Activation } from '../../../lib/engine/network/network';
import { activate, activationGradient } from '../../../lib/engine/reference/layers';
import { elementwise } from '../activations';
import { expectNear, FLOAT32 } from '../near';
import { numbers } from '../numbers';
import { Arena, roundings } from './arena';
import { block, DenseLayer } from './dense-layer';

const SAMPLES = 5;
/** Of the samples, the kernels are given these. */
const [FIRST, LAST] = [1, 4];

function layerOf(arena: Arena, units: number, activation: Activation): DenseLayer {
  return new DenseLayer(arena, { inputs: 1, units, widths: [4], samples: SAMPLES, activation });
}

const given = (values: ArrayLike<number>, units: number): number[] => block(values, units, [FIRST, LAST], [0, units]);

describe.each(roundings)('%s', (rounding) => {
  test.each([1, 3, 10, 13, 16])('softmax makes probabilities of the sums of %i units', async (units) => {
    const arena = await Arena.start(rounding);
    const layer = layerOf(arena, units, 'softmax');
    const sums = numbers(SAMPLES * units, 2).map((x) => Math.fround(x * 20));
    arena.setRows(layer.output, sums, units, layer.stride, 3);
    arena.run(
      () => {
        arena.kernels.softmax(layer.address, FIRST, LAST);
      },
      ...layer.rowRanges(layer.output, FIRST, LAST),
    );
    const found = arena.readRows(layer.output, SAMPLES, layer.stride, layer.stride);
    expectNear(
      block(found, layer.stride, [FIRST, LAST], [0, units]),
      given(activate('softmax', sums, units), units),
      (units + 8) * FLOAT32,
    );
    // What reads a row of probabilities by whole vectors counts on zeros behind them.
    expect(block(found, layer.stride, [FIRST, LAST], [units, 16]).every((p) => p === 0)).toBe(true);
  });

  test('softmax gives finite probabilities of sums that are far apart', async () => {
    const arena = await Arena.start(rounding);
    const layer = layerOf(arena, 3, 'softmax');
    const sums = Array.from({ length: SAMPLES }, () => [-1000, 1000, 990]).flat();
    arena.setRows(layer.output, sums, 3, layer.stride, 0);
    arena.kernels.softmax(layer.address, FIRST, LAST);
    const [largest, second] = [1 / (1 + Math.exp(-10)), Math.exp(-10) / (1 + Math.exp(-10))];
    expectNear(arena.readFloats(layer.output + FIRST * layer.stride * 4, 3), [0, largest, second], 4 * FLOAT32);
  });

  test.each([1, 3, 10, 13])('softmaxGradient gives the gradient by the sums of %i units', async (units) => {
    const arena = await Arena.start(rounding);
    const layer = layerOf(arena, units, 'softmax');
    const sums = numbers(SAMPLES * units, 3);
    const y = activate('softmax', sums, units).map(Math.fround);
    const gradient = numbers(SAMPLES * units, 4);
    arena.setRows(layer.output, y, units, layer.stride, 0);
    arena.setRows(layer.gradient, gradient, units, layer.stride, 2);
    arena.run(
      () => {
        arena.kernels.softmaxGradient(layer.address, FIRST, LAST);
      },
      ...layer.rowRanges(layer.gradient, FIRST, LAST),
    );
    const found = arena.readRows(layer.gradient, SAMPLES, units, layer.stride);
    const expected = given(activationGradient('softmax', { sums, y }, gradient, units), units);
    // Of one unit the probability is 1 and its gradient nothing but rounding.
    if (units === 1) expect(given(found, 1)).toEqual(expected.map(() => 0));
    else expectNear(given(found, units), expected, (units + 8) * FLOAT32);
  });

  describe.each(elementwise)('activationGradient of %s', (activation) => {
    test.each([
      [1, 1],
      [13, 1],
      [10, 1 / (1 - 0.4)],
    ])('takes the slope from the outputs or sums of %i units, kept times %d', async (units, scale) => {
      const arena = await Arena.start(rounding);
      const layer = layerOf(arena, units, activation);
      const sums = numbers(SAMPLES * units, 5);
      const y = activate(activation, sums, units).map(Math.fround);
      const gradient = numbers(SAMPLES * units, 6);
      arena.setRows(
        layer.output,
        y.map((value) => value * scale),
        units,
        layer.stride,
        0,
      );
      if (layer.sums > 0) arena.setRows(layer.sums, sums, units, layer.stride, 0);
      arena.setRows(layer.gradient, gradient, units, layer.stride, 0);
      const ranges = activation === 'linear' ? [] : layer.rowRanges(layer.gradient, FIRST, LAST);
      arena.run(
        () => {
          arena.kernels.activationGradient(layer.address, FIRST, LAST, scale);
        },
        ...ranges,
      );
      expectNear(
        given(arena.readRows(layer.gradient, SAMPLES, units, layer.stride), units),
        given(activationGradient(activation, { sums, y }, gradient, units), units),
        8 * FLOAT32,
      );
    });
  });
});
