import type { Kernels } from '../contract/kernels';
import type { Plan, ThreadPlan } from '../layout/plan';
import type { Range } from './job';

/** How JavaScript reads and writes the memory beside the kernels: a DataView, or one that tells of it. */
export type View = Pick<DataView, 'getUint8' | 'getUint32' | 'getFloat32' | 'setUint32' | 'setFloat32'>;

/** What one thread works with. All that it touches in memory it does by the kernels or by its view. */
export class Thread {
  readonly kernels: Kernels;
  readonly plan: Plan;
  readonly number: number;
  /** What is its alone. */
  readonly own: ThreadPlan;
  readonly #memory: WebAssembly.Memory;
  readonly #viewOf: (buffer: ArrayBufferLike) => View;
  #view: View;

  /** @throws RangeError if the plan has no such thread. */
  constructor(
    memory: WebAssembly.Memory,
    kernels: Kernels,
    plan: Plan,
    number: number,
    viewOf: (buffer: ArrayBufferLike) => View,
  ) {
    const own = plan.workers[number];
    if (!own) throw new RangeError(`starting a thread: no thread ${number} in a plan for ${plan.workers.length}`);
    this.kernels = kernels;
    this.plan = plan;
    this.number = number;
    this.own = own;
    this.#memory = memory;
    this.#viewOf = viewOf;
    this.#view = viewOf(memory.buffer);
  }

  /** The memory as the last job found it. */
  get view(): View {
    return this.#view;
  }

  /**
   * Before each job: between two the memory may have grown. To grow it by nothing makes this thread's object show
   * it as it is now; without that, one of some hundreds of trainings on Node 26, on a busy machine, met a view that
   * ended before its data.
   */
  renewView(): void {
    this.#memory.grow(0);
    this.#view = this.#viewOf(this.#memory.buffer);
  }

  /** This thread's share of `count` things in a row. */
  share(count: number): Range {
    const { threads } = this.plan;
    return {
      first: Math.floor((count * this.number) / threads),
      last: Math.floor((count * (this.number + 1)) / threads),
    };
  }

  /** Whether this is the last thread, which takes what is left over. */
  get isLast(): boolean {
    return this.number === this.plan.threads - 1;
  }
}
