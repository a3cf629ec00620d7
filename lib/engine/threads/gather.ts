import { type RecordValues, writeRecord } from '../contract/record';
import { Gather } from '../contract/records';
import type { StoredData } from '../memory/data-store';
import { dropoutNumbers } from '../network/dropout';
import type { Thread } from './thread';

/** No lists for an update, no dropout, and no image. */
const PLAIN = { buckets: 0, gradientRow: 0, seed: 0, step: 0, spans: 0, border: 0, ...dropoutNumbers(0) };

/** Writes what the kernels need to gather samples of a data set, besides which ones. */
export function writeGather(
  { own, plan, view }: Thread,
  data: StoredData,
  more: Pick<RecordValues<typeof Gather>, 'rows' | 'rowStride'> & Partial<RecordValues<typeof Gather>>,
): void {
  writeRecord(view, own.gather, Gather, {
    floats: data.dtype === 'float32' ? 1 : 0,
    data: data.inputs,
    inputs: plan.network.inputs,
    entries: own.entries,
    counts: own.counts,
    lookup: plan.lookup,
    scale: plan.network.inputScale,
    bucketBytes: plan.bucketBytes,
    lengths: own.lengths,
    ...PLAIN,
    ...more,
  });
}
