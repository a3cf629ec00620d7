import { CHUNKS } from '../layout/images';
import type { ImageSet, NormalizationRegion, NormalizedFrontPlan } from '../layout/plan';
import type { Phase } from '../layout/regions';
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
import { writeSource } from './update';

/** The layers on images from one normalization to the next. */
interface Stretch {
  /** The normalization in front first, if there is one. */
  readonly there: readonly StepThere[];
  /** That at the end first, if there is one; not that in front. */
  readonly back: readonly StepBack[];
  /** The record of that at the end, for the first sample. */
  readonly end?: number;
}

/**
 * Layers on images of which some normalize by the whole batch. Each sample has images of its own; a thread takes all of
 * its samples as far as the next normalization, where the threads meet, and so on the way back. What a batch has in common
 * is made of what its samples note of themselves, channel by channel, each by one thread, always in the same order.
 */
export class NormalizedFront implements Front {
  readonly units: Range;
  readonly #thread: Thread;
  readonly #plan: NormalizedFrontPlan;
  readonly #stretches: readonly Stretch[];

  constructor(thread: Thread, plan: NormalizedFrontPlan) {
    this.#thread = thread;
    this.#plan = plan;
    this.units = thread.share(plan.row.units);
    this.#stretches = stretchesOf(thread, plan.first);
  }

  /** No layer is divided by columns. */
  forward(): void {
    // Each sample is gathered where its images are.
  }

  *thereAndBack(step: TrainingStep, tail: (samples: Range) => void): Generator<Phase, void> {
    const chunks = this.#thread.share(CHUNKS);
    const own = { first: chunkOf(step.batch, chunks.first).first, last: chunkOf(step.batch, chunks.last).first };
    const last = this.#stretches.length - 1;
    for (let stretch = 0; stretch <= last; stretch++) {
      if (stretch > 0) {
        yield 'samples';
        this.#meetThere(stretch - 1, step.batch);
        yield 'batch';
      }
      this.#there(stretch, own, step);
    }
    drop(this.#thread, this.#plan.row, 'output', step, own);
    tail(own);
    for (let s = own.first; s < own.last; s++) fromRow(this.#thread, this.#plan, this.#plan.first, s, this.#offset(s));
    for (let stretch = last; stretch >= 0; stretch--) {
      if (stretch < last) {
        yield 'samples';
        this.#meetBack(stretch, step.batch);
        yield 'batch';
      }
      for (let chunk = chunks.first; chunk < chunks.last; chunk++) this.#back(stretch, chunk, step);
    }
  }

  update(): void {
    for (const region of this.#plan.convolutions) updateConvolution(this.#thread, region);
    for (const region of this.#plan.normalizations) this.#updateNormalization(region);
  }

  evaluate(data: StoredData, start: number, { first, last }: Range): void {
    // Which sample's images it takes is all the same; no other thread takes these.
    const offset = this.#offset(this.#thread.number);
    this.#writeGather(data, offset);
    for (let s = first; s < last; s++) {
      this.#gather(start + s - first);
      for (const { there } of this.#stretches) for (const go of there) go(s, offset);
      toRow(this.#thread, this.#plan, this.#plan.first, s, offset);
    }
  }

  /** Samples from one normalization to the next, of which they make notes, or to the dense layers. */
  #there(stretch: number, { first, last }: Range, step: TrainingStep): void {
    const { kernels, view } = this.#thread;
    const { job, start } = step;
    const { there, end } = item(this.#stretches, stretch);
    for (let s = first; s < last; s++) {
      const offset = this.#offset(s);
      if (stretch === 0) {
        this.#writeGather(job.data, offset);
        this.#gather(view.getUint32(job.order + (start + s) * FLOAT, true));
      }
      for (const go of there) go(s, offset, step);
      if (end === undefined) toRow(this.#thread, this.#plan, this.#plan.first, s, offset);
      else kernels.imageMoments(end + offset);
    }
  }

  /** The samples of a chunk back to the normalization before, of which they make notes, or to the start. */
  #back(stretch: number, chunk: number, step: TrainingStep): void {
    const { kernels } = this.#thread;
    const { first, last } = chunkOf(step.batch, chunk);
    const { back } = item(this.#stretches, stretch);
    const before = this.#stretches[stretch - 1]?.end;
    for (const go of back) go.begin(chunk);
    for (let s = first; s < last; s++) {
      const offset = this.#offset(s);
      for (const go of back) go.sample(chunk, s, offset, step);
      if (before !== undefined) kernels.normalizationSums(before + offset);
    }
    for (const go of back) go.end(chunk);
  }

  /** This thread's channels of what the batch has, and at the first meeting its kernels turned for the way back. */
  #meetThere(normalization: number, batch: number): void {
    const { shared, panels } = this.#meeting(normalization);
    this.#thread.kernels.batchMoments(shared, batch, panels.first, panels.last);
    if (normalization === 0) this.#turnKernels();
  }

  #meetBack(normalization: number, batch: number): void {
    const { shared, panels } = this.#meeting(normalization);
    this.#thread.kernels.batchGradients(shared, batch, panels.first, panels.last);
  }

  #meeting(normalization: number): { readonly shared: number; readonly panels: Range } {
    const { shared, blocks } = item(this.#plan.normalizations, normalization);
    return { shared: shared.address, panels: this.#thread.share(blocks.length) };
  }

  /** The kernels have one place for all samples. */
  #turnKernels(): void {
    const backs = this.#stretches.flatMap(({ back }) => back);
    const { first, last } = this.#thread.share(backs.length);
    for (const back of backs.slice(first, last)) back.prepare();
  }

  #updateNormalization({ record, blocks, bytes }: NormalizationRegion): void {
    const { kernels, own } = this.#thread;
    const { first, last } = this.#thread.share(blocks.length);
    writeSource(this.#thread, { chunks: 1, chunkBytes: bytes });
    kernels.update(record, own.source, own.step, 0, 2, first, last);
  }

  /** Tells the kernels where the data are, and where a sample goes. */
  #writeGather(data: StoredData, offset: number): void {
    const { address, row, spans, border } = this.#plan.first;
    const rows = address + offset;
    writeGather(this.#thread, data, { rows, rowStride: row / FLOAT, spans: spans + offset, border });
  }

  /** @param number Of the sample in the data. */
  #gather(number: number): void {
    const { kernels, own } = this.#thread;
    kernels.gatherImage(own.gather, number, this.#plan.input.height);
  }

  /** Bytes from the images of the first sample to those of another. */
  #offset(sample: number): number {
    return sample * this.#plan.sampleBytes;
  }
}

function stretchesOf({ kernels }: Thread, { steps }: ImageSet): Stretch[] {
  const stretches: { there: StepThere[]; back: StepBack[]; end?: number }[] = [{ there: [], back: [] }];
  for (const step of steps) {
    const last = item(stretches, stretches.length - 1);
    last.back.unshift(stepBack(kernels, step));
    if (step.kind === 'normalization') {
      last.end = step.there.address;
      stretches.push({ there: [stepThere(kernels, step)], back: [] });
    } else last.there.push(stepThere(kernels, step));
  }
  return stretches;
}
