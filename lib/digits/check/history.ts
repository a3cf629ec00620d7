import type { History } from '../train/history';
import { hasFields } from './fields';
import { checkEach, checkKind } from './values';

/** What the result of an epoch holds in any case. */
const RESULT = { epoch: 'number', loss: 'number', accuracy: 'number' } as const;

/**
 * Checks the history of a training run.
 *
 * @param doing what is being done, for the error
 * @throws TypeError if it is none
 */
export function checkHistory(doing: string, history: History): void {
  checkKind(doing, 'a history, such as fit gives', history, 'object');
  checkEach(doing, 'the result of an epoch', history.epochs, RESULT);
}

/** Whether this is the history of a training run: a file may hold anything in its place. */
export function isHistory(value: unknown): value is History {
  if (typeof value !== 'object' || value === null || !('epochs' in value) || !Array.isArray(value.epochs)) return false;
  return value.epochs.every((result: unknown) => hasFields(result, RESULT));
}
