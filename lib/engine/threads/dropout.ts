import type { Rows } from '../layout/plan';
import { LANES } from '../layout/sizes';
import type { Range, TrainingStep } from './job';
import type { Thread } from './thread';

/** A dropout as the kernels take it: the random words below `threshold` are dropped, what is kept is scaled. */
export function dropoutNumbers(rate: number): { threshold: number; factor: number } {
  return { threshold: Math.floor(rate * 2 ** 32), factor: 1 / (1 - rate) };
}

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
