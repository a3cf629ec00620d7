import { activate, affine } from '../../../lib/engine/reference/layers';
import { activations } from '../activations';
import { expectNear, FLOAT32 } from '../near';
import { numbers } from '../numbers';
import { Arena, roundings } from './arena';
import { block, DenseLayer, type LayerCase } from './dense-layer';

const cases: [string, LayerCase][] = [
  ['a panel of 1 vector', { inputs: 7, units: 3, widths: [1], samples: 3 }],
  ['a panel of 2 vectors', { inputs: 5, units: 7, widths: [2], samples: 4 }],
  ['a panel of 4 vectors', { inputs: 9, units: 13, widths: [4], samples: 1 }],
  ['a panel of 8 vectors', { inputs: 13, units: 29, widths: [8], samples: 5 }],
  ['panels of all widths', { inputs: 11, units: 57, widths: [8, 4, 2, 1], samples: 5 }],
  ['one input, one unit', { inputs: 1, units: 1, widths: [1], samples: 2 }],
];

/** (samples, inputs), about half of them zero; the first sample all. */
function inputsOf({ samples, inputs }: LayerCase): Float64Array {
  return numbers(samples * inputs, 5).map((x, at) => (at < inputs || x < 0.05 ? 0 : x));
}

/** The kernel alone computes softmax's sums; the kernel `softmax` does the rest. */
function wanted({ activation = 'linear', units }: LayerCase, layer: DenseLayer, inputs: Float64Array): Float64Array {
  const sums = affine(inputs, layer.kernel, layer.bias);
  return activate(activation === 'softmax' ? 'linear' : activation, sums, units);
}

/** Lists of what is not zero in rows of inputs: (index, value), and how many. */
function lists(
  arena: Arena,
  { samples, inputs }: LayerCase,
  values: Float64Array,
): { entries: number; counts: number } {
  const entries = arena.room(samples * inputs * 8);
  const counts = Array.from({ length: samples }, (_, s) => {
    let count = 0;
    values.subarray(s * inputs, (s + 1) * inputs).forEach((value, i) => {
      if (value === 0) return;
      const at = entries + (s * inputs + count) * 8;
      arena.setWords(at, [i]);
      arena.setFloats(at + 4, [value]);
      count++;
    });
    return count;
  });
  return { entries, counts: arena.words(counts) };
}

/** Runs forwardLists or forwardRows on samples [first, last) and panels [firstPanel, lastPanel). */
type Run = (first: number, last: number, firstPanel: number, lastPanel: number) => void;
type Kernel = 'forwardLists' | 'forwardRows';

function prepare(arena: Arena, kernel: Kernel, which: LayerCase, layer: DenseLayer, values: Float64Array): Run {
  if (kernel === 'forwardLists') {
    const { entries, counts } = lists(arena, which, values);
    return (...range) => {
      arena.kernels.forwardLists(layer.address, entries, counts, ...range);
    };
  }
  const stride = which.inputs + 3;
  const rows = arena.rows(values, which.inputs, stride, NaN);
  return (...range) => {
    arena.kernels.forwardRows(layer.address, rows, stride, ...range);
  };
}

describe.each(roundings)('%s', (rounding) => {
  describe.each<Kernel>(['forwardLists', 'forwardRows'])('%s', (kernel) => {
    test.each(cases)('gives activation(input kernel + bias): %s', async (_, which) => {
      for (const activation of activations) {
        const arena = await Arena.start(rounding);
        const layer = new DenseLayer(arena, { ...which, activation });
        const inputs = inputsOf(which);
        const run = prepare(arena, kernel, which, layer, inputs);
        arena.run(
          () => {
            run(0, which.samples, 0, layer.panels.length);
          },
          ...layer.forwardRanges(0, which.samples),
        );
        expectNear(
          arena.readRows(layer.output, which.samples, which.units, layer.stride),
          wanted({ ...which, activation }, layer, inputs),
          (2 * which.inputs + 8) * FLOAT32,
        );
        if (layer.sums === 0) continue;
        expectNear(
          arena.readRows(layer.sums, which.samples, which.units, layer.stride),
          affine(inputs, layer.kernel, layer.bias),
          (2 * which.inputs + 8) * FLOAT32,
        );
      }
    });

    test('writes the samples and panels it is given', async () => {
      const which: LayerCase = { inputs: 11, units: 57, widths: [8, 4, 2, 1], samples: 6, activation: 'gelu' };
      const arena = await Arena.start(rounding);
      const layer = new DenseLayer(arena, which);
      const inputs = inputsOf(which);
      const run = prepare(arena, kernel, which, layer, inputs);
      arena.run(
        () => {
          run(1, 4, 1, 3);
        },
        ...layer.forwardRanges(1, 4, layer.panels.slice(1, 3)),
      );
      const columns = [32, 56] as const;
      expectNear(
        block(arena.readRows(layer.output, 6, 57, layer.stride), 57, [1, 4], columns),
        block(wanted(which, layer, inputs), 57, [1, 4], columns),
        30 * FLOAT32,
      );
    });
  });
});

test.each(cases)('forwardLists and forwardRows give the same bits in the strict build: %s', async (_, which) => {
  const results = [];
  for (const kernel of ['forwardLists', 'forwardRows'] as const) {
    const arena = await Arena.start('strict');
    const layer = new DenseLayer(arena, { ...which, activation: 'sigmoid' });
    prepare(arena, kernel, which, layer, inputsOf(which))(0, which.samples, 0, layer.panels.length);
    results.push(arena.readRows(layer.output, which.samples, which.units, layer.stride));
  }
  expect(results[0]).toEqual(results[1]);
});
