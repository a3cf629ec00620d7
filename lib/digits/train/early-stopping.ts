import { checkOptions } from '../check/options';
import { checkNumber, isWhole } from '../check/values';
import type { EpochResult } from './history';

/** When to end a training that no longer helps on data it does not learn from. */
export interface EarlyStopping {
  /**
   * Epochs without a new least validation loss after which training stops: 0 or more. As in Keras, 0 stops
   * at the first of them, as 1 does.
   */
  readonly patience: number;
  /**
   * Whether the model gets back the weights it had after the epoch of the least validation loss. The
   * optimizer's state stays that of the last epoch, as in Keras. @default true
   */
  readonly restoreBest?: boolean;
}

/** The epoch of the least validation loss so far. */
export interface BestEpoch {
  readonly epoch: number;
  /** In nats. */
  readonly validationLoss: number;
  /** Copies of the model's weights after that epoch, in the model's order; absent if they are not to be restored. */
  readonly weights?: readonly Float32Array[];
}

/**
 * Watches the validation loss of one run of training. A loss that is only as low as the least one is
 * no progress.
 */
export class StoppingRule {
  readonly #patience: number;
  readonly #restoreBest: boolean;
  #best: BestEpoch | undefined;
  #epochsWithout = 0;

  /**
   * @throws RangeError if the patience is not a whole number, 0 or more
   * @throws TypeError if it is no number, or there is another option
   */
  constructor(options: EarlyStopping) {
    checkOptions('training, early stopping', options, { patience: true, restoreBest: true });
    const { patience, restoreBest = true } = options;
    checkNumber('training', 'a whole number of epochs of patience, 0 or more', patience, isWhole);
    this.#patience = Math.max(1, patience);
    this.#restoreBest = restoreBest;
  }

  /**
   * Takes note of an epoch.
   *
   * @param weights gives copies of the weights after the epoch; asked only if they may be restored
   */
  see({ epoch, validationLoss = NaN }: EpochResult, weights: () => readonly Float32Array[]): void {
    if (validationLoss < (this.#best?.validationLoss ?? Infinity)) {
      this.#best = { epoch, validationLoss, ...(this.#restoreBest && { weights: weights() }) };
      this.#epochsWithout = 0;
    } else this.#epochsWithout++;
  }

  /** Whether training should end. */
  get stopped(): boolean {
    return this.#epochsWithout >= this.#patience;
  }

  get best(): BestEpoch | undefined {
    return this.#best;
  }
}
