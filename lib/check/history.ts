import type { History } from '../train/history';
import { checkEach, checkKind } from './values';

/**
 * Checks the history of a training run.
 *
 * @param doing what is being done, for the error
 * @throws TypeError if it is none
 */
export function checkHistory(doing: string, history: History): void {
  checkKind(doing, 'a history, such as fit gives', history, 'object');
  checkEach(doing, 'the result of an epoch', history.epochs, { epoch: 'number', loss: 'number', accuracy: 'number' });
}
