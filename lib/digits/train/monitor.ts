import { describe } from '../check/values';
import type { EpochResult } from './history';

/** A measure of an epoch that a training can be steered by. */
export type MonitorName = 'loss' | 'accuracy' | 'validationLoss' | 'validationAccuracy';

/** Whether more of a measure is better; as Keras' mode `auto` finds it from the name. */
const MORE_IS_BETTER: Readonly<Record<MonitorName, boolean>> = {
  loss: false,
  accuracy: true,
  validationLoss: false,
  validationAccuracy: true,
};

/** @throws TypeError or RangeError if there is no measure of that name */
export function requireMonitor(doing: string, monitor: MonitorName): void {
  if (Object.hasOwn(MORE_IS_BETTER, monitor)) return;
  const expected = `a measure to watch, ${Object.keys(MORE_IS_BETTER).join(', ')}`;
  const message = `${doing}: expected ${expected}, found ${describe(monitor)}`;
  throw typeof monitor === 'string' ? new RangeError(message) : new TypeError(message);
}

/** Whether a measure is there only with validation data. */
export function needsValidation(monitor: MonitorName): boolean {
  return monitor.startsWith('validation');
}

/** What an epoch gave of a measure; NaN if it was not measured. */
export function measured(result: EpochResult, monitor: MonitorName): number {
  return result[monitor] ?? NaN;
}

/**
 * Whether a measure is better than the best one so far, by more than `minDelta`: one that is not a number never is.
 *
 * @param best undefined if there is none yet
 */
export function improves(monitor: MonitorName, value: number, best: number | undefined, minDelta: number): boolean {
  if (best === undefined) return !Number.isNaN(value);
  return MORE_IS_BETTER[monitor] ? value - minDelta > best : value + minDelta < best;
}
