import { LossCode } from '../contract/codes';
import type { DenseRegion, Link } from '../layout/plan';
import { ENTRY, FLOAT } from '../layout/sizes';
import type { StoredData } from '../memory/data-store';
import { drop } from './dropout';
import type { Range, TrainingStep } from './job';
import type { Thread } from './thread';
import { writeSource } from './update';

/** The layers that follow on a layer, and the loss. */
export class Tail {
  readonly #thread: Thread;
  readonly #links: readonly Link[];
  readonly #back: readonly Link[];
  readonly #output: DenseRegion;

  constructor(thread: Thread) {
    const { links, output } = thread.plan;
    this.#thread = thread;
    this.#links = links;
    this.#back = links.toReversed();
    this.#output = output;
  }

  /** Later layers, loss, and the gradients of all layers' sums, for some samples. */
  thereAndBack(step: TrainingStep, samples: Range): void {
    const { first, last } = samples;
    if (first === last) return;
    const { kernels } = this.#thread;
    const { job, start, batch } = step;
    this.forward(samples, step);
    this.#loss(job.data, job.order, start, samples, 1 / batch);
    if (this.#output.activation === 'softmax') kernels.softmaxGradient(this.#output.record, first, last);
    else kernels.activationGradient(this.#output.record, first, last, 1);
    for (const { layer, below } of this.#back) {
      kernels.inputGradient(layer.record, below.gradient, below.stride, first, last, layer.blocks.length);
      drop(this.#thread, below, 'gradient', step, samples);
      // A row has no activation of its own.
      if (below.kind === 'dense') kernels.activationGradient(below.record, first, last, 1 / (1 - below.dropout));
    }
  }

  /**
   * From what the front gives to the network's output.
   *
   * @param step That of which the samples are, if dropout is wanted.
   */
  forward(samples: Range, step?: TrainingStep): void {
    const { kernels } = this.#thread;
    for (const link of this.#links) {
      this.#linkForward(link, samples);
      if (step) drop(this.#thread, link.layer, 'output', step, samples);
    }
    const { record, activation } = this.#output;
    if (activation === 'softmax') kernels.softmax(record, samples.first, samples.last);
  }

  /**
   * Loss and hits of samples that are evaluated.
   *
   * @param start The first sample's number in the data.
   */
  evaluate(data: StoredData, start: number, samples: Range): void {
    this.#loss(data, data.inOrder, start - samples.first, samples, 0);
  }

  /**
   * Moves this thread's rows of the parameters.
   *
   * @param units Those of the front whose rows are this thread's.
   */
  update(units: Range): void {
    const { kernels, own } = this.#thread;
    this.#links.forEach(({ layer, below, lists }, index) => {
      if (!layer.isTrainable) return;
      writeSource(this.#thread, { rows: below.output, rowStride: below.stride, skipZeros: lists ? 1 : 0 });
      const rows = index === 0 ? units : this.#thread.share(layer.inputs);
      const update = (first: number, last: number): void => {
        kernels.update(layer.record, own.source, own.step, first, last, 0, layer.blocks.length);
      };
      update(rows.first, Math.min(rows.last, layer.inputs));
      if (layer.hasBias && this.#thread.isLast) update(layer.inputs, layer.inputs + 1);
    });
  }

  #linkForward({ layer, below, lists }: Link, { first, last }: Range): void {
    const { kernels, own } = this.#thread;
    const { record, inputs, blocks } = layer;
    if (!lists) {
      kernels.forwardRows(record, below.output, below.stride, first, last, 0, blocks.length);
      return;
    }
    const entries = own.hiddenEntries - first * inputs * ENTRY;
    const counts = own.hiddenCounts - first * 4;
    kernels.listActivations(below.output, below.stride, inputs, entries, counts, first, last);
    kernels.forwardLists(record, entries, counts, first, last, 0, blocks.length);
  }

  /**
   * @param order Address of the numbers of the samples.
   * @param start What row 0 is in that order.
   * @param share 1 / batch size, or 0 if no gradient is wanted.
   */
  #loss(data: StoredData, order: number, start: number, { first, last }: Range, share: number): void {
    this.#thread.kernels.lossAndGradient(
      this.#output.record,
      LossCode[this.#thread.plan.network.loss],
      data.targets,
      order + start * 4,
      first,
      last,
      data.losses + start * FLOAT,
      data.hits + start,
      share,
    );
  }
}
