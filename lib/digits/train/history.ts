import { checkHistory } from '../check/history';

/** What one epoch of training gave. */
export interface EpochResult {
  /** Number of the epoch over the model's whole life, from 1: a second `fit` counts on. */
  readonly epoch: number;
  /** Mean training loss over the epoch's samples, in nats, measured while the weights move. */
  readonly loss: number;
  /** Share of training samples classified rightly while the weights move, 0 to 1. */
  readonly accuracy: number;
  /** Mean loss on the validation data after the epoch, in nats; absent without validation data. */
  readonly validationLoss?: number;
  /** Accuracy on the validation data after the epoch, 0 to 1; absent without validation data. */
  readonly validationAccuracy?: number;
  /** Wall-clock time of the epoch, validation included, in seconds. */
  readonly seconds: number;
  /** The optimizer's learning rate in this epoch, above 0; absent in what versions before 0.4 recorded. */
  readonly learningRate?: number;
  /** Whether the epoch was trained on changed digits, as `augment` makes them. @default false */
  readonly augmented?: boolean;
}

/** The plain record of a training run: what was asked, and what each epoch gave. */
export interface History {
  readonly epochs: readonly EpochResult[];
  readonly batchSize: number;
  readonly seed: number;
  /** What did the arithmetic, for example `tfjs wasm`. */
  readonly engine: string;
  /**
   * The epoch whose weights the model has, where early stopping put back those of an earlier epoch than
   * the last; absent otherwise. See `weightsEpoch`.
   */
  readonly restoredEpoch?: number;
}

/**
 * The number of the epoch whose weights the model has: the last, unless early stopping put back those
 * of an earlier one.
 *
 * @throws RangeError if there are no epochs
 */
export function weightsEpoch(history: History): number {
  checkHistory('reading a history', history);
  return history.restoredEpoch ?? lastEpoch(history).epoch;
}

/**
 * The last epoch of a history.
 *
 * @throws RangeError if there are no epochs
 */
export function lastEpoch(history: History): EpochResult {
  checkHistory('reading a history', history);
  const last = history.epochs.at(-1);
  if (last === undefined) throw new RangeError('reading a history: expected at least one epoch, found none');
  return last;
}

/**
 * The epoch of the least validation loss; of equals, the first.
 *
 * @throws RangeError if no epoch has a validation loss
 */
export function bestEpoch(history: History): EpochResult {
  checkHistory('looking for the best epoch', history);
  const validated = history.epochs.filter(({ validationLoss }) => validationLoss !== undefined);
  const [first, ...others] = validated;
  if (first === undefined) {
    throw new RangeError('looking for the best epoch: expected at least one epoch with a validation loss, found none');
  }
  const loss = ({ validationLoss = NaN }: EpochResult): number => validationLoss;
  return others.reduce((best, epoch) => (loss(epoch) < loss(best) ? epoch : best), first);
}

/** A history as the rows of a table, one an epoch, under headings for people. */
export function epochRows(history: History): Readonly<Record<string, number | undefined>>[] {
  checkHistory('listing epochs', history);
  return history.epochs.map(({ epoch, loss, accuracy, validationLoss, validationAccuracy }) => ({
    epoch,
    loss,
    accuracy,
    'validation loss': validationLoss,
    'validation accuracy': validationAccuracy,
  }));
}
