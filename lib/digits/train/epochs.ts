import { checkHistory } from '../check/history';
import type { EpochResult, History } from './history';

/**
 * The number of the epoch whose weights the model has: the last, unless early stopping put back those
 * of an earlier one.
 *
 * @throws RangeError if there are no epochs
 * @example
 * const { train, validation } = splitTail(firstDigits(loadDigits('quick').train, 100), 0.2);
 * const model = buildAnn({ hiddenUnits: 8 });
 * const history = await fit(model, train, { epochs: 5, validation, earlyStopping: { patience: 2 } });
 * weightsEpoch(history) === bestEpoch(history).epoch // true
 */
export function weightsEpoch(history: History): number {
  checkHistory('reading a history', history);
  return history.restoredEpoch ?? lastEpoch(history).epoch;
}

/**
 * The last epoch of a history.
 *
 * @throws RangeError if there are no epochs
 * @example
 * const few = firstDigits(loadDigits('quick').train, 100);
 * const history = await fit(buildAnn({ hiddenUnits: 8 }), few, { epochs: 2 });
 * lastEpoch(history).epoch // 2
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
 * @example
 * const { train, validation } = splitTail(firstDigits(loadDigits('quick').train, 100), 0.2);
 * const history = await fit(buildAnn({ seed: 1, hiddenUnits: 8 }), train, { epochs: 3, validation });
 * bestEpoch(history).epoch // 3
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

/**
 * A history as the rows of a table, one an epoch, under headings for people. The learning rate is in three digits, and
 * the time a text in seconds.
 *
 * @throws TypeError if it is none
 * @example
 * const few = firstDigits(loadDigits('quick').train, 100);
 * const history = await fit(buildAnn({ hiddenUnits: 8 }), few, { epochs: 2 });
 * showTable(epochRows(history), { decimals: 4, caption: `Trained with seed ${history.seed}` });
 */
export function epochRows(history: History): Readonly<Record<string, number | string | undefined>>[] {
  checkHistory('listing epochs', history);
  return history.epochs.map((result) => ({
    epoch: result.epoch,
    loss: result.loss,
    accuracy: result.accuracy,
    'validation loss': result.validationLoss,
    'validation accuracy': result.validationAccuracy,
    'learning rate': result.learningRate === undefined ? undefined : String(Number(result.learningRate.toPrecision(3))),
    // With its unit, by which comparisons of two runs know a time; last, so that its length moves nothing else.
    time: timeOf(result),
  }));
}

/** A file may hold a history without times. */
function timeOf({ seconds }: Partial<EpochResult>): string | undefined {
  return seconds === undefined ? undefined : `${seconds.toFixed(2)} s`;
}
