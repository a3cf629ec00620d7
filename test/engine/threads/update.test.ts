import { Source, Step } from '../../../lib/engine/contract/records';
import type { NetworkSpec } from '../../../lib/engine/network/network';
import type { TrainJob } from '../../../lib/engine/threads/job';
import { flushMoments, writeSource, writeStep } from '../../../lib/engine/threads/update';
import { item } from '../../../lib/engine/validation/item';
import { ADAM, randomParameters } from '../helpers';
import { stand, type Stand } from './stand';

const network: NetworkSpec = {
  inputs: 7,
  inputScale: 1,
  loss: 'sparseCategoricalCrossentropy',
  optimizer: ADAM,
  layers: [{ kind: 'dense', units: 3, activation: 'softmax' }],
};
const start = (): Promise<Stand> => stand(network, { batchSize: 4, threads: 2 }, randomParameters(network, 3));

const NO_DATA = {
  count: 4,
  dtype: 'uint8',
  layout: 'rows',
  inputs: 0,
  targets: 0,
  inOrder: 0,
  losses: 0,
  hits: 0,
} as const;
const job: TrainJob = { kind: 'train', data: NO_DATA, order: 0, firstStep: 0, seed: 0, learningRate: 0.5 };

test('writeStep tells the optimizer of this step, and where the moments are', async () => {
  const { plan, threads, floats, memory } = await start();
  const thread = item(threads, 1);
  writeStep(thread, { job, number: 0, start: 0, batch: 3 });
  const word = (at: number): number => new DataView(memory.buffer).getUint32(thread.own.step + at, true);
  const { optimizer, batch, firstMoment, secondMoment, rate } = Step.fields;
  expect([optimizer, batch, firstMoment, secondMoment].map(({ at }) => word(at))).toEqual([
    2,
    3,
    plan.parameterBytes,
    2 * plan.parameterBytes,
  ]);
  expect(floats(thread.own.step + rate.at, 1)[0]).toBeCloseTo(0.5 / (1 - 0.9), 5);
});

test('writeSource takes for 0 what it is not given', async () => {
  const { threads, memory } = await start();
  const thread = item(threads, 0);
  writeSource(thread, { rows: 64, chunks: 8 });
  const word = (at: number): number => new DataView(memory.buffer).getUint32(thread.own.source + at, true);
  const { buckets, rows, chunks, list } = Source.fields;
  expect([buckets, rows, chunks, list].map(({ at }) => word(at))).toEqual([0, 64, 8, thread.own.list]);
});

test('flushMoments clears tiny moments of every 64th step, and each thread its share of them', async () => {
  const { plan, threads, floats } = await start();
  const moments = floats(plan.parameters + plan.parameterBytes, (plan.moments * plan.parameterBytes) / 4).fill(1e-31);
  const [first, second] = [item(threads, 0), item(threads, 1)];
  flushMoments(first, { job, number: 62, start: 0, batch: 4 });
  const tiny = (): number => moments.filter((moment) => moment !== 0).length;
  expect(tiny()).toBe(moments.length);
  flushMoments(first, { job, number: 63, start: 0, batch: 4 });
  const left = tiny();
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThan(moments.length);
  flushMoments(second, { job, number: 63, start: 0, batch: 4 });
  expect(tiny()).toBe(0);
});
