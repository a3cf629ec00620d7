import { LossCode } from '../../../lib/engine/contract/codes';
import { takesProbabilities } from '../../../lib/engine/network/losses';
import type { Loss } from '../../../lib/engine/network/network';
import { item } from '../../../lib/engine/validation/item';
import { activate } from '../../../lib/engine/reference/layers';
import { sampleLoss } from '../../../lib/engine/reference/loss';
import { expectNear, FLOAT32 } from '../near';
import { numbers } from '../numbers';
import { Arena, roundings } from './arena';
import { DenseLayer } from './dense-layer';

const KINDS: readonly Loss[] = [
  'sparseCategoricalCrossentropy',
  'categoricalCrossentropy',
  'meanSquaredError',
  'softmaxCrossentropy',
];
const SPARSE = 'sparseCategoricalCrossentropy';
/** Sample s of the batch is this number of the data. */
const ORDER = [3, 0, 4, 1, 1];
const SAMPLES = ORDER.length;
const [FIRST, LAST] = [1, 5];

interface Case {
  readonly loss: Loss;
  readonly units: number;
  /** (samples, units). */
  readonly outputs: Float64Array;
  /** (numbers, units), or a label for each number. */
  readonly targets: readonly number[];
}

/** Probabilities, or any numbers where the loss takes them; targets that weigh every output. */
function caseOf(loss: Loss, units: number): Case {
  const sums = numbers(SAMPLES * units, units);
  const outputs = (takesProbabilities(loss) ? activate('softmax', sums, units) : sums).map(Math.fround);
  const targets =
    loss === SPARSE ? [0, 2, 1, units - 1, 0].map((label) => label % units) : [...numbers(5 * units, 7)].map(Math.abs);
  return { loss, units, outputs, targets };
}

/** Runs the kernel on samples FIRST to LAST, and compares with sampleLoss. */
function compare({ loss, units, outputs, targets }: Case, share: number, arena: Arena): void {
  const layer = new DenseLayer(arena, { inputs: 1, units, widths: [2, 1, 1], samples: SAMPLES });
  const { stride, output, gradient } = layer;
  const row = (values: ArrayLike<number>, at: number, width = units): number[] =>
    Array.from(values).slice(at * width, (at + 1) * width);
  arena.setRows(output, outputs, units, stride, 0);
  const target = loss === SPARSE ? arena.bytes(targets) : arena.floats(targets);
  const losses = arena.room(SAMPLES * 4);
  const hits = arena.room(SAMPLES);
  const order = arena.words(ORDER);
  arena.run(
    () => {
      const kind = LossCode[loss];
      arena.kernels.lossAndGradient(layer.address, kind, target, order, FIRST, LAST, losses, hits, share);
    },
    { address: losses + FIRST * 4, bytes: (LAST - FIRST) * 4 },
    { address: hits + FIRST, bytes: LAST - FIRST },
    ...(share > 0 ? layer.rowRanges(gradient, FIRST, LAST) : []),
  );
  const samples = Array.from({ length: LAST - FIRST }, (_, n) => n + FIRST);
  const expected = samples.map((s) =>
    sampleLoss(loss, row(outputs, s), row(targets, item(ORDER, s), loss === SPARSE ? 1 : units)),
  );
  // The logarithm of a ratio near 1 is off by what rounds the 1.
  expectNear(
    arena.readFloats(losses + FIRST * 4, LAST - FIRST).map((found) => 1 + found),
    expected.map((sample) => 1 + sample.loss),
    (units + 8) * FLOAT32,
  );
  expect(arena.readBytes(hits + FIRST, LAST - FIRST)).toEqual(expected.map(({ hit }) => Number(hit)));
  if (share === 0) return;
  expectNear(
    arena.readRows(gradient + FIRST * stride * 4, LAST - FIRST, units, stride),
    expected.flatMap((sample) => sample.gradient.map((g) => g * share)),
    (2 * units + 8) * FLOAT32,
  );
}

describe.each(roundings)('%s', (rounding) => {
  describe.each(KINDS)('lossAndGradient of %s', (loss) => {
    test.each([1, 2, 7, 13])('gives loss, hits and gradient of %i outputs', async (units) => {
      compare(caseOf(loss, units), 1 / 5, await Arena.start(rounding));
    });

    test('gives loss and hits alone with a share of 0', async () => {
      compare(caseOf(loss, 6), 0, await Arena.start(rounding));
    });
  });

  test('lossAndGradient clips the probabilities of crossentropies, which have no gradient there', async () => {
    const outputs = Float64Array.from([0, 1, 0, 0.5, 0.5, 0, 1, 0, 0, 0, 0, 1, 1e-9, 0.25, 0.75].map(Math.fround));
    const labels = [0, 1, 2, 1, 0];
    compare({ loss: SPARSE, units: 3, outputs, targets: labels }, 1, await Arena.start(rounding));
    const targets = labels.flatMap((label) => [0, 1, 2].map((unit) => (unit === label ? 1 : 0)));
    const which: Case = { loss: 'categoricalCrossentropy', units: 3, outputs, targets };
    compare(which, 1, await Arena.start(rounding));
  });

  test('lossAndGradient of logits clips nothing: outputs of any size have their loss and a gradient', async () => {
    const outputs = Float64Array.from([80, -80, 0, 1e4, 0, -1e4, -90, -90, -90, 3, 3, 3, 30, 31, 29]);
    const targets = [0, 1, 2, 1, 0].flatMap((label) => [0, 1, 2].map((unit) => (unit === label ? 1 : 0)));
    compare({ loss: 'softmaxCrossentropy', units: 3, outputs, targets }, 1, await Arena.start(rounding));
  });

  test('lossAndGradient of an answer that is right and sure has no gradient at all', async () => {
    const outputs = Float64Array.from({ length: SAMPLES * 3 }, (_, at) => (at % 3 === 1 ? 1 : 0));
    compare({ loss: SPARSE, units: 3, outputs, targets: [1, 1, 1, 1, 1] }, 1, await Arena.start(rounding));
  });

  test('lossAndGradient counts the first of equal outputs, and one output above a half as 1', async () => {
    const outputs = Float64Array.of(0.25, 0.25, 0.5, 0.5, 0.75, 0.75, 0.5, 0.5, 1, 1);
    const which: Case = { loss: 'meanSquaredError', units: 2, outputs, targets: [1, 1, 0, 1, 1, 0, 2, 2, 0, 0] };
    compare(which, 1, await Arena.start(rounding));
    const one: Case = {
      loss: 'meanSquaredError',
      units: 1,
      outputs: Float64Array.of(0.5, 0.5, 0.75, 0.75, 0.25),
      targets: [0, 1, 0, 1, 1],
    };
    compare(one, 1, await Arena.start(rounding));
  });
});
