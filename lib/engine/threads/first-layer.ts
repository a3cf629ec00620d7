import type { RecordValues } from '../contract/record';
import type { Gather } from '../contract/records';
import type { DenseRegion } from '../layout/plan';
import { ENTRY, FLOAT } from '../layout/sizes';
import type { StoredData } from '../memory/data-store';
import { dropoutNumbers } from '../network/dropout';
import { writeGather } from './gather';
import type { Range, TrainingStep } from './job';
import type { Thread } from './thread';
import { writeSource } from './update';

/** A dense layer that takes the samples themselves, as lists or as rows. */
export class FirstLayer {
  readonly #thread: Thread;
  readonly #layer: DenseRegion;

  constructor(thread: Thread, layer: DenseRegion) {
    this.#thread = thread;
    this.#layer = layer;
  }

  get allPanels(): Range {
    return { first: 0, last: this.#layer.blocks.length };
  }

  /** Lists the inputs of a step's batch, or copies them to plain rows, with dropout and with what the update wants. */
  gatherBatch({ job, number, start, batch }: TrainingStep): void {
    const { own, plan } = this.#thread;
    const dropout = { seed: job.seed, step: number, ...dropoutNumbers(plan.inputDropout) };
    this.#gather(job.data, job.order + start * 4, batch, {
      buckets: own.buckets,
      gradientRow: this.#layer.stride * FLOAT,
      ...dropout,
    });
  }

  /** Lists the inputs of samples in a row, or copies them to plain rows. */
  gatherBlock(data: StoredData, start: number, count: number): void {
    this.#gather(data, data.inOrder + start * 4, count);
  }

  /** The layer's outputs from the gathered inputs, the first of which belong to sample `origin`. */
  forward({ layout }: StoredData, { first, last }: Range, panels: Range, origin = 0): void {
    const { own, plan, kernels } = this.#thread;
    const { record, inputs } = this.#layer;
    if (layout === 'rows') {
      const rows = own.entries - origin * plan.inputStride * FLOAT;
      kernels.forwardRows(record, rows, plan.inputStride, first, last, panels.first, panels.last);
    } else {
      const entries = own.entries - origin * inputs * ENTRY;
      kernels.forwardLists(record, entries, own.counts - origin * 4, first, last, panels.first, panels.last);
    }
  }

  /** Moves some of the parameters; row `inputs` is the bias. */
  update({ job }: TrainingStep, rows: Range, panels: Range): void {
    const { own, plan, kernels } = this.#thread;
    writeSource(this.#thread, {
      buckets: job.data.layout === 'rows' ? 0 : own.buckets,
      rows: own.entries,
      rowStride: plan.inputStride,
      skipZeros: 1,
    });
    kernels.update(this.#layer.record, own.source, own.step, rows.first, rows.last, panels.first, panels.last);
  }

  #gather(data: StoredData, order: number, batch: number, training: Partial<RecordValues<typeof Gather>> = {}): void {
    const { own, plan, kernels } = this.#thread;
    writeGather(this.#thread, data, { rows: own.entries, rowStride: plan.inputStride, ...training });
    const gather = data.layout === 'rows' ? kernels.gatherRows : kernels.gatherLists;
    gather(own.gather, order, batch);
  }
}
