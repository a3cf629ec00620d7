import type { LayerSpec } from '../../../lib/engine/network/network';
import type { Front } from '../../../lib/engine/threads/front';
import type { Range, TrainingStep } from '../../../lib/engine/threads/job';
import { NormalizedFront } from '../../../lib/engine/threads/normalized-front';
import { inOrder } from '../helpers';
import { all, BATCH, networkOf, readyFor } from './fronts';
import { sumsByHand, worst } from './stand';

const normalization: LayerSpec = { kind: 'normalization', activation: 'linear', epsilon: 0.001, momentum: 0.9 };

/** A filter as large as the image sees what a unit of a dense layer sees. */
const network = networkOf(
  { kind: 'convolution', filters: 5, kernelSize: [3, 4], strides: [1, 1], padding: 'valid', activation: 'linear' },
  normalization,
  { kind: 'dense', units: 4, activation: 'linear' },
  normalization,
  { kind: 'dense', units: 3, activation: 'linear' },
);

async function start(threads: number) {
  const here = await readyFor(network, threads);
  const { front } = here.plan;
  if (front.kind !== 'normalized') throw new TypeError(`found a front of kind ${front.kind}`);
  return { ...here, row: front.row, fronts: here.threads.map((thread) => new NormalizedFront(thread, front)) };
}

/** All threads up to each barrier in turn. @returns the phases of the first, and the samples handed to the tail */
function together(fronts: readonly Front[], step: TrainingStep): { phases: string[]; samples: number[] } {
  const ranges: Range[] = [];
  const ways = fronts.map((front) => front.thereAndBack(step, (range) => ranges.push(range))[Symbol.iterator]());
  const phases: string[] = [];
  for (;;) {
    const [first, ...others] = ways.map((way) => way.next());
    for (const other of others) expect(other).toEqual(first);
    if (first === undefined || first.done === true) break;
    phases.push(String(first.value));
  }
  return { phases, samples: ranges.flatMap(all) };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Rows of which each column has gone through a normalization. */
function normalizedRows(
  rows: readonly (readonly number[])[],
  [gamma, beta]: readonly (Float32Array | undefined)[],
): number[][] {
  const moments = (rows[0] ?? []).map((_, column) => {
    const values = rows.map((row) => row[column] ?? NaN);
    const center = mean(values);
    return { center, variance: mean(values.map((value) => (value - center) ** 2)) };
  });
  return rows.map((row) =>
    row.map((value, column) => {
      const { center, variance } = moments[column] ?? { center: NaN, variance: NaN };
      return ((value - center) / Math.sqrt(variance + 0.001)) * (gamma?.[column] ?? NaN) + (beta?.[column] ?? NaN);
    }),
  );
}

test.each([1, 3])('NormalizedFront of %i threads normalizes by the whole batch, layer by layer', async (threads) => {
  const { fronts, step, row, floats, samples, parameters } = await start(threads);
  const { phases, samples: handedOn } = together(fronts, step);
  // Two meetings on the way there and two on the way back, each with a barrier before and after it.
  expect(phases).toEqual(Array.from({ length: 4 }, () => ['samples', 'batch']).flat());
  expect(handedOn).toEqual([...inOrder(BATCH)]);
  const first = normalizedRows(sumsByHand(samples.inputs, 1 / 255, parameters), parameters.slice(2, 4));
  const second = normalizedRows(sumsByHand(first.flat(), 1, parameters.slice(6)), parameters.slice(8, 10));
  expect(worst(floats, row, second)).toBeLessThan(1e-4);
  expect(fronts.flatMap(({ units }) => all(units))).toEqual([...inOrder(4)]);
});

test('NormalizedFront takes the moving averages where it does not train', async () => {
  const { fronts, data, row, floats, samples, parameters } = await start(2);
  fronts[1]?.evaluate(data, 4, { first: 2, last: 5 });
  const moved = (rows: readonly (readonly number[])[], own: readonly Float32Array[]): number[][] =>
    rows.map((values) =>
      values.map((value, column) => {
        const [gamma = NaN, beta = NaN, center = NaN, variance = NaN] = own.map((array) => array[column] ?? NaN);
        return ((value - center) / Math.sqrt(variance + 0.001)) * gamma + beta;
      }),
    );
  const first = moved(sumsByHand(samples.inputs, 1 / 255, parameters), parameters.slice(2, 6));
  const second = moved(sumsByHand(first.flat(), 1, parameters.slice(6)), parameters.slice(8, 12));
  const rows = { ...row, output: row.output + 2 * row.stride * 4 };
  expect(worst(floats, rows, second.slice(4, 7))).toBeLessThan(1e-4);
});

test('NormalizedFront has idle threads where there are more than chunks of samples', async () => {
  const { fronts, step, row, floats, samples, parameters } = await start(11);
  expect(together(fronts, step).samples).toEqual([...inOrder(BATCH)]);
  const first = normalizedRows(sumsByHand(samples.inputs, 1 / 255, parameters), parameters.slice(2, 4));
  const second = normalizedRows(sumsByHand(first.flat(), 1, parameters.slice(6)), parameters.slice(8, 10));
  expect(worst(floats, row, second)).toBeLessThan(1e-4);
});
