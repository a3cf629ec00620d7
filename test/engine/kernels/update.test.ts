import { OptimizerCode } from '../../../lib/engine/contract/codes';
import { Source, Step } from '../../../lib/engine/contract/records';
import type { OptimizerSpec } from '../../../lib/engine/network/network';
import { item } from '../../../lib/engine/validation/item';
import { biasGradient, kernelGradient, penaltyGradient } from '../../../lib/engine/reference/layers';
import { step } from '../../../lib/engine/reference/optimizer';
import { expectNear, FLOAT32 } from '../near';
import { numbers } from '../numbers';
import { Arena, roundings } from './arena';
import { block, DenseLayer, type LayerCase } from './dense-layer';

const RMSPROP: OptimizerSpec = { kind: 'rmsprop', learningRate: 0.1, decay: 0.9, momentum: 0.8, epsilon: 1e-3 };
const OPTIMIZERS: readonly OptimizerSpec[] = [
  { kind: 'sgd', learningRate: 0.1 },
  { kind: 'momentum', learningRate: 0.1, momentum: 0.8, nesterov: false },
  { kind: 'momentum', learningRate: 0.1, momentum: 0.8, nesterov: true },
  { kind: 'adam', learningRate: 0.1, beta1: 0.9, beta2: 0.99, epsilon: 1e-3 },
  { kind: 'adam', learningRate: 0.1, beta1: 0.9, beta2: 0.99, epsilon: 1e-3, weightDecay: 0.3 },
  RMSPROP,
];
const ADAM: OptimizerSpec = { kind: 'adam', learningRate: 0.1, beta1: 0.9, beta2: 0.99, epsilon: 1e-3 };
/** Steps made, this one included. */
const T = 3;

const INPUTS = 5;
const BATCH = 37;
const CHUNKS = 3;

type SourceKind = 'lists' | 'rows' | 'rows without zeros' | 'sums';
const SOURCES: readonly SourceKind[] = ['lists', 'rows', 'rows without zeros', 'sums'];

/** (batch, inputs), about half of them zero; input 1 is touched by no sample. */
const inputs = numbers(BATCH * INPUTS, 1).map((x, at) => (at % INPUTS === 1 || x < 0.05 ? 0 : x));

function stepRecord(arena: Arena, optimizer: OptimizerSpec, moments: number): number {
  const { kind, learningRate } = optimizer;
  const adam =
    kind === 'adam'
      ? optimizer
      : kind === 'rmsprop'
        ? { beta1: optimizer.momentum, beta2: optimizer.decay, epsilon: optimizer.epsilon }
        : { beta1: 0, beta2: 0, epsilon: 0 };
  return arena.record(Step, {
    optimizer: OptimizerCode[kind],
    batch: BATCH,
    firstMoment: moments,
    secondMoment: moments * 2,
    rate: kind === 'adam' ? learningRate / (1 - adam.beta1 ** T) : learningRate,
    beta1: kind === 'momentum' ? optimizer.momentum : adam.beta1,
    rest1: 1 - adam.beta1,
    beta2: adam.beta2,
    rest2: 1 - adam.beta2,
    root: 1 / Math.sqrt(1 - adam.beta2 ** T),
    epsilon: adam.epsilon,
    nesterov: kind === 'momentum' && optimizer.nesterov ? 1 : 0,
    keep: kind === 'adam' ? 1 - learningRate * (optimizer.weightDecay ?? 0) : 1,
  });
}

/** A source of gradients, and where it keeps its list. */
function sourceRecord(
  arena: Arena,
  kind: SourceKind,
  { chunkBytes = 0, gradientRow = 0 },
): { source: number; list: number } {
  const [bucketBytes, rowStride] = [320, 8];
  const list = arena.room(BATCH * 8);
  const buckets = arena.room(INPUTS * bucketBytes);
  const touching = Array.from({ length: INPUTS }, (_, i) =>
    Array.from({ length: BATCH }, (__, s) => s).filter((s) => item(inputs, s * INPUTS + i) !== 0),
  );
  touching.forEach((samples, i) => {
    samples.forEach((s, at) => {
      arena.setWords(buckets + i * bucketBytes + at * 8, [s * gradientRow]);
      arena.setFloats(buckets + i * bucketBytes + at * 8 + 4, [item(inputs, s * INPUTS + i)]);
    });
  });
  const source = arena.record(Source, {
    buckets: kind === 'lists' ? buckets : 0,
    bucketBytes,
    lengths: arena.words(touching.map((samples) => samples.length * 8)),
    rows: arena.rows(inputs, INPUTS, rowStride, NaN),
    rowStride,
    skipZeros: kind === 'rows without zeros' ? 1 : 0,
    list,
    chunks: kind === 'sums' ? CHUNKS : 0,
    chunkBytes: kind === 'sums' ? chunkBytes : 0,
  });
  return { source, list };
}

/** The gradient (inputs + 1, units) of all parameters, of the samples or as sums made before. */
function gradientOf(kind: SourceKind, gradient: Float64Array, units: number): number[] {
  if (kind !== 'sums') return [...kernelGradient(inputs, gradient, INPUTS, units), ...biasGradient(gradient, units)];
  const size = (INPUTS + 1) * units;
  return Array.from({ length: size }, (_, at) =>
    Array.from({ length: CHUNKS }, (__, chunk) => item(gradient, chunk * size + at)).reduce((a, b) => a + b),
  );
}

interface Part {
  readonly rows: readonly [number, number];
  readonly panels: readonly [number, number];
}

/** Runs an update on a part of a layer and compares weights and moments with those of the plain step. */
function compare(
  arena: Arena,
  layerCase: Omit<LayerCase, 'inputs' | 'samples'>,
  kind: SourceKind,
  optimizer: OptimizerSpec,
  part?: Part,
): void {
  const { units, l1 = 0, l2 = 0, widths } = layerCase;
  const samples = kind === 'sums' ? CHUNKS * (INPUTS + 1) : BATCH;
  const layer = new DenseLayer(arena, { ...layerCase, inputs: INPUTS, samples });
  const size = (INPUTS + 1) * units;
  const slots = {
    weights: Float64Array.from([...layer.kernel, ...layer.bias]),
    // Those of RMSProp are mean squares.
    first: numbers(size, 5).map(optimizer.kind === 'rmsprop' ? Math.abs : (x) => x),
    second: numbers(size, 6).map(Math.abs),
  };
  layer.set(1, slots.first);
  layer.set(2, slots.second);
  const gradient = numbers(samples * units, 7);
  arena.setRows(layer.gradient, gradient, units, layer.stride, 0);
  const { source, list } = sourceRecord(arena, kind, {
    chunkBytes: (INPUTS + 1) * layer.stride * 4,
    gradientRow: layer.stride * 4,
  });
  const { rows, panels } = part ?? { rows: [0, INPUTS + 1], panels: [0, widths.length] };
  const own = layer.panels.slice(...panels);
  const moved = { sgd: [0], momentum: [0, 1], adam: [0, 1, 2], rmsprop: [0, 1, 2] } as const;
  const stepAddress = stepRecord(arena, optimizer, layer.bytes);
  arena.run(
    () => {
      arena.kernels.update(layer.address, source, stepAddress, ...rows, ...panels);
    },
    { address: list, bytes: BATCH * 8 },
    ...moved[optimizer.kind].flatMap((parameter) => layer.parameterRanges(parameter, ...rows, own)),
  );
  const decay = penaltyGradient(layer.kernel, l1, l2);
  const total = gradientOf(kind, gradient, units).map((g, at) => g + (decay[at] ?? 0));
  step(optimizer, slots, Float64Array.from(total), T);
  const [from, to] = [item(own, 0), item(own, own.length - 1)];
  const columns = [from.column, to.column + to.vectors * 4] as const;
  for (const [parameter, expected] of [
    [0, slots.weights],
    [1, slots.first],
    [2, slots.second],
  ] as const) {
    expectNear(
      block(layer.get(parameter), units, rows, columns),
      block(expected, units, rows, columns),
      (2 * BATCH + 16) * FLOAT32,
    );
  }
}

const narrow = { units: 7, widths: [2] };
const allWidths = { units: 57, widths: [8, 4, 2, 1] };

describe.each(roundings)('%s', (rounding) => {
  describe.each(SOURCES)('update, its gradient from %s', (source) => {
    test.each(OPTIMIZERS)('moves the parameters as the plain step does: %p', async (optimizer) => {
      compare(await Arena.start(rounding), narrow, source, optimizer);
    });

    test.each([
      [3, [1]],
      [7, [2]],
      [13, [4]],
      [29, [8]],
      [57, [8, 4, 2, 1]],
    ])('moves %i units in panels of %p vectors', async (units, widths) => {
      compare(await Arena.start(rounding), { units, widths }, source, ADAM);
      compare(await Arena.start(rounding), { units, widths }, source, RMSPROP);
    });

    test.each<[string, Part]>([
      ['a row', { rows: [2, 3], panels: [0, 4] }],
      ['the bias', { rows: [INPUTS, INPUTS + 1], panels: [0, 4] }],
      ['some rows and panels', { rows: [1, 4], panels: [1, 3] }],
    ])('moves %s and nothing else', async (_, part) => {
      compare(await Arena.start(rounding), allWidths, source, ADAM, part);
    });
  });

  test.each(OPTIMIZERS)('update adds the gradient of the penalties, but for the bias: %p', async (optimizer) => {
    for (const penalties of [{ l1: 0.02 }, { l2: 0.03 }, { l1: 0.02, l2: 0.03 }])
      compare(await Arena.start(rounding), { ...allWidths, ...penalties }, 'rows', optimizer);
  });

  test.each<[string, number, OptimizerSpec, number]>([
    ['penalties', 0.01, { kind: 'sgd', learningRate: 0.1 }, 1 - 0.1 * 2 * 0.01],
    ['weight decay', 0, { ...ADAM, weightDecay: 0.3 }, 1 - 0.1 * 0.3],
  ])('update with %s sets weights below 1e-12 to 0', async (_, l2, optimizer, kept) => {
    const arena = await Arena.start(rounding);
    const layer = new DenseLayer(arena, { inputs: INPUTS, units: 4, widths: [1], samples: BATCH, l2 });
    const weights = [5e-13, -5e-13, 2e-12, -2e-12].map(Math.fround);
    layer.set(0, Array.from({ length: INPUTS }, () => weights).flat());
    arena.setFloats(layer.gradient, new Float32Array(BATCH * 4));
    const { source } = sourceRecord(arena, 'rows', {});
    const record = stepRecord(arena, optimizer, layer.bytes);
    arena.kernels.update(layer.address, source, record, 0, INPUTS, 0, 1);
    const moved = [0, 0, ...weights.slice(2).map((w) => kept * w)];
    expectNear(layer.get(0).slice(0, 4), moved, 4 * FLOAT32);
    expect(layer.get(0).slice(0, 2)).toEqual([0, 0]);
  });

  test('flushTiny sets numbers below 1e-30 to 0 and leaves the others', async () => {
    const arena = await Arena.start(rounding);
    const values = [1, -1e-29, 1.1e-30, 9e-31, -9e-31, 1e-40, 0, 1e30].map(Math.fround);
    const address = arena.floats([...values, 9e-31]);
    arena.run(
      () => {
        arena.kernels.flushTiny(address, 32);
      },
      { address, bytes: 32 },
    );
    const flushed = values.map((x) => (Math.abs(x) < 1e-30 ? 0 : x));
    expect(arena.readFloats(address, 8)).toEqual(flushed);
  });
});
