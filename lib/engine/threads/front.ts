import type { StoredData } from '../memory/data-store';
import type { Phase } from '../layout/regions';
import type { Range, TrainingStep } from './job';

/**
 * How samples get into the network, up to the layers that follow on a layer (tail.ts), and how the parameters on
 * that way are trained. There is one for each way to divide the work.
 */
export interface Front {
  /** Of what the front gives, the units whose rows in the next layer this thread updates. */
  readonly units: Range;

  /** Phase columns: as much of the way forward as goes for the whole batch at once. */
  forward(step: TrainingStep): void;

  /**
   * Phase samples: this thread's samples, the rest of the way forward and the way back.
   *
   * @param tail Takes some of them through the tail and back.
   * @returns The phases that end before all of it is done, where samples need something of each other.
   */
  thereAndBack(step: TrainingStep, tail: (samples: Range) => void): Iterable<Phase>;

  /** Phase columns: moves the parameters, of which no other thread has the same. */
  update(step: TrainingStep): void;

  /**
   * Forward without training.
   *
   * @param start The first sample's number in the data.
   * @param samples Rows of the batch that they go to.
   */
  evaluate(data: StoredData, start: number, samples: Range): void;
}
