import type { Rows } from '../layout/plan';
import { LANES } from '../layout/sizes';
import { dropoutNumbers } from '../network/dropout';
import type { Range, TrainingStep } from './job';
import type { Thread } from './thread';

/**
 * Drops activations, on the way forward, or gradients, on the way back: the same ones.
 *
 * @param columns Multiples of a vector. @default all
 */
export function drop(
  { kernels }: Thread,
  rows: Rows,
  what: 'output' | 'gradient',
  { job, number }: TrainingStep,
  samples: Range,
  columns: Range = { first: 0, last: rows.stride },
): void {
  if (rows.dropout === 0) return;
  const { threshold, factor } = dropoutNumbers(rows.dropout);
  kernels.dropout(
    rows[what],
    rows.stride,
    samples.first,
    samples.last,
    columns.first / LANES,
    columns.last / LANES,
    job.seed,
    number,
    rows.maskNumber,
    threshold,
    factor,
  );
}
