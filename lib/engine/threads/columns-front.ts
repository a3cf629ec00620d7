import type { DenseRegion } from '../layout/plan';
import type { StoredData } from '../memory/data-store';
import { drop } from './dropout';
import { FirstLayer } from './first-layer';
import type { Front } from './front';
import type { Range, TrainingStep } from './job';
import type { Thread } from './thread';

/**
 * A first dense layer of which each thread owns columns: it has them forward for all samples, and moves them. They
 * hold most of the network's parameters, and never leave the cache of the thread that owns them.
 */
export class ColumnsFront implements Front {
  readonly units: Range;
  readonly #thread: Thread;
  readonly #region: DenseRegion;
  readonly #layer: FirstLayer;
  readonly #panels: Range;

  constructor(thread: Thread, first: DenseRegion) {
    this.#thread = thread;
    this.#region = first;
    this.#layer = new FirstLayer(thread, first);
    this.#panels = thread.share(first.blocks.length);
    // The next layer's rows follow these columns: nobody else overwrites, in the next step's forward pass, the
    // activations that its update still reads.
    const columnOf = (panel: number): number => first.blocks[panel]?.column ?? first.stride;
    this.units = { first: columnOf(this.#panels.first), last: columnOf(this.#panels.last) };
  }

  forward(step: TrainingStep): void {
    const samples = { first: 0, last: step.batch };
    this.#layer.gatherBatch(step);
    this.#layer.forward(step.job.data, samples, this.#panels);
    drop(this.#thread, this.#region, 'output', step, samples, this.units);
  }

  thereAndBack({ batch }: TrainingStep, tail: (samples: Range) => void): [] {
    tail(this.#thread.share(batch));
    return [];
  }

  update(step: TrainingStep): void {
    const { inputs, hasBias, isTrainable } = this.#region;
    if (!isTrainable) return;
    this.#layer.update(step, { first: 0, last: hasBias ? inputs + 1 : inputs }, this.#panels);
  }

  evaluate(data: StoredData, start: number, samples: Range): void {
    this.#layer.gatherBlock(data, start, samples.last - samples.first);
    this.#layer.forward(data, samples, this.#layer.allPanels, samples.first);
  }
}
