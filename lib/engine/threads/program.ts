/*
 * What each thread does: the order in which the kernels run over an epoch.
 *
 * A step has three parts with a barrier after the first two:
 *   forward of the first layer   each thread its own columns (panels), all samples
 *   the rest, there and back     each thread its own samples
 *   update of all parameters     each thread its own columns of the first layer, and the rows of
 *                                the later layers
 * So two phases take turns: "columns", an update and the next step's first layer, which no barrier
 * parts, and "samples". Where a layer normalizes by its batch, the samples meet on the way there and on the way back:
 * phases "samples" and "batch" take turns then. Who may touch what in each is stated in ../layout/regions.ts, and checked by
 * ../race/race.ts. What comes first, and how it is divided, is the matter of a Front (front.ts), the
 * layers after that and the loss of the Tail (tail.ts).
 *
 * Every number is computed by one thread in one fixed order, so the number of threads does not
 * change a bit of the result.
 */
import type { Kernels } from '../contract/kernels';
import type { FrontPlan, Plan } from '../layout/plan';
import { EVALUATION_BLOCK } from '../layout/plan-memory';
import type { Phase } from '../layout/regions';
import { FLOAT } from '../layout/sizes';
import { ColumnsFront } from './columns-front';
import { Control } from './control';
import type { Front } from './front';
import { ImagesFront } from './images-front';
import type { EvaluateJob, Job, Range, TrainingStep, TrainJob } from './job';
import { NormalizedFront } from './normalized-front';
import { sumPenalties, writePenalties } from './penalties';
import { SingleFront } from './single-front';
import { Tail } from './tail';
import { Thread, type View } from './thread';
import { flushMoments, writeStep } from './update';

export class Program {
  readonly #thread: Thread;
  readonly #control: Control;
  readonly #front: Front;
  readonly #tail: Tail;

  /**
   * @param viewOf Makes the view of the memory by which all is touched that is not touched by the kernels.
   * @throws RangeError if the plan has no such thread.
   */
  constructor(
    memory: WebAssembly.Memory,
    kernels: Kernels,
    plan: Plan,
    thread: number,
    viewOf = (buffer: ArrayBufferLike): View => new DataView(buffer),
  ) {
    this.#thread = new Thread(memory, kernels, plan, thread, viewOf);
    this.#control = new Control(memory.buffer, plan.threads);
    this.#front = frontOf(this.#thread, plan.front);
    this.#tail = new Tail(this.#thread);
  }

  run(job: Job): void {
    const phases = this.phases(job);
    while (!phases.next().done) this.#control.barrier();
  }

  /** The job up to each barrier. To go on means that all threads have come as far. */
  *phases(job: Job): Generator<Phase, Phase, void> {
    this.#thread.renewView();
    if (job.kind === 'train') return yield* this.#train(job);
    this.#evaluate(job);
    return 'evaluation';
  }

  *#train(job: TrainJob): Generator<Phase, Phase, void> {
    const front = this.#front;
    const tail = this.#tail;
    for (const step of stepsOf(job, this.#thread.plan.batchSize)) {
      front.forward(step);
      yield 'columns';

      yield* front.thereAndBack(step, (samples) => {
        tail.thereAndBack(step, samples);
      });
      writePenalties(this.#thread);
      flushMoments(this.#thread, step);
      this.#agree();
      yield 'samples';

      writeStep(this.#thread, step);
      front.update(step);
      tail.update(front.units);
      this.#tell(step);
      if (this.#control.stopAgreed) break;
    }
    return 'columns';
  }

  /** Whether to stop is settled by one thread, before a barrier. */
  #agree(): void {
    if (this.#thread.number === 0) this.#control.stopAgreed = this.#control.stopAsked;
  }

  /** One thread adds up the step's losses and hits, for who asks how far the epoch is. */
  #tell({ job, number, start, batch }: TrainingStep): void {
    if (this.#thread.number > 0) return;
    const { view } = this.#thread;
    const before = number === job.firstStep ? { lossSum: 0, hits: 0 } : this.#control.tally;
    let { hits } = before;
    let sum = sumPenalties(this.#thread) * batch;
    for (let s = start; s < start + batch; s++) {
      sum += view.getFloat32(job.data.losses + s * FLOAT, true);
      hits += view.getUint8(job.data.hits + s);
    }
    this.#control.tally = { steps: number - job.firstStep + 1, lossSum: before.lossSum + sum, hits };
  }

  /** Each thread takes every so-manyth block of samples through the whole network, without barriers. */
  #evaluate({ data, outputs, withLoss }: EvaluateJob): void {
    const { plan, number } = this.#thread;
    const first = Math.floor(plan.rows / plan.threads) * number;
    const block = EVALUATION_BLOCK;
    for (let start = number * block; start < data.count; start += plan.threads * block) {
      const samples = { first, last: first + Math.min(block, data.count - start) };
      this.#front.evaluate(data, start, samples);
      this.#tail.forward(samples);
      if (withLoss) this.#tail.evaluate(data, start, samples);
      if (outputs) this.#copyOutputs(samples, outputs + start * plan.output.units * FLOAT);
    }
  }

  /** The network's outputs for some samples, without padding. */
  #copyOutputs({ first, last }: Range, to: number): void {
    const { view, plan } = this.#thread;
    const { units, stride, output } = plan.output;
    for (let s = first; s < last; s++) {
      for (let unit = 0; unit < units; unit++) {
        const value = view.getFloat32(output + (s * stride + unit) * FLOAT, true);
        view.setFloat32(to + ((s - first) * units + unit) * FLOAT, value, true);
      }
    }
  }
}

/** The steps of an epoch; the last batch may be a partial one. */
function* stepsOf(job: TrainJob, batchSize: number): Generator<TrainingStep, void, void> {
  const { count } = job.data;
  for (let start = 0, number = job.firstStep; start < count; start += batchSize, number++) {
    yield { job, number, start, batch: Math.min(batchSize, count - start) };
  }
}

function frontOf(thread: Thread, plan: FrontPlan): Front {
  switch (plan.kind) {
    case 'columns':
      return new ColumnsFront(thread, plan.first);
    case 'single':
      return new SingleFront(thread, plan.first);
    case 'images':
      return new ImagesFront(thread, plan);
    case 'normalized':
      return new NormalizedFront(thread, plan);
  }
}
