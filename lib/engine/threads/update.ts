/* What a thread writes for its updates, and the sweep of the moments. */
import { type RecordValues, writeRecord } from '../contract/record';
import { Source, Step } from '../contract/records';
import { VECTOR } from '../layout/sizes';
import type { TrainingStep } from './job';
import { stepNumbers } from './step-numbers';
import type { Thread } from './thread';

/** Steps between two sweeps that clear moments on their way to subnormal numbers. */
const FLUSH_EVERY = 64;

const NO_SOURCE = { buckets: 0, rows: 0, rowStride: 0, skipZeros: 0, chunks: 0, chunkBytes: 0 };

/** Writes, before all updates of a step, what they have in common. */
export function writeStep({ plan, own, view }: Thread, { job, number, batch }: TrainingStep): void {
  writeRecord(view, own.step, Step, {
    ...stepNumbers(plan.network.optimizer, number + 1, job.learningRate),
    batch,
    firstMoment: plan.parameterBytes,
    secondMoment: plan.parameterBytes * 2,
  });
}

/** Writes, before the update of a layer, where its inputs come from. */
export function writeSource({ plan, own, view }: Thread, from: Partial<RecordValues<typeof Source>>): void {
  writeRecord(view, own.source, Source, {
    ...NO_SOURCE,
    bucketBytes: plan.bucketBytes,
    lengths: own.lengths,
    list: own.list,
    ...from,
  });
}

/** Every so many steps: clears this thread's share of the moments of tiny numbers. */
export function flushMoments(thread: Thread, { number }: TrainingStep): void {
  if (number % FLUSH_EVERY !== FLUSH_EVERY - 1) return;
  const { parameters, parameterBytes, moments } = thread.plan;
  const vectors = thread.share((parameterBytes * moments) / VECTOR);
  const first = parameters + parameterBytes + vectors.first * VECTOR;
  thread.kernels.flushTiny(first, (vectors.last - vectors.first) * VECTOR);
}
