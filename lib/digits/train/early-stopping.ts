import { checkOptions } from '../check/options';
import { checkNumber, isWhole } from '../check/values';
import type { EpochResult } from './history';
import { improves, measured, type MonitorName, requireMonitor } from './monitor';

/** When to end a training that no longer helps on data it does not learn from. */
export interface EarlyStopping {
  /**
   * Epochs without progress after which training stops: 0 or more. As in Keras, 0 stops at the first of them, as 1
   * does, and the first epoch of a run is never the last for that.
   */
  readonly patience: number;
  /**
   * The measure that is watched. Progress is a lower loss, or a higher accuracy: as Keras' mode `auto`.
   * @default 'validationLoss'
   */
  readonly monitor?: MonitorName;
  /** A change of no more than this is no progress: 0 or more, in the unit of the measure. @default 0 */
  readonly minDelta?: number;
  /**
   * Whether the model gets back the weights it had after the best epoch, the last that was progress. The
   * optimizer's state stays that of the last epoch, as in Keras. @default true
   */
  readonly restoreBest?: boolean;
}

/** The best epoch so far. */
export interface BestEpoch {
  readonly epoch: number;
  /** What it gave of the measure that is watched. */
  readonly value: number;
  /** Copies of the model's weights after that epoch, in the model's order; absent if they are not to be restored. */
  readonly weights?: readonly Float32Array[];
}

/** Watches a measure of one run of training. One that is only as good as the best is no progress. */
export class StoppingRule {
  readonly monitor: MonitorName;
  readonly #patience: number;
  readonly #minDelta: number;
  readonly #restoreBest: boolean;
  #best: BestEpoch | undefined;
  #epochs = 0;
  #epochsWithout = 0;

  /**
   * @throws RangeError if the patience is not a whole number, 0 or more, the least change is not 0 or more, or there
   *   is no measure of that name
   * @throws TypeError if one of them is of another kind, or there is another option
   */
  constructor(options: EarlyStopping) {
    const doing = 'training, early stopping';
    checkOptions(doing, options, { patience: true, monitor: true, minDelta: true, restoreBest: 'boolean' });
    const { patience, monitor = 'validationLoss', minDelta = 0, restoreBest = true } = options;
    checkNumber(doing, 'a whole number of epochs of patience, 0 or more', patience, isWhole);
    requireMonitor(doing, monitor);
    requireMinDelta(doing, minDelta);
    this.monitor = monitor;
    this.#patience = patience;
    this.#minDelta = minDelta;
    this.#restoreBest = restoreBest;
  }

  /**
   * Takes note of an epoch.
   *
   * @param weights gives copies of the weights after the epoch; asked only if they may be restored
   */
  see(result: EpochResult, weights: () => readonly Float32Array[]): void {
    const value = measured(result, this.monitor);
    this.#epochs++;
    if (improves(this.monitor, value, this.#best?.value, this.#minDelta)) {
      this.#best = { epoch: result.epoch, value, ...(this.#restoreBest && { weights: weights() }) };
      this.#epochsWithout = 0;
    } else this.#epochsWithout++;
  }

  /** Whether training should end. */
  get stopped(): boolean {
    return this.#epochs > 1 && this.#epochsWithout > 0 && this.#epochsWithout >= this.#patience;
  }

  get best(): BestEpoch | undefined {
    return this.#best;
  }
}

/** @throws RangeError or TypeError if the least change that counts is not 0 or more */
export function requireMinDelta(doing: string, minDelta: number): void {
  checkNumber(doing, 'a least change of 0 or more', minDelta, (given) => given >= 0 && given < Infinity);
}
