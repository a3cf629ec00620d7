import type { DenseRegion } from '../layout/plan';
import type { StoredData } from '../memory/data-store';
import { FirstLayer } from './first-layer';
import type { Front } from './front';
import type { Range, TrainingStep } from './job';
import type { Thread } from './thread';

/** A layer that is the only one: the loss needs all its columns, so that each thread has its own samples, then rows. */
export class SingleFront implements Front {
  /** No layer follows. */
  readonly units: Range = { first: 0, last: 0 };
  readonly #thread: Thread;
  readonly #rows: Range;
  readonly #isTrainable: boolean;
  readonly #layer: FirstLayer;

  constructor(thread: Thread, first: DenseRegion) {
    this.#thread = thread;
    this.#rows = thread.share(first.hasBias ? first.inputs + 1 : first.inputs);
    this.#isTrainable = first.isTrainable;
    this.#layer = new FirstLayer(thread, first);
  }

  forward(step: TrainingStep): void {
    this.#layer.gatherBatch(step);
  }

  thereAndBack({ job, batch }: TrainingStep, tail: (samples: Range) => void): [] {
    const samples = this.#thread.share(batch);
    this.#layer.forward(job.data, samples, this.#layer.allPanels);
    tail(samples);
    return [];
  }

  update(step: TrainingStep): void {
    if (this.#isTrainable) this.#layer.update(step, this.#rows, this.#layer.allPanels);
  }

  evaluate(data: StoredData, start: number, samples: Range): void {
    this.#layer.gatherBlock(data, start, samples.last - samples.first);
    this.#layer.forward(data, samples, this.#layer.allPanels, samples.first);
  }
}
