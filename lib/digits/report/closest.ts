import { checkHistory } from '../check/history';
import { checkFields } from '../check/values';
import type { EpochResult, History } from '../train/history';
import { REPORTED } from './report';

/** A pair of losses, in nats. */
export interface LossPair {
  readonly loss: number;
  readonly validationLoss: number;
}

/**
 * The epoch whose two losses come nearest to a pair. Near is measured by ratio: the sum of the two distances
 * on a logarithmic scale, so that 0.002 is as far from 0.004 as 0.008 is.
 *
 * @param pair in nats. @default REPORTED
 * @throws TypeError if these are no history and no pair of losses
 * @throws RangeError if no epoch has a validation loss
 * @example
 * const { train, validation } = splitTail(firstDigits(loadDigits('quick').train, 100), 0.2);
 * const history = await fit(buildAnn({ seed: 1, hiddenUnits: 8 }), train, { epochs: 3, validation });
 * closestEpoch(history, { loss: 2.2, validationLoss: 2.2 }).epoch // 3
 */
export function closestEpoch(history: History, pair: LossPair = REPORTED): EpochResult {
  const doing = 'looking for the closest epoch';
  checkHistory(doing, history);
  checkFields(doing, 'a pair of losses', pair, { loss: 'number', validationLoss: 'number' });
  const distance = ({ loss, validationLoss = NaN }: EpochResult): number =>
    Math.abs(Math.log(loss / pair.loss)) + Math.abs(Math.log(validationLoss / pair.validationLoss));
  const validated = history.epochs.filter(({ validationLoss }) => validationLoss !== undefined);
  const [first, ...others] = validated;
  if (first === undefined) {
    throw new RangeError(`${doing}: expected at least one epoch with a validation loss, found none`);
  }
  return others.reduce((best, epoch) => (distance(epoch) < distance(best) ? epoch : best), first);
}
