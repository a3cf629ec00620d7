import { inputGradient } from '../../../lib/engine/reference/layers';
import { expectNear, FLOAT32 } from '../near';
import { numbers } from '../numbers';
import { Arena, roundings } from './arena';
import { block, DenseLayer, type LayerCase } from './dense-layer';

const cases: [string, LayerCase][] = [
  ['a panel of 1 vector', { inputs: 7, units: 3, widths: [1], samples: 3 }],
  ['a panel of 2 vectors', { inputs: 6, units: 7, widths: [2], samples: 4 }],
  ['a panel of 4 vectors', { inputs: 9, units: 13, widths: [4], samples: 3 }],
  ['a panel of 8 vectors', { inputs: 13, units: 29, widths: [8], samples: 5 }],
  ['panels of all widths', { inputs: 16, units: 57, widths: [8, 4, 2, 1], samples: 5 }],
  ['one input, one unit', { inputs: 1, units: 1, widths: [1], samples: 3 }],
];

describe.each(roundings)('%s', (rounding) => {
  test.each(cases)('inputGradient multiplies the gradient with the transposed kernel: %s', async (_, which) => {
    const { inputs, units, samples } = which;
    const arena = await Arena.start(rounding);
    const layer = new DenseLayer(arena, which);
    // Neither the bias nor what follows it may reach the result, though they are read.
    layer.set(0, [...layer.kernel, ...layer.bias.map(() => NaN)]);
    const gradient = numbers(samples * units, 3);
    arena.setRows(layer.gradient, gradient, units, layer.stride, 0);
    const stride = Math.ceil(inputs / 4) * 4;
    const below = arena.room(samples * stride * 4);
    const [first, last] = [1, samples];
    arena.run(
      () => {
        arena.kernels.inputGradient(layer.address, below, stride, first, last, layer.panels.length);
      },
      { address: below + first * stride * 4, bytes: (last - first) * stride * 4 },
    );
    const found = arena.readRows(below + first * stride * 4, last - first, stride, stride);
    const expected = inputGradient(gradient, layer.kernel, units);
    const rows = [0, last - first] as const;
    expectNear(
      block(found, stride, rows, [0, inputs]),
      block(expected, inputs, [first, last], [0, inputs]),
      (2 * units + 4) * FLOAT32,
    );
    // The padding of the layer below stays zero.
    expect(block(found, stride, rows, [inputs, stride]).every((x) => x === 0)).toBe(true);
  });
});
