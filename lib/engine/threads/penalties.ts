/* The regularizers' penalties, which are part of a step's loss. */
import type { TrainedRegion } from '../layout/plan';
import { FLOAT } from '../layout/sizes';
import type { Thread } from './thread';

function penalized({ plan }: Thread): readonly TrainedRegion[] {
  return plan.trained.filter(({ l1, l2 }) => l1 !== 0 || l2 !== 0);
}

/** This thread's share of them, column by column. */
export function writePenalties(thread: Thread): void {
  for (const { record, blocks } of penalized(thread)) {
    const { first, last } = thread.share(blocks.length);
    thread.kernels.penalty(record, first, last);
  }
}

/** Their sum, once all threads have written their shares. */
export function sumPenalties(thread: Thread): number {
  let sum = 0;
  for (const { penalties, units } of penalized(thread)) {
    for (let unit = 0; unit < units; unit++) sum += thread.view.getFloat32(penalties + unit * FLOAT, true);
  }
  return sum;
}
