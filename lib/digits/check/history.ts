import type { History } from '../train/history';
import { hasFields } from './fields';
import { checkEach, checkKind, checkNumber, isCount } from './values';

/** What the result of an epoch holds in any case. */
const RESULT = { epoch: 'number', loss: 'number', accuracy: 'number' } as const;

/** What an earlier version did not record. A validation loss that was not finite is null in a file. */
const RECORDED = ['seconds', 'learningRate'] as const;

/**
 * Checks the history of a training run.
 *
 * @param doing what is being done, for the error
 * @throws TypeError if it is none
 * @throws RangeError if the number of an epoch is not whole, from 1 up
 */
export function checkHistory(doing: string, history: History): void {
  checkKind(doing, 'a history, such as fit gives', history, 'object');
  checkEach(doing, 'the result of an epoch', history.epochs, RESULT);
  for (const result of history.epochs) {
    checkNumber(doing, 'a whole number of an epoch from 1 up', result.epoch, isCount);
    for (const name of RECORDED) {
      if (result[name] !== undefined) checkKind(doing, `a number as ${name} of an epoch`, result[name], 'number');
    }
  }
}

/** Whether this is the history of a training run: a file may hold anything in its place. */
export function isHistory(value: unknown): value is History {
  if (typeof value !== 'object' || value === null || !('epochs' in value) || !Array.isArray(value.epochs)) return false;
  return value.epochs.every(isResult);
}

function isResult(value: unknown): boolean {
  if (!hasFields(value, RESULT) || typeof value.epoch !== 'number' || !isCount(value.epoch)) return false;
  return RECORDED.every((name) => ['number', 'undefined'].includes(typeof Reflect.get(value, name)));
}
