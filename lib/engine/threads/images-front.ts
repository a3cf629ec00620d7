import { CHUNKS } from '../layout/images';
import type { ImagesFrontPlan, ImageSet } from '../layout/plan';
import { FLOAT } from '../layout/sizes';
import type { StoredData } from '../memory/data-store';
import { item } from '../validation/item';
import { drop } from './dropout';
import type { Front } from './front';
import { writeGather } from './gather';
import { type StepBack, stepBack } from './image-back';
import { chunkOf, fromRow, toRow, updateConvolution } from './image-passage';
import { type StepThere, stepThere } from './image-there';
import type { Range, TrainingStep } from './job';
import type { Thread } from './thread';

/**
 * Convolutions and pooling: a thread takes its samples one by one through them, through the tail, and back. The
 * gradients by the convolutions' kernels are summed over fixed chunks of the batch, each by one thread, and the
 * update adds up the chunks in their order.
 */
export class ImagesFront implements Front {
  readonly units: Range;
  readonly #thread: Thread;
  readonly #plan: ImagesFrontPlan;
  readonly #own: ImageSet;
  readonly #way: readonly StepThere[];
  /** Back to the first layer on images that is trained, the last one first; none if none of them is. */
  readonly #wayBack: readonly StepBack[];

  constructor(thread: Thread, plan: ImagesFrontPlan) {
    this.#thread = thread;
    this.#plan = plan;
    this.#own = item(plan.threads, thread.number, 'the images of the threads');
    this.units = thread.share(plan.row.units);
    this.#way = this.#own.steps.map((step) => stepThere(thread.kernels, step));
    const lowest = this.#own.steps.findIndex((step) => step.kind === 'convolution' && step.region.isTrainable);
    const trained = lowest < 0 ? [] : this.#own.steps.slice(lowest);
    this.#wayBack = trained.map((step) => stepBack(thread.kernels, step)).reverse();
  }

  /** No layer is divided by columns. */
  forward({ job }: TrainingStep): void {
    this.#writeGather(job.data);
  }

  thereAndBack(step: TrainingStep, tail: (samples: Range) => void): [] {
    const { job, start, batch } = step;
    const { view } = this.#thread;
    const { row } = this.#plan;
    const chunks = this.#thread.share(CHUNKS);
    for (const back of this.#wayBack) back.prepare();
    for (let chunk = chunks.first; chunk < chunks.last; chunk++) {
      for (const back of this.#wayBack) back.begin(chunk);
      const samples = chunkOf(batch, chunk);
      for (let s = samples.first; s < samples.last; s++) {
        const sample = { first: s, last: s + 1 };
        this.#imageForward(view.getUint32(job.order + (start + s) * 4, true), s, step);
        drop(this.#thread, row, 'output', step, sample);
        tail(sample);
        this.#imageBack(s, chunk, step);
      }
      for (const back of this.#wayBack) back.end(chunk);
    }
    return [];
  }

  update(): void {
    for (const region of this.#plan.convolutions) updateConvolution(this.#thread, region);
  }

  evaluate(data: StoredData, start: number, { first, last }: Range): void {
    this.#writeGather(data);
    for (let s = first; s < last; s++) this.#imageForward(start + s - first, s);
  }

  /** Tells the kernels where the samples are, and where one of them goes. */
  #writeGather(data: StoredData): void {
    const { address, row, spans, border } = this.#own;
    writeGather(this.#thread, data, { rows: address, rowStride: row / FLOAT, spans, border });
  }

  /** Sample `number` of the data through all layers on images, to row `row` of what they hand on; with dropout, if a step is given. */
  #imageForward(number: number, row: number, step?: TrainingStep): void {
    const { kernels, own } = this.#thread;
    kernels.gatherImage(own.gather, number, this.#plan.input.height);
    for (const there of this.#way) there(row, 0, step);
    toRow(this.#thread, this.#plan, this.#own, row);
  }

  /** Back from the gradient by row `row`, adding the gradients by the kernels to the sums of a chunk. */
  #imageBack(row: number, chunk: number, step: TrainingStep): void {
    if (this.#wayBack.length === 0) return;
    fromRow(this.#thread, this.#plan, this.#own, row);
    for (const back of this.#wayBack) back.sample(chunk, row, 0, step);
  }
}
